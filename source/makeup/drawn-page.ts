import { rowCells, shift } from './compose.ts'
import { drawRow, type Marked } from './drawn-row.ts'
import type { Frame } from './frame.ts'
import type { MadePage } from './page.ts'
import type { Row } from './row.ts'
import type { Settings } from './settings.ts'

/** The rows of a made-up page, at their place in the frame. */
export const drawPage = (page: MadePage, frame: Frame, settings: Settings, marked?: Marked): Row[] =>
  page.bands.map((band) => {
    if (band.kind === 'whole') return shift(drawRow(band.row, marked), frame.left)
    const { column } = frame.measure
    let at = 0
    const spans = band.rows.flatMap((set, index): Row => {
      const row = set ? drawRow(set, marked) : []
      if (row.length === 0) return []
      const gap = index * (column + frame.gutter) - at
      at += gap + rowCells(row, settings.ambiguous)
      return gap > 0 ? [{ text: ' '.repeat(gap) }, ...row] : row
    })
    return shift(spans, frame.left)
  })
