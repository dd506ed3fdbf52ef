import type { LetterStream } from './shingles.ts'

/** Edits at one place as letters to skip (in the copy, in the original), likeliest first. */
const EDITS: readonly (readonly [copy: number, original: number])[] = [
  [0, 0],
  [0, 1],
  [1, 1],
  [1, 0],
  [0, 2],
  [2, 0],
]
/** Equal letters after an edit that show that the copy continues. */
const MIN_EQUAL = 4

/** The edit after which copy and original agree again, going forwards or backwards from a difference. */
const editAt = (
  { letters, length }: LetterStream,
  copy: number,
  original: number,
  step: 1 | -1,
): (typeof EDITS)[number] | undefined =>
  EDITS.find(([added, lost]) => {
    for (let ahead = 0; ahead < MIN_EQUAL; ahead++) {
      const [a, b] = [copy + step * (added + ahead), original + step * (lost + ahead)]
      if (a >= length) return ahead > 0
      if (a < 0 || b < 0 || letters[a] !== letters[b]) return false
    }
    return true
  })

/** Extends a stretch past its last shingle, over single edits, and returns its end. */
export const extend = (stream: LetterStream, originals: Uint32Array, from: number): number => {
  let [end, original] = [from, originals[from - 1] ?? 0]
  for (;;) {
    const edit = editAt(stream, end, original, 1)
    if (!edit || original >= from) return end
    end += edit[0]
    original += edit[1]
    while (end < stream.length && original < from && stream.letters[end] === stream.letters[original]) {
      originals[end] = original + 1
      end++
      original++
    }
  }
}

/** Extends a stretch back before its first shingle, as far as `floor`. */
export const extendBack = (
  stream: LetterStream,
  originals: Uint32Array,
  from: number,
  floor: number,
): void => {
  let [start, original] = [from - 1, (originals[from] ?? 1) - 2]
  while (start >= floor && original >= 0) {
    const edit = editAt(stream, start, original, -1)
    if (!edit) return
    start -= edit[0]
    original -= edit[1]
    while (start >= floor && original >= 0 && stream.letters[start] === stream.letters[original]) {
      originals[start] = original + 1
      start--
      original--
    }
  }
}
