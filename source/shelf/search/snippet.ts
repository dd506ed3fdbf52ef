import type { MarkedText, Range } from '../../issue/index.ts'

/** In code units: the length of a snippet, and of its text before the first mark. */
const MAX_LENGTH = 80
const MAX_BEFORE = 20

/** Ends a clause. A snippet begins after one if it can. */
const CLAUSE_END = /[，。；：！？、…”」）,;!?\s]/u

/** A few clauses around the first mark, or from the start if there is none; `…` where the text is cut. */
export const snippet = (text: string, marks: readonly Range[]): MarkedText => {
  const [first = [0, 0]] = marks
  const start = wholeCharacter(text, snippetStart(text, first[0]))
  const end = wholeCharacter(text, Math.min(text.length, Math.max(start + MAX_LENGTH, first[1])))
  const ellipsis = start > 0 ? '…' : ''
  const shift = ellipsis.length - start
  return {
    text: ellipsis + text.slice(start, end) + (end < text.length ? '…' : ''),
    marks: marks
      .filter(([from]) => from < end)
      .map(([from, to]): Range => [from + shift, Math.min(to, end) + shift]),
  }
}

const snippetStart = (text: string, mark: number): number => {
  const earliest = Math.max(0, mark - MAX_BEFORE)
  if (earliest === 0) return 0
  for (let offset = earliest; offset < mark; offset += 1)
    if (CLAUSE_END.test(text[offset - 1] ?? '')) return offset
  return earliest
}

/** Moves an offset in the middle of a surrogate pair to its start. */
const wholeCharacter = (text: string, offset: number): number =>
  /[\udc00-\udfff]/.test(text[offset] ?? '') && /[\ud800-\udbff]/.test(text[offset - 1] ?? '')
    ? offset - 1
    : offset
