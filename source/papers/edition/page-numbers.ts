import { NoSuchPage } from './progress.ts'

/** The beginning of a page's label, with its number: `第A01版：头版`, `01版:要闻`, `A01： 头版`, `(3) 国际`. */
const LABEL_START = /^[(（]?\s*第?\s*([A-Za-z]{0,3}\d{1,5})/

const CHINESE_DIGITS = '零一二三四五六七八九'

/** Parses 1 to 99 in Chinese numerals, `十二`; undefined for anything else. */
const parseChinese = (text: string): number | undefined => {
  const [, tens, ten, ones] = /^([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)$/.exec(text) ?? []
  if (tens === undefined || (tens && !ten && ones) || text === '') return undefined
  const digit = (character = ''): number => Math.max(0, CHINESE_DIGITS.indexOf(character || '零'))
  return ten ? (digit(tens) || 1) * 10 + digit(ones) : digit(tens || ones)
}

/** Turns `A02` into `A2`, `01` into `1`, `特刊01` into `特刊1`. */
const withoutZeros = (number: string): string =>
  number.toUpperCase().replace(/^(\p{Script=Han}*[A-Z]*)0*(\d)/u, '$1$2')

/** The page number in a label, without leading zeros: `A1`; undefined if there is none. */
export const numberInLabel = (label: string): string | undefined => {
  const text = label.normalize('NFKC').trim()
  const [, number] = LABEL_START.exec(text) ?? []
  if (number !== undefined) return withoutZeros(number)
  const [, chinese = ''] = /^第?([一二三四五六七八九十]{1,3})版/.exec(text) ?? []
  return parseChinese(chinese)?.toString()
}

interface Labelled {
  readonly label: string
  /** The number in the label, where the page's reader understood it. */
  readonly number?: string
}

/**
 * Selects pages, in the order of the issue. Each word is a number as printed (`1`, `A02`, `a2`) or a range (`1-4`,
 * `A01-A04`), or a whole label (`号外`). If all numbers of the issue have letters, a word without letters counts from the first page.
 * @throws NoSuchPage, which lists the pages of the issue
 */
export const selectPages = <T extends Labelled>(
  pages: readonly T[],
  words: readonly string[],
): readonly T[] => {
  const numbers = pages.map(({ label, number }) => (number ? withoutZeros(number) : numberInLabel(label)))
  const hasPlainNumbers = numbers.some((number) => number !== undefined && /^\d+$/.test(number))
  const indexOf = (word: string): number => {
    const number = withoutZeros(word.normalize('NFKC').trim())
    const index = numbers.indexOf(number)
    if (index >= 0) return index
    const named = pages.findIndex(({ label }) => label === word.trim())
    if (named >= 0) return named
    if (!hasPlainNumbers && /^\d+$/.test(number) && pages[Number(number) - 1]) return Number(number) - 1
    throw new NoSuchPage(word.trim(), ...pages.map(({ label }, position) => numbers[position] ?? label))
  }
  const selected = new Set<number>()
  for (const word of words) {
    const [from = '', to = from] = word.split(/[-–—~～]/)
    for (let index = indexOf(from); index <= indexOf(to); index++) selected.add(index)
  }
  return pages.filter((_, index) => selected.has(index))
}
