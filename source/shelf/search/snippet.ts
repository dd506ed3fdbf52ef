import type { MarkedText, Range } from '../../issue/index.ts'

/** In code units: the length of a snippet, and the most of it before the first mark. */
const LENGTH = 80
const BEFORE = 20

/** Ends a clause. A snippet begins after one if it can. */
const CLAUSE = /[，。；：！？、…”」）,;!?\s]/u

/** A few clauses around the first mark, or from the start if there is none; `…` where the text is cut. */
export const snippet = (text: string, marks: readonly Range[]): MarkedText => {
  const [first = [0, 0]] = marks
  const start = wholeCharacter(text, snippetStart(text, first[0]))
  const end = wholeCharacter(text, Math.min(text.length, Math.max(start + LENGTH, first[1])))
  const before = start > 0 ? '…' : ''
  const shift = before.length - start
  return {
    text: before + text.slice(start, end) + (end < text.length ? '…' : ''),
    marks: marks
      .filter(([from]) => from < end)
      .map(([from, to]): Range => [from + shift, Math.min(to, end) + shift]),
  }
}

const snippetStart = (text: string, mark: number): number => {
  const earliest = Math.max(0, mark - BEFORE)
  if (earliest === 0) return 0
  for (let at = earliest; at < mark; at += 1) if (CLAUSE.test(text[at - 1] ?? '')) return at
  return earliest
}

/** Moves an offset back that would split a surrogate pair. */
const wholeCharacter = (text: string, at: number): number =>
  /[\udc00-\udfff]/.test(text[at] ?? '') && /[\ud800-\udbff]/.test(text[at - 1] ?? '') ? at - 1 : at
