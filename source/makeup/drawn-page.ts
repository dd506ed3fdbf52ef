import { drawRow, type Highlights } from './drawn-row.ts'
import type { Frame } from './frame.ts'
import type { Band, MadePage } from './page.ts'
import type { Row, Span } from './row.ts'
import { rowCells, shift } from './row-layout.ts'
import type { Settings } from './settings.ts'

/** Draws the rows of a made-up page, from the left edge of the window. */
export const drawPage = (page: MadePage, frame: Frame, settings: Settings, highlights?: Highlights): Row[] =>
  page.bands.map((band) => shift(drawBand(band, frame, settings, highlights), frame.left))

const drawBand = (band: Band, frame: Frame, { ambiguous }: Settings, highlights?: Highlights): Row => {
  if (band.kind === 'whole') return drawRow(band.row, highlights)
  const [first] = band.rows
  if (band.rows.length === 1) return first ? drawRow(first, highlights) : []
  const spans: Span[] = []
  let cells = 0
  for (const [index, set] of band.rows.entries()) {
    const row = set ? drawRow(set, highlights) : []
    if (row.length === 0) continue
    const gap = index * (frame.measure.column + frame.gutter) - cells
    if (gap > 0) spans.push({ text: ' '.repeat(gap) })
    spans.push(...row)
    cells += gap + rowCells(row, ambiguous)
  }
  return spans
}
