import type { Line } from './line.ts'
import { kindOf } from './line-kinds.ts'
import { type Paragraph, paragraphsOf } from './paragraphs.ts'
import type { Known } from './repairs/joins.ts'
import { type Copy, findCopies } from './repairs/repeats.ts'
import type { Section } from './sections.ts'
import { findStarts, type Start } from './starts.ts'

/** An article as paragraphs, not yet set. */
export interface Draft {
  readonly section: Section
  readonly headings: readonly Line[]
  /** The headings' places, where the source has a row for each: 0 kicker, 1 headline, 2 deck. */
  readonly slots?: readonly number[]
  readonly body: readonly Paragraph[]
  readonly copies: readonly Copy[]
  /** Certainty that the article begins and ends where it does, 0 to 1. */
  readonly confidence: number
}

/** Copies among the lines from one dateline that titles lead to, to the next. */
const copiesIn = (lines: readonly Line[]): Copy[] => {
  const bounds = lines.flatMap((line, index) => {
    const above = lines[index - 1]
    return kindOf(line.text) === 'dated' && above && kindOf(above.text) === 'title' ? [index] : []
  })
  return [0, ...bounds].flatMap((from, index) => findCopies(lines.slice(from, bounds[index])))
}

const linesIn = (paragraphs: readonly Paragraph[]): Line[] => paragraphs.flatMap(({ lines }) => lines)

/** An article that is alone in its section: its headings are what stands above its first prose. */
const headingsOf = (section: Section): number => {
  const { lines, slots, mark } = section
  if (slots !== undefined) {
    const row = mark.at(-1)?.row ?? 0
    return lines.filter((line) => line.row - row <= slots).length
  }
  const body = lines.findIndex(({ text }) => kindOf(text) !== 'title')
  return body < 0 ? 1 : Math.min(body, 5)
}

const single = (section: Section, known: Known): Draft[] => {
  const { lines, slots, mark } = section
  if (lines.length === 0) return []
  const count = headingsOf(section)
  const headings = lines.slice(0, count)
  const rest = lines.slice(count)
  const copies = copiesIn(rest)
  const copied = new Set(copies.map(({ line }) => line))
  const row = mark.at(-1)?.row ?? 0
  return [
    {
      section,
      headings,
      ...(slots === undefined ? {} : { slots: headings.map((line) => line.row - row - 1) }),
      body: paragraphsOf(
        rest.filter((line) => !copied.has(line)),
        known,
      ),
      copies,
      confidence: 1,
    },
  ]
}

const cut = (
  section: Section,
  paragraphs: readonly Paragraph[],
  starts: readonly Start[],
  copies: readonly Copy[],
): Draft[] =>
  starts.map((start, index) => {
    const next = starts[index + 1]
    const from = index === 0 ? 0 : start.from
    const until = next ? (paragraphs[next.from]?.lines[0]?.index ?? Infinity) : Infinity
    const begun = paragraphs[from]?.lines[0]?.index ?? 0
    return {
      section,
      headings: linesIn(paragraphs.slice(from, start.body)),
      body: paragraphs.slice(start.body, next?.from),
      copies: copies.filter(({ line }) => line.index < until && (index === 0 || line.index >= begun)),
      confidence: start.confidence,
    }
  })

/** A copy counts only within one article: what repeats another article's text is that article's own. */
const isOutside = ({ copies, headings, body }: Draft): Copy[] => {
  const own = Math.min(headings[0]?.index ?? Infinity, body[0]?.lines[0]?.index ?? Infinity)
  return copies.filter(({ original }) => original.index < own)
}

const several = (section: Section, known: Known): Draft[] => {
  const read = (copies: readonly Copy[]): Draft[] => {
    const copied = new Set(copies.map(({ line }) => line))
    const paragraphs = paragraphsOf(
      section.lines.filter((line) => !copied.has(line)),
      known,
    )
    return cut(section, paragraphs, findStarts(paragraphs), copies)
  }
  const copies = copiesIn(section.lines)
  const drafts = read(copies)
  const wrong = new Set(drafts.flatMap(isOutside))
  return wrong.size === 0 ? drafts : read(copies.filter((copy) => !wrong.has(copy)))
}

/** Parts a section into articles. */
export const draftArticles = (section: Section, known: Known): Draft[] =>
  section.single ? single(section, known) : several(section, known)
