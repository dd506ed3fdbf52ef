import { numberOf } from './numeral.ts'

/** A jump: the article goes on on another page, or comes from one. */
export interface Jump {
  readonly way: 'to' | 'from'
  readonly printPage: string
  /** Where the mark stands in the folded text it was found in. */
  readonly at: readonly [start: number, end: number]
}

/** 下转第6版, （下转六版）, 上接A01版; 版 is needed: bare 下转 or 上接 hits prose by chance (44 R). */
const MARK =
  /[（【▶▲]?\s*(?<way>下转|上接)\s*第?\s*(?<page>[A-Z]{0,2}\d{1,4}|[一二三四五六七八九十]{1,3})\s*版\s*[）】◀]?/

/** The page's name as its mark would give it. */
const pageName = (printed: string): string => {
  const number = /^[一二三四五六七八九十]/.test(printed) ? numberOf(printed) : undefined
  return number === undefined ? printed.replace(/^0+(?=\d)/, '') : String(number)
}

/** The first jump mark in folded text. */
export const jumpOf = (folded: string): Jump | undefined => {
  const match = MARK.exec(folded)
  if (!match?.groups) return undefined
  return {
    way: match.groups.way === '下转' ? 'to' : 'from',
    printPage: pageName(match.groups.page ?? ''),
    at: [match.index, match.index + match[0].length],
  }
}

const LONGEST = 24

/** Whether folded text is a jump mark and nothing else. */
export const isJumpLine = (folded: string): boolean => {
  const jump = folded.length <= LONGEST ? jumpOf(folded) : undefined
  return jump !== undefined && jump.at[0] === 0 && jump.at[1] === folded.length
}
