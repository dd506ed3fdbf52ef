import { EDITORS, SERIES } from '../lines/labels.ts'
import type { Paragraph } from '../repairs/paragraphs.ts'

/** The headings of one story: one or two titles above a text. */
interface StoryHeadings {
  /** How many more titles are above them: headings of the whole set, if it is the first story. */
  readonly above: number
  readonly from: number
  readonly lines: readonly string[]
  readonly form: string
}

/** The stories of one article. */
interface StorySet {
  /** Paragraph indices of the first heading of the first story and of the last. */
  readonly from: number
  readonly last: number
  /** How many headings of the article itself are right above the first story's. */
  readonly above: number
}

const MIN_STORIES = 3
const MAX_LINES = 2
/** One story in this many may have a title above it that is really a paragraph cut off; more make it no set. */
const STORIES_PER_STRAY = 3
/** How much the lengths of headings of one set may differ. */
const MAX_DIFFERENCE = 2

/** The mark that each heading of a set has at the same place. */
const markIn = (text: string): string => {
  if (/——$/.test(text)) return '——'
  const [mark = ''] = /[·：，]|\S\s+\S/.exec(text) ?? []
  return /\s/.test(mark) ? ' ' : mark
}

const headingsBefore = (
  all: readonly Paragraph[],
  from: number,
  to: number,
  size: number,
): StoryHeadings | undefined => {
  const opening = all[to]?.kind
  if (opening !== 'prose' && opening !== 'byline') return undefined
  if (to - from < size) return undefined
  const lines = all.slice(to - size, to).map(({ text }) => text)
  if (lines.some((text) => SERIES.test(text))) return undefined
  const marks = lines.map(markIn)
  // A single title without a mark or a byline may be any subhead.
  if (size === 1 && (marks[0] === '' || opening !== 'byline')) return undefined
  if (size === 2 && opening !== 'byline' && marks.every((mark) => mark === '')) return undefined
  return { above: to - from - size, from: to - size, lines, form: [size, ...marks, opening].join('|') }
}

/** Whether one of the heading lines has the same length in all stories, or the same words. */
const isRegular = (stories: readonly StoryHeadings[]): boolean =>
  [0, 1].some((line) => {
    const texts = stories.flatMap(({ lines }) => lines[line] ?? [])
    const lengths = texts.map(({ length }) => length)
    return (
      texts.length > 0 &&
      (Math.max(...lengths) - Math.min(...lengths) <= MAX_DIFFERENCE ||
        new Set(texts).size * 2 <= texts.length)
    )
  })

/** Consecutive headings of one form without a report between them. */
const runsOf = (all: readonly Paragraph[], size: number): StoryHeadings[][] => {
  const open = new Map<string, StoryHeadings[]>()
  const runs: StoryHeadings[][] = []
  for (let index = 0; index < all.length; index++) {
    const kind = all[index]?.kind
    if (kind === 'dated' || kind === 'verse') open.clear()
    if (kind !== 'title') continue
    if (SERIES.test(all[index]?.text ?? '')) open.clear()
    let to = index
    while (all[to]?.kind === 'title') to++
    const headings = headingsBefore(all, index, to, size)
    index = to - 1
    if (!headings) continue
    const run = open.get(headings.form)
    if (run) run.push(headings)
    else {
      const newRun = [headings]
      open.set(headings.form, newRun)
      runs.push(newRun)
    }
  }
  return runs.filter((run) => run.length >= MIN_STORIES && isRegular(run))
}

const MAX_INTRO_PARAGRAPHS = 8
const MAX_INTRO_LENGTH = 400

/** Whether the text between an article's headings and the first story introduces the stories. */
export const isIntroduction = (body: readonly Paragraph[]): boolean => {
  if (body.length === 0 || body.length > MAX_INTRO_PARAGRAPHS) return false
  if (body.some(({ kind }) => kind === 'dated' || kind === 'verse')) return false
  if (body.some(({ text }) => EDITORS.test(text))) return true
  return (
    body.every(({ kind }) => kind === 'prose') &&
    body.reduce((sum, { text }) => sum + text.length, 0) <= MAX_INTRO_LENGTH
  )
}

const setOf = (run: readonly StoryHeadings[]): StorySet[] => {
  const [first, ...others] = run
  const last = others.at(-1)
  const withTitleAbove = others.filter(({ above }) => above > 0)
  if (!first || !last || withTitleAbove.length * STORIES_PER_STRAY > others.length) return []
  return [{ from: first.from, last: last.from, above: Math.min(first.above, MAX_LINES) }]
}

/**
 * Sets of stories whose headings have one form: place and slogan, name and slogan, or seven characters each. They are
 * in order and do not overlap.
 */
export const storySets = (all: readonly Paragraph[]): StorySet[] => {
  const sets = [2, 1].flatMap((size) => runsOf(all, size).flatMap(setOf))
  let end = -1
  return sets
    .sort((one, other) => one.from - other.from)
    .filter(({ from, last }) => {
      const isSeparate = from > end
      if (isSeparate) end = last
      return isSeparate
    })
}
