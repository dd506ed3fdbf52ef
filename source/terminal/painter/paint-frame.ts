import { type Cells, contentEnd, sameCells } from './cells.ts'
import { paintRow } from './paint-row.ts'
import { ScreenWriter } from './screen-writer.ts'
import type { Region, TerminalState } from './terminal-state.ts'

/** A block of rows to scroll: up by `by` rows, down if negative. */
interface Shift {
  readonly region: Region
  readonly by: number
}

/** Bytes under which an update is not worth a search for rows that have moved. */
const SMALL = 40

/** The block of rows that has moved and saves the most repainting if it is scrolled. */
const findShift = (shown: TerminalState['rows'], wanted: readonly Cells[]): Shift | undefined => {
  const same = (shownRow: number, wantedRow: number): boolean => {
    const old = shown[shownRow]
    const cells = wanted[wantedRow]
    return old !== undefined && cells !== undefined && sameCells(old, cells)
  }
  // A blank screen has nothing to move.
  if (shown.every((cells) => cells && contentEnd(cells) === 0)) return undefined
  const savings = wanted.map((cells, row) => (same(row, row) ? 0 : contentEnd(cells)))
  let mostSaved = 0
  let shift: Shift | undefined
  for (let by = 1 - wanted.length; by < wanted.length; by++) {
    if (by === 0) continue
    let saved = 0
    let top = 0
    for (let row = 0; row <= wanted.length; row++) {
      if (same(row + by, row)) {
        if (saved === 0) top = row
        saved += savings[row] ?? 0
        continue
      }
      if (saved > mostSaved) {
        mostSaved = saved
        shift = { by, region: by > 0 ? [top, row - 1 + by] : [top + by, row - 1] }
      }
      saved = 0
    }
  }
  return shift
}

const paintRows = (writer: ScreenWriter, wanted: readonly Cells[]): ScreenWriter => {
  for (const [row, cells] of wanted.entries()) paintRow(writer, row, cells)
  return writer
}

const byteLength = ({ bytes }: ScreenWriter): number => Buffer.byteLength(bytes)

/**
 * The shortest update found from what the terminal shows to the wanted rows: painted in place, or after scrolling the block
 * that has moved, in a region of its own or in the one that is already set.
 */
export const paintFrame = (terminal: TerminalState, wanted: readonly Cells[]): ScreenWriter => {
  const inPlace = paintRows(new ScreenWriter(terminal), wanted)
  if (byteLength(inPlace) < SMALL) return inPlace
  const shift = findShift(terminal.rows, wanted)
  if (!shift) return inPlace
  const { region, by } = shift
  const regions = [region]
  const current = terminal.scrollRegion
  if (current && current[0] <= region[0] && current[1] >= region[1]) regions.push(current)
  const updates = regions.map((scrolled) => {
    const writer = new ScreenWriter(terminal)
    writer.scroll(scrolled, by)
    return paintRows(writer, wanted)
  })
  return [inPlace, ...updates].reduce((best, update) =>
    byteLength(update) < byteLength(best) ? update : best,
  )
}
