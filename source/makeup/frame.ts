import { chooseMeasure, columnWidth } from '../typeset/index.ts'
import type { Measure } from './galley.ts'
import type { Settings, Size } from './settings.ts'

/** The text area within a window. All in cells and rows. */
export interface Frame {
  /** Rows of text; Infinity if unbounded. */
  readonly height: number
  /** Cells before the first column. */
  readonly left: number
  readonly measure: Measure
  readonly columns: number
  readonly gutter: number
}

/** Cells. */
const GUTTER = 4
const LEAST_COLUMN = 32
/** Width of 、，。 in cells. */
const HANGING_CELLS = 2

const ONE_COLUMN = { columns: 1, hang: false }

const marginOf = (columns: number): number => (columns >= 24 ? 1 : 0)

/** The number of text columns that fit, at most `wanted`. */
export const columnsThatFit = (size: Size, wanted: number): number => {
  const room = size.columns - 2 * marginOf(size.columns)
  return Math.max(1, Math.min(wanted, Math.floor((room + GUTTER) / (LEAST_COLUMN + GUTTER))))
}

/** The frame of a text that fills `size`. */
export const frameOf = (
  size: Size,
  { columns: wanted, hang }: Pick<Settings, 'columns' | 'hang'> = ONE_COLUMN,
): Frame => {
  const columns = columnsThatFit(size, wanted)
  // Hanging marks are drawn in the margin.
  const room = Math.max(2, size.columns - 2 * marginOf(size.columns) - (hang ? HANGING_CELLS : 0))
  const column = chooseMeasure(columnWidth(room, columns, GUTTER) || room)
  const width = column * columns + (columns - 1) * GUTTER
  return {
    height: Math.max(1, size.rows),
    left: Math.max(0, Math.floor((size.columns - (hang ? HANGING_CELLS : 0) - width) / 2)),
    measure: { width, column },
    columns,
    gutter: GUTTER,
  }
}

/** Cells. If headlines and running heads were wider, the two ends of a row would no longer read as one line. */
const MOST_PAGE = 100

/** A left edge and a width, in cells. */
export interface Bounds {
  readonly left: number
  readonly width: number
}

/** The bounds of the head and foot of a text: those of the text itself. */
export const boundsOf = ({ left, measure }: Frame): Bounds => ({ left, width: measure.width })

/** The bounds of everything that is not running text. */
export const pageOf = (size: Size): Bounds => {
  const margin = marginOf(size.columns)
  const width = Math.min(MOST_PAGE, size.columns - 2 * margin)
  return { left: Math.floor((size.columns - width) / 2), width: Math.max(1, width) }
}
