import { numberOf } from '../../forms/index.ts'
import { memoise } from '../addresses/memoise.ts'

/** A page's name as the edition writes it, `第A01版：要闻`. */
export interface Label {
  /** `1`, `A01`; a double page is `6-7`, or `0607` if it is printed with four digits. */
  readonly printPage: string
  /** As printed. */
  readonly words: string
  /** `要闻`. */
  readonly section?: string
}

const NUMBER = String.raw`[A-Za-z]{0,3}\d{1,5}(?:\s*[-—/、]\s*[A-Za-z]{0,3}\d{1,3})?`
const HAN_NUMBER = '[一二三四五六七八九十]{1,3}'

/** One form a line, for the words of a link to a page or words with 版. */
const FORMS: readonly RegExp[] = [
  // 第A01版：头版, 01版:要闻, 第1版　　要闻, 第06-07版：通版, (GA01) 封面
  new RegExp(
    `^[(（【]?\\s*(?:第\\s*)?(?<page>${NUMBER})\\s*(?:版(?!权|式|本|块)(?:面)?\\s*[)）】]?|[)）】])\\s*[:：]?\\s*(?<section>.*)$`,
    'u',
  ),
  // A01： 头版, A01 头版, 00001
  new RegExp(
    `^(?:第\\s*)?(?<page>${NUMBER})(?:\\s*[:：]\\s*|\\s+(?!版)(?=\\p{Script=Han})|$)(?<section>.*)$`,
    'u',
  ),
  // 第一版：要闻
  new RegExp(`^第\\s*(?<page>${HAN_NUMBER})\\s*版\\s*[:：]?\\s*(?<section>.*)$`, 'u'),
]
/** The longest name of a page, in characters; anything longer is a title. */
const MAX_LENGTH = 30

/** `06` and `07` on one sheet. */
const DOUBLE = /^(\d\d)(\d\d)$/

/** A page number without leading zeros, as in raw text; `0607` is pages 6 and 7 on one sheet, `00001` is page 1. */
const withoutZeros = (page: string): string => {
  const [, left, right] = DOUBLE.exec(page) ?? []
  if (left !== undefined && Number(right) === Number(left) + 1) return page
  const parts = page.split(/\s*[-—/、]\s*/).map((part) => part.toUpperCase().replace(/^0+(?=\d)/, ''))
  return parts
    .map((part) => (/^[一二三四五六七八九十]/.test(part) ? String(numberOf(part) ?? part) : part))
    .join('-')
}

/** Reads a page's label; undefined if the words are not one. */
export const labelOf = memoise((words): Label | undefined => {
  if (!/\d|版/.test(words)) return undefined
  const text = words.replace(/\s+/g, ' ').trim()
  if (text.length > MAX_LENGTH) return undefined
  const groups = FORMS.map((form) => form.exec(text)?.groups).find((one) => one?.page)
  if (!groups?.page) return undefined
  const section = groups.section?.replace(/^[:：\s]+/, '').trim()
  return { printPage: withoutZeros(groups.page), words: text, ...(section ? { section } : {}) }
})

/** The label of a page without a printed one, from the number in its address. */
export const labelOfNumber = (number: string): Label => ({ printPage: withoutZeros(number), words: '' })

/** Words that always name a page, because 版 follows the number. */
const NAMES_PAGE = new RegExp(
  `^[(（【]?\\s*(?:第\\s*)?(?:${NUMBER}|${HAN_NUMBER})\\s*版(?:面)?(?:$|[\\s:：)）】·-])`,
  'u',
)
export const namesPage = (words: string): boolean => NAMES_PAGE.test(words.trim())
