import { bylineOf, isPersonName, standingKindOf } from '../../forms/index.ts'
import { ABSTRACT, EDITORS, GENRE, INNER_GENRE, LEADS_IN, SERIES } from '../lines/labels.ts'
import type { LineKind } from '../lines/line-kinds.ts'
import { TITLE_LENGTH } from '../lines/sentences.ts'
import type { Paragraph } from '../repairs/paragraphs.ts'

/** Number of values of each part of a shape; the last of each stands for no paragraph. */
export const KINDS = 10
export const COARSE_KINDS = 7
export const LENGTHS = 15
export const OPENINGS = 11
export const ENDINGS = 12

/** What the chain sees of a paragraph: small numbers, none of which depends on a paper's own words. */
export interface Shape {
  readonly kind: number
  /** The kinds that matter most, for features of several paragraphs. */
  readonly coarse: number
  /** Bucket of its characters. */
  readonly length: number
  readonly opening: number
  readonly ending: number
  /** Commas, at most 3. */
  readonly commas: number
  /** 0 one part, 1 two parts or more with spaces between them, 2 two of equal length. */
  readonly parts: number
  /** Bits: quotation mark, book mark, figure, colon. */
  readonly marks: number
  /** One bit for each of the forms below. */
  readonly forms: number
}

const KIND: Readonly<Record<LineKind, readonly [kind: number, coarse: number]>> = {
  title: [0, 0],
  prose: [1, 1],
  dated: [2, 2],
  byline: [3, 3],
  caption: [4, 4],
  tail: [5, 5],
  jump: [6, 5],
  verse: [7, 1],
  table: [8, 6],
  credit: [8, 6],
  furniture: [8, 6],
}

/** The upper bounds of the length buckets, in characters. */
const BOUNDS = [2, 4, 6, 8, 10, 12, 15, 18, 22, 28, 40, 80, 150]
export const bucketOf = (value: number, bounds: readonly number[]): number => {
  const bucket = bounds.findIndex((bound) => value <= bound)
  return bucket < 0 ? bounds.length : bucket
}

const NUMBERED =
  /^(?:[一二三四五六七八九十]+[、．.]|（[一二三四五六七八九十\d]+）|\d{1,2}[、．.]|第[一二三四五六七八九十]+[章节部条]|[①-⑳])/
const OPENING: readonly RegExp[] = [
  /^[“"'‘]/,
  /^《/,
  /^（/,
  /^【/,
  /^——/,
  NUMBERED,
  /^[■□●◆▲△▼○◎◇★☉]/,
  /^\d/,
  /^[A-Za-z]/,
]
const ENDING: readonly RegExp[] = [
  /。$/,
  /[！？]$/,
  /…$/,
  /——$/,
  /：$/,
  /[，、；]$/,
  /）$/,
  /[”’]$/,
  /》$/,
  /[\d%％]$/,
]
const firstOf = (forms: readonly RegExp[], text: string): number => {
  const index = forms.findIndex((form) => form.test(text))
  return index < 0 ? forms.length : index
}

/** A paragraph that was cut off looks like a heading of many clauses. */
export const CUT_OFF = /^(?=.{30})[^，]*，[^，]*，.*[^—：）]$/

const isForm =
  (form: RegExp) =>
  (text: string): boolean =>
    form.test(text)

/** Forms that a heading, or what stands beside it, may have, in folded text of at most `TITLE_LENGTH` characters. */
const SHORT_FORMS: readonly ((text: string) => boolean)[] = [
  isForm(NUMBERED),
  isForm(SERIES),
  (text) => GENRE.test(text) || INNER_GENRE.test(text),
  isForm(ABSTRACT),
  (text) => standingKindOf(text) !== undefined,
  isPersonName,
  isForm(/^(?:\d{4}年\d{1,2}月(?:\d{1,2}日)?|[一二]\S{3}年\S{1,3}月\S{1,3}日)$/),
  // Words that lead on to the headline: ……时强调.
  isForm(
    /(?:强调|指出|要求|时|表示|会议|文章|印发|国务院令|回信|(?:回信|致信)\S{0,4}(?:勉励|祝贺)\S{2,14})$/,
  ),
  // A deck of who was there: ……出席并讲话.
  isForm(
    /(?:出席|主持|讲话|致辞|陪同|参加|会见|贺电|观看|作报告|问候)(?:\S{0,6}(?:仪式|式|会议|活动|遗容|观看|讲话|主持))?$/,
  ),
  // A deck that goes on without naming who: 强调……, 审议通过…….
  isForm(/^(?:强调|指出|要求|号召|决定|通过|讨论|审议|听取|会见|主持|出席|参加|表示|呼吁|希望)/),
  isForm(CUT_OFF),
  // 回 信
  isForm(/^\S(?:\s\S){1,3}$/),
  isForm(/^附件/),
  isForm(/[①-⑳]|（[上中下一二三四五六七八九十]+）$/),
  // 记者：……
  isForm(/^[^：]{1,8}：/),
]
/** The same in text of any length. */
const FORMS: readonly ((text: string) => boolean)[] = [
  isForm(EDITORS),
  isForm(LEADS_IN),
  (text) =>
    /（(?:本报)?(?:[^（）]{0,8}记者|作者|新华社)[^（）]{0,60}）$|（\p{Script=Han}{2,4}）$|摄）?$/u.test(
      text.slice(-80),
    ),
  (text) => bylineOf(text).length > 0,
  isForm(/^(?:近日|日前|今年|去年|昨日|今日|\d{1,2}月\d{1,2}日|\d{4}年)/),
]
export const FORM_COUNT = SHORT_FORMS.length + FORMS.length

const formsOf = (text: string): number => {
  let bits = 0
  if (text.length <= TITLE_LENGTH)
    for (const [bit, has] of SHORT_FORMS.entries()) if (has(text)) bits |= 1 << bit
  for (const [bit, has] of FORMS.entries()) if (has(text)) bits |= 1 << (SHORT_FORMS.length + bit)
  return bits
}

const MAX_COMMAS = 3
const partsOf = (text: string): number => {
  if (text.length > TITLE_LENGTH) return 0
  const parts = text.split(/\s+/)
  if (parts.length < 2 || parts.some(({ length }) => length < 3)) return 0
  return parts.length === 2 && parts[0]?.length === parts[1]?.length ? 2 : 1
}

/** What stands in for a paragraph above the first or below the last. */
export const NOTHING: Shape = {
  kind: KINDS - 1,
  coarse: COARSE_KINDS - 1,
  length: LENGTHS - 1,
  opening: OPENINGS - 1,
  ending: ENDINGS - 1,
  commas: 0,
  parts: 0,
  marks: 0,
  forms: 0,
}

export const lineShapeOf = ({ kind: lineKind, text }: Pick<Paragraph, 'kind' | 'text'>): Shape => {
  const [kind, coarse] = KIND[lineKind]
  const head = text.slice(0, 120)
  return {
    kind,
    coarse,
    length: bucketOf(text.length, BOUNDS),
    opening: firstOf(OPENING, head),
    ending: firstOf(ENDING, text.slice(-4)),
    commas: Math.min(MAX_COMMAS, head.split('，').length - 1),
    parts: partsOf(text),
    marks:
      (/[“”]/.test(head) ? 1 : 0) |
      (head.includes('《') ? 2 : 0) |
      (/\d/.test(head) ? 4 : 0) |
      (head.includes('：') ? 8 : 0),
    forms: formsOf(text),
  }
}
