import { fold } from './fold.ts'
import type { Folded } from './folded.ts'

/** Code units of a step: a few ms. */
const STEP = 100_000

/** A character that composes with none before it: Han or a blank. What stands on either side of its start folds by itself. */
const BASE = /[\n 。，\u4e00-\u9fff]/

/** The end of a piece of at most `STEP` code units, before such a character if there is one nearby. */
const endOfPiece = (text: string, start: number): number => {
  const end = start + STEP
  if (end >= text.length) return text.length
  for (let offset = end; offset > end - 1000; offset -= 1) if (BASE.test(text.charAt(offset))) return offset
  return end
}

/** The pieces of one text as one, in steps; `offsets` are where they begin in it. */
function* joined(pieces: readonly Folded[], offsets: readonly number[]): Generator<undefined, Folded> {
  const text = pieces.map((piece) => piece.text).join('')
  if (pieces.every(({ printed }) => !printed)) return { text }
  const starts = new Uint32Array(text.length)
  const ends = new Uint32Array(text.length)
  let unit = 0
  for (const [index, piece] of pieces.entries()) {
    const offset = offsets[index] ?? 0
    for (let within = 0; within < piece.text.length; within += 1, unit += 1) {
      starts[unit] = offset + (piece.printed ? (piece.printed.starts[within] ?? 0) : within)
      ends[unit] = offset + (piece.printed ? (piece.printed.ends[within] ?? 0) : within + 1)
    }
    yield undefined
  }
  return { text, printed: { starts, ends } }
}

/** Folds a text as `fold` does, but yields after each piece of a long one. Marks without end fold in pieces, too. */
export function* foldSteps(text: string): Generator<undefined, Folded> {
  if (text.length <= STEP) return fold(text)
  const pieces: Folded[] = []
  const offsets: number[] = []
  for (let start = 0; start < text.length; ) {
    const end = endOfPiece(text, start)
    pieces.push(fold(text.slice(start, end)))
    offsets.push(start)
    start = end
    yield undefined
  }
  return yield* joined(pieces, offsets)
}
