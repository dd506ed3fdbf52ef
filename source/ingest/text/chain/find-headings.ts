import type { Paragraph } from '../repairs/paragraphs.ts'
import { type BestPath, bestPath } from './best-path.ts'
import { LINE_FEATURES, visitLines } from './line-features.ts'
import { learned, shareRight, type Weights } from './weights.ts'

/** The states of the chain over the short lines of a section: no heading, the first line of one, a further line. */
export const LINE_STATES = ['text', 'first', 'further'] as const
const TEXT = 0
const FIRST = 1
const FURTHER = 2

/** The lines of one heading: indices of the first and of the paragraph after the last. */
export interface FoundHeading {
  readonly from: number
  readonly to: number
  /** How often such headings begin an article, and how often all their lines and no others are right, 0 to 1. */
  readonly begins: number
  readonly whole: number
}

/** Short lines with nothing between them, and their scores. */
interface Sequence {
  readonly from: number
  readonly scores: number[]
}

/** Visits the sequences of short lines with the scores of each line's states. */
const visitSequences = (
  all: readonly Paragraph[],
  { scores }: Weights,
  visit: (sequence: Sequence) => void,
): void => {
  let sequence: Sequence = { from: 0, scores: [] }
  visitLines(all, (index, view, isBelow) => {
    if (!isBelow) {
      if (sequence.scores.length > 0) visit(sequence)
      sequence = { from: index, scores: [] }
    }
    let [text, first, further] = [0, 0, 0]
    LINE_FEATURES.visit(view, (feature) => {
      const at = feature * LINE_STATES.length
      text += scores[at] ?? 0
      first += scores[at + FIRST] ?? 0
      further += scores[at + FURTHER] ?? 0
    })
    sequence.scores.push(text, first, further)
  })
  if (sequence.scores.length > 0) visit(sequence)
}

/** A heading in a path: its places, the margin of its first line, and the smallest of all that make it these lines and no others. */
interface PathHeading {
  readonly from: number
  readonly to: number
  readonly begins: number
  readonly whole: number
}

/** The headings in a path of states of lines. */
export const headingsIn = ({ states, margins }: BestPath): PathHeading[] => {
  const found: PathHeading[] = []
  for (let from = 0; from < states.length; from++) {
    if (states[from] !== FIRST) continue
    let to = from + 1
    let whole = margins[from] ?? 0
    while (states[to] === FURTHER) whole = Math.min(whole, margins[to++] ?? 0)
    // Whether a further line would belong to it too.
    if (to < states.length && states[to] === TEXT) whole = Math.min(whole, margins[to] ?? 0)
    found.push({ from, to, begins: margins[from] ?? 0, whole })
  }
  return found
}

/** Finds the headings that begin articles among the paragraphs of a section, by what was learned of many papers. */
export const findHeadings = (
  all: readonly Paragraph[],
  weights: Weights = learned().lines,
): readonly FoundHeading[] => {
  const found: FoundHeading[] = []
  visitSequences(all, weights, ({ from, scores }) => {
    const end = from + scores.length / LINE_STATES.length
    const before = from === 0 ? LINE_STATES.length : TEXT
    const after = end < all.length ? TEXT : undefined
    for (const one of headingsIn(bestPath(weights, Int32Array.from(scores), before, after)))
      found.push({
        from: from + one.from,
        to: from + one.to,
        begins: shareRight(weights, one.begins),
        whole: shareRight(weights, one.whole),
      })
  })
  return found
}
