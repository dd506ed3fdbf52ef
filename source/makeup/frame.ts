import { chooseMeasure, columnWidth } from '../typeset/index.ts'
import type { Measure } from './galley.ts'
import type { Settings, Size } from './settings.ts'

/** Where things stand on a screen of text: running head, text, foot. All in cells and rows. */
export interface Frame {
  /** Rows above the text: the running head, and a blank one where there is room. */
  readonly head: number
  readonly height: number
  /** Rows below it: the status line, and a blank one where there is room. */
  readonly foot: number
  readonly left: number
  readonly measure: Measure
  readonly columns: number
  readonly gutter: number
}

/** No window smaller than this shows more than that it is too small. */
export const LEAST: Size = { columns: 12, rows: 3 }

const GUTTER = 4
const LEAST_COLUMN = 32
/** Cells of 、，。 */
const HANGING = 2
const ONE = { columns: 1, hang: false }

const marginOf = (columns: number): number => (columns >= 24 ? 1 : 0)

/** How many columns of text a window holds, `wanted` at most. */
export const columnsThatFit = (size: Size, wanted: number): number => {
  const room = size.columns - 2 * marginOf(size.columns)
  return Math.max(1, Math.min(wanted, Math.floor((room + GUTTER) / (LEAST_COLUMN + GUTTER))))
}

/** The frame of a screen of text. Head and foot give way before the text does. */
export const frameOf = (
  size: Size,
  { columns: wanted, hang }: Pick<Settings, 'columns' | 'hang'> = ONE,
): Frame => {
  const { rows } = size
  const head = rows >= 16 ? 2 : rows >= 9 ? 1 : 0
  const foot = rows >= 16 ? 2 : 1
  const columns = columnsThatFit(size, wanted)
  // A hanging mark is drawn in the margin.
  const room = Math.max(2, size.columns - 2 * marginOf(size.columns) - (hang ? HANGING : 0))
  const column = chooseMeasure(columnWidth(room, columns, GUTTER) || room)
  const width = column * columns + (columns - 1) * GUTTER
  return {
    head,
    height: Math.max(1, rows - head - foot),
    foot,
    left: Math.max(0, Math.floor((size.columns - (hang ? HANGING : 0) - width) / 2)),
    measure: { width, column },
    columns,
    gutter: GUTTER,
  }
}

/** The widest that headlines and running heads are set: beyond it the two ends of a line are no longer one line. */
const PAGE = 100

/** A left edge, and cells from there. */
export interface Bounds {
  readonly left: number
  readonly width: number
}

/** The bounds of a text's head and foot: those of the text. */
export const boundsOf = ({ left, measure }: Frame): Bounds => ({ left, width: measure.width })

/** The bounds of what is not running text. */
export const pageOf = (size: Size): Bounds => {
  const margin = marginOf(size.columns)
  const width = Math.min(PAGE, size.columns - 2 * margin)
  return { left: Math.floor((size.columns - width) / 2), width: Math.max(1, width) }
}
