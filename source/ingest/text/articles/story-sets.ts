import { EDITORS, SERIES } from '../lines/labels.ts'
import type { Paragraph } from '../repairs/paragraphs.ts'

/** One story's headings: one or two titles over a text. */
interface Heads {
  /** Titles above them that the others of the set do not have: the headings of it all. */
  readonly above: number
  readonly from: number
  readonly lines: readonly string[]
  readonly form: string
}

/** Stories of one article, from its own headings, or from the first story's where they are parted from these, on. */
export interface StorySet {
  /** The first heading of the first story, and the first of the last. */
  readonly from: number
  readonly last: number
  /** Headings of the article itself right above the first story's. */
  readonly above: number
}

const FEWEST = 3
const MOST_LINES = 2
/** What looks like one more title above a story may be a paragraph cut off, but hardly above one in so many. */
const STRAY = 3
/** How far the lengths of headings that were made as a set are apart. */
const APART = 2

/** The mark that a heading made as one of a set has where the others have theirs. */
const markIn = (text: string): string => {
  if (/——$/.test(text)) return '——'
  const [inner = ''] = /[·：，]|\S\s+\S/.exec(text) ?? []
  return /\s/.test(inner) ? ' ' : inner
}

const headsAt = (all: readonly Paragraph[], from: number, to: number, size: number): Heads | undefined => {
  const opening = all[to]?.kind
  if (opening !== 'prose' && opening !== 'byline') return undefined
  if (to - from < size) return undefined
  const lines = all.slice(to - size, to).map(({ text }) => text)
  if (lines.some((text) => SERIES.test(text))) return undefined
  const marks = lines.map(markIn)
  // A single title without a mark or a byline is any subhead.
  if (size === 1 && (marks[0] === '' || opening !== 'byline')) return undefined
  if (size === 2 && opening !== 'byline' && marks.every((mark) => mark === '')) return undefined
  return { above: to - from - size, from: to - size, lines, form: [size, ...marks, opening].join('|') }
}

/** Whether one of the lines is of one length all through, or the same words come again and again. */
const isRegular = (heads: readonly Heads[]): boolean =>
  [0, 1].some((line) => {
    const texts = heads.flatMap(({ lines }) => lines[line] ?? [])
    const lengths = texts.map(({ length }) => length)
    return (
      texts.length > 0 &&
      (Math.max(...lengths) - Math.min(...lengths) <= APART || new Set(texts).size * 2 <= texts.length)
    )
  })

/** The headings of one form that follow one another without a report between them. */
const runsOf = (all: readonly Paragraph[], size: number): Heads[][] => {
  const open = new Map<string, Heads[]>()
  const runs: Heads[][] = []
  for (let at = 0; at < all.length; at++) {
    const kind = all[at]?.kind
    if (kind === 'dated' || kind === 'verse') open.clear()
    if (kind !== 'title') continue
    if (SERIES.test(all[at]?.text ?? '')) open.clear()
    let to = at
    while (all[to]?.kind === 'title') to++
    const heads = headsAt(all, at, to, size)
    at = to - 1
    if (!heads) continue
    const run = open.get(heads.form)
    if (run) run.push(heads)
    else {
      const begun = [heads]
      open.set(heads.form, begun)
      runs.push(begun)
    }
  }
  return runs.filter((run) => run.length >= FEWEST && isRegular(run))
}

const INTRO_PARAGRAPHS = 8
const INTRO_LENGTH = 400

/** Whether what stands between an article's headings and the first story is an introduction to stories. */
export const isIntroduction = (body: readonly Paragraph[]): boolean => {
  if (body.length === 0 || body.length > INTRO_PARAGRAPHS) return false
  if (body.some(({ kind }) => kind === 'dated' || kind === 'verse')) return false
  if (body.some(({ text }) => EDITORS.test(text))) return true
  return (
    body.every(({ kind }) => kind === 'prose') &&
    body.reduce((sum, { text }) => sum + text.length, 0) <= INTRO_LENGTH
  )
}

const setOf = (run: readonly Heads[]): StorySet[] => {
  const [first, ...others] = run
  const last = others.at(-1)
  const odd = others.filter(({ above }) => above > 0)
  if (!first || !last || odd.length * STRAY > others.length) return []
  return [{ from: first.from, last: last.from, above: Math.min(first.above, MOST_LINES) }]
}

/**
 * Sets of stories whose headings are of one make: place and slogan, name and slogan, seven characters each. In order,
 * none within another.
 */
export const storySets = (all: readonly Paragraph[]): StorySet[] => {
  const sets = [2, 1].flatMap((size) => runsOf(all, size).flatMap(setOf))
  let end = -1
  return sets
    .sort((one, other) => one.from - other.from)
    .filter(({ from, last }) => {
      const apart = from > end
      if (apart) end = last
      return apart
    })
}
