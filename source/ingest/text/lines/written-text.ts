import type { Note, Range } from '../../../issue/index.ts'
import type { LineKind } from './line-kinds.ts'
import type { Mark } from './mark.ts'
import type { SourceLine } from './source-line.ts'

/** What a form with a structure of its own says of one of its lines. */
export interface WrittenLine {
  readonly mark?: Mark
  readonly kind?: LineKind
}

/** A source with a structure of its own, such as a page of HTML, written out as lines of text. */
export interface WrittenText {
  readonly text: string
  /** What it says of its lines, by their rows; its tables' cells are ranges of the text. */
  readonly rows: ReadonlyMap<number, WrittenLine>
  readonly notes: readonly Note[]
  /** Whether the lines of which it says nothing may have the marks of Markdown. */
  readonly mayBeMarkdown?: true
}

/** The lines with what their form says of them; a heading is a title whatever its words. */
export const asWritten = (
  lines: readonly SourceLine[],
  rows: ReadonlyMap<number, WrittenLine>,
): readonly SourceLine[] =>
  rows.size === 0
    ? lines
    : lines.map((line) => {
        const written = rows.get(line.row)
        if (!written) return line
        const title = written.mark?.kind === 'heading' ? ({ kind: 'title' } as const) : {}
        return line.with({ ...title, ...written })
      })

const movedMark = (mark: Mark, by: number, tables: number): Mark =>
  mark.kind === 'row'
    ? { ...mark, table: mark.table + tables, cells: mark.cells.map(([a, b]): Range => [a + by, b + by]) }
    : mark

/** Several sources as one, with an empty row between any two. */
export const joinWritten = (all: readonly WrittenText[]): WrittenText => {
  const rows = new Map<number, WrittenLine>()
  let [text, row, tables] = ['', 0, 0]
  const notes: Note[] = []
  for (const one of all) {
    if (row > 0) text += '\n\n'
    const start = text.length
    let last = tables
    for (const [own, line] of one.rows) {
      const mark = line.mark && movedMark(line.mark, start, tables)
      if (mark?.kind === 'row') last = Math.max(last, mark.table + 1)
      rows.set(row + own, { ...line, ...(mark ? { mark } : {}) })
    }
    notes.push(...one.notes.map((note): Note => ({ ...note, at: [note.at[0] + start, note.at[1] + start] })))
    tables = last
    text += one.text
    row += one.text.split('\n').length + 1
  }
  return { text, rows, notes }
}
