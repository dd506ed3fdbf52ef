import type { Note } from '../../../issue/index.ts'
import { isOpen } from '../lines/sentences.ts'
import { type SourceLine, unmarkerOf } from '../lines/source-line.ts'
import { alternating } from './alternating.ts'
import type { ColumnLines, PartOf } from './column-lines.ts'
import { sideBySide } from './side-by-side.ts'

/** Rows from the last line of a column to the first of the next: text that breaks off may go on there. */
const rowsBetween = (above: SourceLine, below: SourceLine): number =>
  isOpen(above.text) && above.kind !== 'title' && below.indent === 0 && below.kind === 'prose' ? 1 : 2

/** Puts columns one below the other. */
const stacked = (columns: ColumnLines['columns'], row: number): SourceLine[] => {
  const lines: SourceLine[] = []
  for (const column of columns) {
    const [above, first] = [lines.at(-1), column[0]]
    if (!first) continue
    const top = above ? above.row + rowsBetween(above, first) : row
    for (const line of column) lines.push(line.with({ row: top + line.row - first.row }))
  }
  return lines
}

const noteOn = (lines: readonly SourceLine[], isCertain: boolean): Note => ({
  code: 'columns',
  at: [lines[0]?.start ?? 0, lines.at(-1)?.end ?? 0],
  message: isCertain
    ? 'columns run together in the source, read one after the other'
    : 'perhaps columns run together in the source; read across',
})

/** Lines in the order in which they are read, with notes on the columns that were run together in the source. */
export const columnsParted = (
  source: string,
  lines: readonly SourceLine[],
): { readonly lines: readonly SourceLine[]; readonly notes: readonly Note[] } => {
  const unmark = unmarkerOf(source)
  const partOf: PartOf = (line, range) =>
    unmark(line, { range, marks: line.marks ?? [], mark: { kind: 'plain' } })
  const beside = sideBySide(source, lines, partOf)
  // Lines of columns side by side are not in turn.
  const found = beside.length > 0 ? beside : alternating(lines)
  if (found.length === 0) return { lines, notes: [] }
  const left: SourceLine[] = []
  let [next, moved] = [0, 0]
  const add = (to: number): void => {
    for (const line of lines.slice(next, to))
      left.push(line.with({ row: line.row + moved, index: left.length }))
    next = to
  }
  for (const { from, to, columns } of found.filter(({ isCertain }) => isCertain)) {
    add(from)
    for (const line of stacked(columns, (lines[from]?.row ?? 0) + moved))
      left.push(line.with({ index: left.length }))
    moved = (left.at(-1)?.row ?? 0) - (lines[to - 1]?.row ?? 0)
    next = to
  }
  add(lines.length)
  return {
    lines: left,
    notes: found.map(({ from, to, isCertain }) => noteOn(lines.slice(from, to), isCertain)),
  }
}
