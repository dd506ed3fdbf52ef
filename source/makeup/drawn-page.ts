import { drawRow, type Marked } from './drawn-row.ts'
import type { Frame } from './frame.ts'
import type { Band, MadePage } from './page.ts'
import type { Row, Span } from './row.ts'
import { rowCells, shift } from './row-layout.ts'
import type { Settings } from './settings.ts'

/** The rows of a made-up page, at their position in the frame. */
export const drawPage = (page: MadePage, frame: Frame, settings: Settings, marked?: Marked): Row[] =>
  page.bands.map((band) => shift(drawBand(band, frame, settings, marked), frame.left))

const drawBand = (band: Band, frame: Frame, { ambiguous }: Settings, marked?: Marked): Row => {
  if (band.kind === 'whole') return drawRow(band.row, marked)
  const [first] = band.rows
  if (band.rows.length === 1) return first ? drawRow(first, marked) : []
  const spans: Span[] = []
  let cells = 0
  for (const [index, set] of band.rows.entries()) {
    const row = set ? drawRow(set, marked) : []
    if (row.length === 0) continue
    const gap = index * (frame.measure.column + frame.gutter) - cells
    if (gap > 0) spans.push({ text: ' '.repeat(gap) })
    spans.push(...row)
    cells += gap + rowCells(row, ambiguous)
  }
  return spans
}
