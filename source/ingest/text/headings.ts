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
const LEADS_ON = /(?:——|：|强调|指出|要求|时|表示|会议)$/
/** A deck follows up: `——……`, `（……）`, who was there; 1,200 of 1,472. */
const FOLLOWS_UP = /^(?:——|（)|(?:出席|主持|讲话|致辞|陪同|参加|会见|致贺电)$/
/** A column's name is a pair of short phrases of one length, apart: a slogan over a series. */
const SLOGAN = /^(\S{4,8})\s+(\S{4,8})$/
const INNER_DASH = /^(.{4,}?——)\s+(\S.{3,})$/

const whole = (line: Line): Heading => ({ text: line.text, at: [line.start, line.end] })

/** A kicker and a headline that share a line part after `—— `. */
const parts = (line: Line): Heading[] => {
  const match = INNER_DASH.exec(line.text)
  const [, kicker = '', headline = ''] = match ?? []
  if (!match) return [whole(line)]
  return [
    { text: kicker, at: [line.start, line.start + kicker.length] },
    { text: headline, at: [line.end - headline.length, line.end] },
  ]
}

const isSlogan = ({ text }: Heading): boolean => {
  const [, left = '', right = ''] = SLOGAN.exec(text) ?? []
  return left !== '' && left.length === right.length
}

/** Divides the heading lines of one article into kicker, headline, deck and column by their forms, then by place. */
export const divideHeadings = (lines: readonly Line[]): Headings => {
  const headings = lines.flatMap(parts)
  const column = headings.length > 1 ? headings.filter(isSlogan).slice(-1) : []
  const rest = headings.filter((heading) => !column.includes(heading))
  const split = rest.findLastIndex(({ text }) => LEADS_ON.test(text)) + 1
  const kicker = split < rest.length ? rest.slice(0, split) : []
  const below = rest.slice(kicker.length)
  const follows = below.findIndex(({ text }, index) => index > 0 && FOLLOWS_UP.test(text))
  const headline = below.slice(0, follows > 0 ? follows : 1)
  const deck = below.slice(headline.length)
  const guessed = deck.length > 0 && follows < 0
  return { kicker, headline, deck, column, confidence: guessed || column.length > 0 ? 0.6 : 0.9 }
}
