import { drawnText, sgrOf } from '../encode.ts'
import type { Row } from '../row.ts'
import { blankCells, type Cells, eachCluster, putCluster } from './cells.ts'
import type { CellWidth } from './ruler.ts'

interface Look {
  readonly text: string
  /** SGR parameters; '' for the terminal's own look. */
  readonly style: string
}

const draw = (looks: readonly Look[], columns: number, widthOf: CellWidth): Cells => {
  const cells = blankCells(columns)
  let column = 0
  for (const { text, style } of looks)
    eachCluster(drawnText(text), (cluster) => {
      column = putCluster(cells, column, cluster, widthOf(cluster), style)
    })
  return cells
}

/** Makes of rows the cells that a terminal shows of them behind `encodeRow`. What runs over the edge is cut. */
export interface RowDrawer {
  draw(rows: readonly Row[], columns: number): Cells[]
  /** Draws all anew from now on: widths have changed. */
  forget(): void
}

/** Most rows of a screen were on the one before, if elsewhere: those are kept, and so are known as the same at a glance. */
export const createRowDrawer = (widthOf: CellWidth, colour: boolean): RowDrawer => {
  let kept = new Map<string, Cells>()
  return {
    draw: (rows, columns) => {
      const shown = new Map<string, Cells>()
      const drawn = rows.map((row) => {
        const looks = row.map(({ text, style }) => ({ text, style: style ? sgrOf(style, colour) : '' }))
        const name = `${columns}\n${looks.map(({ text, style }) => `${style}m${text}`).join('\n')}`
        const cells = shown.get(name) ?? kept.get(name) ?? draw(looks, columns, widthOf)
        shown.set(name, cells)
        return cells
      })
      kept = shown
      return drawn
    },
    forget: () => kept.clear(),
  }
}
