import { printPageOf } from './page-label.ts'

/** A jump mark: the article continues on another page, or from one. */
export interface Jump {
  readonly direction: 'to' | 'from'
  readonly printPage: string
  /** The range of the mark in the folded text. */
  readonly range: readonly [start: number, end: number]
}

/** 下转第6版, （下转六版）, 上接A01版; 版 is required: bare 下转 or 上接 occurs in prose (44 of 10,294 articles). */
const MARK =
  /[（【▶▲◀◄]?\s*(?<way>下转|下接|上接|上承)\s*第?\s*(?<page>[A-Z]{0,2}\d{1,4}|[一二三四五六七八九十]{1,3})\s*版\s*[）】◀▶►]?/

/** The first jump mark in folded text. */
export const jumpOf = (folded: string): Jump | undefined => {
  const match = MARK.exec(folded)
  if (!match?.groups) return undefined
  return {
    direction: match.groups.way?.startsWith('下') ? 'to' : 'from',
    printPage: printPageOf(match.groups.page ?? ''),
    range: [match.index, match.index + match[0].length],
  }
}

/** （详见第3版）, （全文见二版）, 相关报道见A05版: a reference to another page. */
const REFERENCE =
  /^[（【]?(?:全文|相关|更多|评论|图片)?(?:报道|内容|新闻|消息)?(?:详见|另见|参见|请看|见)(?:今日|本报)?\s*第?\s*(?:[A-Z]{0,2}\d{1,4}|[一二三四五六七八九十]{1,3})\s*版(?:《[^》]{1,30}》)?[）】▶>→]{0,2}$/
const MAX_LENGTH = 24

/** Whether folded text is only a jump mark or a reference to another page. */
export const isJumpLine = (folded: string): boolean => {
  if (folded.length <= MAX_LENGTH * 2 && REFERENCE.test(folded)) return true
  const jump = folded.length <= MAX_LENGTH ? jumpOf(folded) : undefined
  return jump !== undefined && jump.range[0] === 0 && jump.range[1] === folded.length
}
