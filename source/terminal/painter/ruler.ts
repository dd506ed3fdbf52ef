/** Cells that a text takes in this terminal. */
export type CellWidth = (text: string) => number

/** Measures each cluster once. */
export interface Ruler {
  readonly widthOf: CellWidth
  /** Measures all anew from now on: ambiguous characters are not drawn as was thought. */
  forget(): void
}

/** Clusters kept: more than the characters of a paper, and a bound for a text that means ill. */
const MOST = 8000

export const createRuler = (cellWidth: CellWidth): Ruler => {
  const widths = new Map<string, number>()
  return {
    widthOf: (cluster) => {
      if (cluster.length === 1 && cluster.charCodeAt(0) < 0x7f) return 1
      let width = widths.get(cluster)
      if (width === undefined) {
        width = cellWidth(cluster)
        if (widths.size > MOST) widths.clear()
        widths.set(cluster, width)
      }
      return width
    },
    forget: () => widths.clear(),
  }
}
