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
  /** Cells + 1 of a cluster of one code unit; 0 where it was not measured yet. */
  const units = new Uint8Array(0x10000)
  return {
    widthOf: (cluster) => {
      if (cluster.length === 1) {
        const unit = cluster.charCodeAt(0)
        const known = units[unit] || cellWidth(cluster) + 1
        units[unit] = known
        return known - 1
      }
      let width = widths.get(cluster)
      if (width === undefined) {
        width = cellWidth(cluster)
        if (widths.size > MOST) widths.clear()
        widths.set(cluster, width)
      }
      return width
    },
    forget: () => {
      widths.clear()
      units.fill(0)
    },
  }
}
