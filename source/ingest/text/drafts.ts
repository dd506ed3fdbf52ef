import { datelineOf } from '../forms/index.ts'
import type { Line } from './line.ts'
import { isOpen, TITLE_LENGTH } from './prose.ts'
import { type Copy, findCopies } from './repairs/repeats.ts'

/** An article as lines, not yet set. */
export interface Draft {
  readonly headings: readonly Line[]
  readonly body: readonly Line[]
  /** Lines of the body that repeat others of it. */
  readonly copies: readonly Copy[]
}

const MOST_HEADINGS = 5

/** How many lines up to `at` can be the headings of what begins there. */
const headingsAbove = (lines: readonly Line[], at: number, copied: ReadonlySet<Line>): number => {
  let count = 0
  for (let index = at - 1; index >= 0 && count < MOST_HEADINGS; index--) {
    const line = lines[index]
    if (!line || copied.has(line) || !isOpen(line.text) || line.text.length > TITLE_LENGTH * 3) break
    count++
  }
  return count
}

/** Parts the lines of a page into articles: a dateline with headings above it begins one. */
export const draftArticles = (lines: readonly Line[]): Draft[] => {
  const openings = lines.flatMap((line, index) => (datelineOf(line.text) ? [index] : []))
  const copies = [0, ...openings]
    .filter((at, index, all) => index === 0 || at !== all[index - 1])
    .flatMap((from, index, all) => findCopies(lines.slice(from, all[index + 1])))
  const copied = new Set(copies.map(({ line }) => line))
  const starts = openings
    .map((at) => ({ from: at - headingsAbove(lines, at, copied), body: at }))
    .filter(({ from, body }, index) => from < body || index === 0)
  if (starts[0]?.from !== 0) starts.unshift({ from: 0, body: 0 })
  return starts
    .map(({ from, body }, index) => ({
      headings: lines.slice(from, body),
      body: lines.slice(body, starts[index + 1]?.from),
      copies,
    }))
    .map((draft) => ({ ...draft, copies: copies.filter(({ line }) => draft.body.includes(line)) }))
    .filter(({ headings, body }) => headings.length + body.length > 0)
}
