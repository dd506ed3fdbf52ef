import type { Range } from '../../issue/index.ts'
import type { Line } from './line.ts'

/** One heading line, or a part of one, with its range in the source. */
export interface Heading {
  readonly text: string
  readonly at: Range
}

export interface Headings {
  readonly kicker: readonly Heading[]
  readonly headline: readonly Heading[]
  readonly deck: readonly Heading[]
  readonly column: readonly Heading[]
  /** Certainty of this division, 0 to 1. */
  readonly confidence: number
}

/** A kicker leads into its headline: `……时强调`, `……要求——`, `……：`; 1,111 of 3,027 end so. */
const LEADS_ON = /(?:——|：|强调|指出|要求|时|表示|会议|文章|印发|发布|回信|讲话|国务院令|会见|勉励\S{2,12})$/
/** A deck follows up: `——……`, `（……）`, who was there; 1,200 of 1,472. */
const FOLLOWS_UP =
  /^(?:——|（)|(?:出席|主持|讲话|致辞|陪同|参加|会见|致贺电|观看|贺电|作报告|问候)(?:\S{0,6}(?:仪式|式|会议|活动|遗容|观看|讲话|主持))?$/
/** A series named at a title's end. */
const SERIES = /（[^（）。，]{2,16}）$/
/** A column's name is a pair of short phrases of one length, apart: a slogan over a series. */
const SLOGAN = /^(\S{4,8})\s+(\S{4,8})$/
const INNER_DASH = /^(.{4,}?(?:——|——))\s*(\S.{3,})$/
const INNER_LEAD = /^(\S{8,}?(?:强调|指出|要求|时|会议|印发))\s+(\S.{5,})$/

const whole = (line: Line): Heading => ({ text: line.text, at: [line.start, line.end] })

/** A kicker and a headline that share a line part after `—— `, or at a space after what leads on. */
const parts = (line: Line): Heading[] => {
  const [, kicker = '', headline = ''] = INNER_DASH.exec(line.text) ?? INNER_LEAD.exec(line.text) ?? []
  if (kicker === '') return [whole(line)]
  return [
    { text: kicker, at: [line.start, line.start + kicker.length] },
    { text: headline, at: [line.end - headline.length, line.end] },
  ]
}

const isSlogan = ({ text }: Heading): boolean => {
  const [, left = '', right = ''] = SLOGAN.exec(text) ?? []
  return left !== '' && left.length === right.length
}

/** How many of the headings are kicker, and how many headline. */
const counts = (headings: readonly Heading[]): readonly [kicker: number, headline: number, sure: boolean] => {
  const size = headings.length
  const texts = headings.map(({ text }) => text)
  if (size <= 1) return [0, size, true]
  const follows = texts.findIndex((text, index) => index > 0 && FOLLOWS_UP.test(text))
  const upper = follows > 0 ? follows : size
  const leads = texts.slice(0, upper - 1).findLastIndex((text) => LEADS_ON.test(text))
  if (leads >= 0)
    return [
      leads + 1,
      Math.max(1, upper - leads - 1 - (follows > 0 ? 0 : Math.max(0, upper - leads - 2))),
      true,
    ]
  const series = texts.findIndex((text) => SERIES.test(text))
  if (series >= 0) return [series, 1, true]
  if (follows > 0) return [Math.max(0, follows - 1), 1, true]
  return size === 2 ? [0, 1, false] : [1, 1, false]
}

/** Divides the heading lines of one article into kicker, headline, deck and column by their forms, then by place. */
export const divideHeadings = (lines: readonly Line[], slots?: readonly number[]): Headings => {
  if (slots) {
    const at = (slot: number): Heading[] => lines.filter((_, index) => slots[index] === slot).map(whole)
    return { kicker: at(0), headline: at(1), deck: at(2), column: [], confidence: 1 }
  }
  const headings = lines.flatMap(parts)
  const slogan = headings.findLastIndex(isSlogan)
  const column = headings.length > 1 && slogan > 0 ? headings.slice(slogan, slogan + 1) : []
  const rest = headings.filter((heading) => !column.includes(heading))
  const [kicker, headline, sure] = counts(rest)
  return {
    kicker: rest.slice(0, kicker),
    headline: rest.slice(kicker, kicker + headline),
    deck: rest.slice(kicker + headline),
    column,
    confidence: sure && column.length === 0 ? 0.9 : 0.6,
  }
}
