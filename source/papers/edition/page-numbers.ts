import { NoSuchPage } from './progress.ts'

/** The label of a page in a link: `第A01版：头版`, `01版:要闻`, `A01： 头版`, `(3) 国际`. */
const LABEL = /^[(（]?\s*第?\s*([A-Za-z]{0,3}\d{1,5})/

const CHINESE_DIGITS = '零一二三四五六七八九'

/** 1 to 99 in Chinese numerals, `十二`; undefined for anything else. */
const chineseNumber = (text: string): number | undefined => {
  const [, tens, ten, ones] = /^([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)$/.exec(text) ?? []
  if (tens === undefined || (tens && !ten && ones) || text === '') return undefined
  const digit = (character = ''): number => Math.max(0, CHINESE_DIGITS.indexOf(character || '零'))
  return ten ? (digit(tens) || 1) * 10 + digit(ones) : digit(tens || ones)
}

/** `A02` is `A2`, `01` is `1`. */
const withoutZeros = (number: string): string => number.toUpperCase().replace(/^([A-Z]*)0*(\d)/, '$1$2')

/** The page number in a label, without leading zeros: `A1`; undefined if it has none. */
export const pageNumber = (label: string): string | undefined => {
  const text = label.normalize('NFKC').trim()
  const [, number] = LABEL.exec(text) ?? []
  if (number !== undefined) return withoutZeros(number)
  const [, chinese = ''] = /^第?([一二三四五六七八九十]{1,3})版/.exec(text) ?? []
  return chineseNumber(chinese)?.toString()
}

interface Labelled {
  readonly label: string
}

/**
 * Selects pages, in the order of the issue. Each word is a number as printed (`1`, `A02`, `a2`) or a range (`1-4`,
 * `A01-A04`). If no page of the issue has a number of digits alone, such a number counts from the first page.
 * Throws NoSuchPage, which names the pages there are.
 */
export const selectPages = <T extends Labelled>(
  pages: readonly T[],
  words: readonly string[],
): readonly T[] => {
  const numbers = pages.map(({ label }) => pageNumber(label))
  const bare = numbers.some((number) => number !== undefined && /^\d+$/.test(number))
  const placeOf = (word: string): number => {
    const number = withoutZeros(word.normalize('NFKC').trim())
    const place = numbers.indexOf(number)
    if (place >= 0) return place
    if (!bare && /^\d+$/.test(number) && pages[Number(number) - 1]) return Number(number) - 1
    throw new NoSuchPage(word.trim(), ...pages.map(({ label }, at) => numbers[at] ?? label))
  }
  const wanted = new Set<number>()
  for (const word of words) {
    const [from = '', to = from] = word.split(/[-–—~～]/)
    for (let place = placeOf(from); place <= placeOf(to); place++) wanted.add(place)
  }
  return pages.filter((_, at) => wanted.has(at))
}
