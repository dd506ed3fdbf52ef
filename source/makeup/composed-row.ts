import type { Ambiguous } from '../typeset/index.ts'
import type { Row, Span } from './row.ts'
import { rowCells } from './row-layout.ts'

/** A row of a page: marks of one cell each, and texts between them. */
export class ComposedRow {
  readonly #cells = new Map<number, Span>()
  readonly #texts = new Map<number, Row>()

  /** Puts a text of one-cell characters in its cells, over what stands there. */
  mark(left: number, row: Row): void {
    let column = left
    for (const { text, style } of row)
      for (const character of text) {
        this.#cells.set(column, style ? { text: character, style } : { text: character })
        column += 1
      }
  }

  text(left: number, row: Row): void {
    this.#texts.set(left, row)
  }

  spans(ambiguous: Ambiguous): Row {
    const spans: Span[] = []
    let end = 0
    const put = (left: number, row: Row): void => {
      if (left < end || row.length === 0) return
      const blanks = ' '.repeat(left - end)
      if (blanks !== '') spans.push({ text: blanks })
      spans.push(...row)
      end = left + rowCells(row, ambiguous)
    }
    const lefts = new Set([...this.#cells.keys(), ...this.#texts.keys()])
    for (const left of [...lefts].sort((a, b) => a - b)) {
      const text = this.#texts.get(left)
      const cell = this.#cells.get(left)
      if (text) put(left, text)
      else if (cell && cell.text !== ' ') put(left, [cell])
    }
    return merged(spans)
  }
}

/** Neighbouring spans of one style as one. */
const merged = (spans: readonly Span[]): Row => {
  const joined: Span[] = []
  for (const span of spans) {
    const last = joined.at(-1)
    const isAlike = last && (last.style === span.style || (!last.style && !span.style))
    if (last && isAlike) joined.splice(-1, 1, { ...last, text: last.text + span.text })
    else joined.push(span)
  }
  return joined
}
