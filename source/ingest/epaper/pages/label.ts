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
/** The longest name of a page, in characters; anything longer is a title, unless it begins `第09版：`. */
const MAX_LENGTH = 30
const MAX_NAMED = 200
const BEGINS_WITH_NUMBER = new RegExp(`^(?:第\\s*)?(?:${NUMBER}|${HAN_NUMBER})\\s*版(?:面)?\\s*[:：]`, 'u')

/** `06` and `07` on one sheet. */
const DOUBLE = /^(\d\d)(\d\d)$/

/** A page number without leading zeros, as in raw text; `0607` is pages 6 and 7 on one sheet, `00001` is page 1. */
const withoutZeros = (page: string): string => {
  const [, left, right] = DOUBLE.exec(page) ?? []
  if (left !== undefined && Number(right) === Number(left) + 1) return page
  const parts = page
    .split(/\s*[-—/、]\s*/)
    .map((part) => part.toUpperCase().replace(/^(\p{Script=Han}*)0+(?=\d)/u, '$1'))
  return parts
    .map((part) => (/^[一二三四五六七八九十]/.test(part) ? String(numberOf(part) ?? part) : part))
    .join('-')
}

/** Reads a page's label; undefined if the words are not one. */
export const labelOf = memoise((words): Label | undefined => {
  if (!/\d|版/.test(words)) return undefined
  const text = words.replace(/\s+/g, ' ').trim()
  if (text.length > MAX_LENGTH && !(text.length <= MAX_NAMED && BEGINS_WITH_NUMBER.test(halfWidth(text))))
    return undefined
  return labelByForm(text, FORMS)
})

/** Digits and letters half-width, character by character. */
const halfWidth = (text: string): string =>
  text.replace(/[０-９Ａ-Ｚａ-ｚ]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))

const labelByForm = (text: string, forms: readonly RegExp[]): Label | undefined => {
  const unified = halfWidth(text)
  const groups = forms.map((form) => form.exec(unified)?.groups).find((one) => one?.page)
  if (!groups?.page) return undefined
  const printed = groups.section ? text.slice(-groups.section.length) : ''
  const section = printed.replace(/^[:：\s]+/, '').trim()
  return { printPage: withoutZeros(groups.page), words: text, ...(section ? { section } : {}) }
}

const PART = '[\\p{Script=Han}]{1,4}'
/** Further forms, for the words of a link whose address is a page's: other words would be titles. */
const LINK_FORMS: readonly RegExp[] = [
  // 特刊01版：专题, 第特1版, 专1版, 第04叠：专题
  new RegExp(
    `^[(（【]?\\s*(?:第\\s*)?(?<page>(?:(?!第)${PART})?${NUMBER})\\s*[版叠]面?\\s*[)）】]?\\s*[:：]?(?<section>.*)$`,
    'u',
  ),
  // 04/专题, A04·专题, A04|专题, A04-专题, A04专题
  new RegExp(
    `^(?:第\\s*)?(?<page>${NUMBER})\\s*[/／·•|｜.、—-]?\\s*(?<section>(?![年月日期号条篇])\\p{Script=Han}.*)$`,
    'u',
  ),
]
/** 副刊 04版: the section before the number. */
const SECTION_FIRST = new RegExp(
  `^(?<section>\\p{Script=Han}[^\\d]{0,20}?)[\\s:：]+(?:第\\s*)?(?<page>${NUMBER})\\s*版$`,
  'u',
)

/**
 * The label of a link whose address is a page's. Its number is taken from the address if its words give none, and is empty
 * if that has none either: the words (号外, 广告) are then its section. Undefined if it has neither.
 */
export const labelOfPageLink = (words: string, numberInAddress: string | undefined): Label | undefined => {
  const text = words.replace(/\s+/g, ' ').trim()
  const understood = labelOf(text) ?? labelByForm(text, LINK_FORMS)
  if (understood) return understood
  const { page, section } = SECTION_FIRST.exec(halfWidth(text))?.groups ?? {}
  if (page !== undefined) return { printPage: withoutZeros(page), words: text, section: section ?? '' }
  const printPage = numberInAddress === undefined ? '' : withoutZeros(numberInAddress)
  if (text === '') return printPage === '' ? undefined : { printPage, words: '' }
  return { printPage: printPage || (/^头版/.test(text) ? '1' : ''), words: text, section: text }
}

/** The label of a page without a printed one, from the number in its address. */
export const labelOfNumber = (number: string): Label => ({ printPage: withoutZeros(number), words: '' })

/** A label whose number is another page's: all of its words are then the section. */
export const withoutNumber = ({ words }: Label): Label => ({
  printPage: '',
  words,
  ...(words ? { section: words } : {}),
})

/** Words that always name a page, because 版 follows the number. */
const NAMES_PAGE = new RegExp(
  `^[(（【]?\\s*(?:第\\s*)?(?:${NUMBER}|${HAN_NUMBER})\\s*版(?:面)?(?:$|[\\s:：)）】·-])`,
  'u',
)
export const namesPage = (words: string): boolean => NAMES_PAGE.test(words.trim())
