/** A page's name as the edition writes it, `第A01版：要闻`. */
export interface Label {
  /** `1`, `A01`; a double page keeps its four digits, `0607`. */
  readonly printPage: string
  /** As printed. */
  readonly words: string
  /** `要闻`. */
  readonly section?: string
}

/**
 * `第A01版：头版`, `A01： 头版`, `01版:要闻`, `第1版　　要闻`, `(GA01) 封面`, `0607版`, `00001`. Without 第 or 版 a colon or
 * brackets must follow, for an article's title may begin with a number too.
 */
const FORM =
  /^[(（【]?\s*(?:第\s*)?(?<page>[A-Za-z]{0,3}\d{1,5})\s*(?:版(?:面)?\s*[)）】]?|[)）】]|(?=\s*[:：]|\s*$))\s*[:：]?\s*(?<section>.*)$/u
/** The longest name that a page has; what is longer is a title. */
const LONGEST = 30

const DOUBLE = /^(\d\d)(\d\d)$/

/** Without leading zeros, as a page of raw text has it; `0607` is pages 6 and 7 on one sheet, and `00001` page 1. */
const plain = (page: string): string => {
  const [, left, right] = DOUBLE.exec(page) ?? []
  const double = left !== undefined && Number(right) === Number(left) + 1
  return double ? page : page.toUpperCase().replace(/^0+(?=\d)/, '')
}

/** Reads a page's label, or answers undefined where the words are none. */
export const labelOf = (words: string): Label | undefined => {
  const text = words.replace(/\s+/g, ' ').trim()
  if (text.length > LONGEST) return undefined
  const groups = FORM.exec(text)?.groups
  if (!groups?.page) return undefined
  const section = groups.section?.replace(/^[:：\s]+/, '').trim()
  return { printPage: plain(groups.page), words: text, ...(section ? { section } : {}) }
}
