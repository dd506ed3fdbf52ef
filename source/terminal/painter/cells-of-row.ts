import { drawnText, sgrOf } from '../encode.ts'
import type { Row } from '../row.ts'
import { blankCells, type Cells, eachCluster, putCluster } from './cells.ts'
import type { CellWidth } from './ruler.ts'

/** A row as the cells that a terminal shows of it behind `encodeRow`. What runs over the edge is cut. */
export const cellsOfRow = (row: Row, columns: number, colour: boolean, widthOf: CellWidth): Cells => {
  const cells = blankCells(columns)
  let column = 0
  for (const { text, style } of row) {
    const look = style ? sgrOf(style, colour) : ''
    eachCluster(drawnText(text), (cluster) => {
      column = putCluster(cells, column, cluster, widthOf(cluster), look)
    })
  }
  return cells
}
