import { chooseMeasure, columnWidth } from '../typeset/index.ts'
import type { Measure } from './galley.ts'
import type { Settings, Size } from './settings.ts'

/** Where text stands in a place of some size. All in cells and rows. */
export interface Frame {
  /** Rows of text; without end where nothing bounds it. */
  readonly height: number
  /** Cells before its first column. */
  readonly left: number
  readonly measure: Measure
  readonly columns: number
  readonly gutter: number
}

const GUTTER = 4
const LEAST_COLUMN = 32
/** Cells of 、，。 */
const HANGING = 2
const ONE = { columns: 1, hang: false }

const marginOf = (columns: number): number => (columns >= 24 ? 1 : 0)

/** How many columns of text a place holds, `wanted` at most. */
export const columnsThatFit = (size: Size, wanted: number): number => {
  const room = size.columns - 2 * marginOf(size.columns)
  return Math.max(1, Math.min(wanted, Math.floor((room + GUTTER) / (LEAST_COLUMN + GUTTER))))
}

/** The frame of a text in a place that is all its own. */
export const frameOf = (
  size: Size,
  { columns: wanted, hang }: Pick<Settings, 'columns' | 'hang'> = ONE,
): Frame => {
  const columns = columnsThatFit(size, wanted)
  // A hanging mark is drawn in the margin.
  const room = Math.max(2, size.columns - 2 * marginOf(size.columns) - (hang ? HANGING : 0))
  const column = chooseMeasure(columnWidth(room, columns, GUTTER) || room)
  const width = column * columns + (columns - 1) * GUTTER
  return {
    height: Math.max(1, size.rows),
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
