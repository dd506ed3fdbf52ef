/** Cells of a text in this terminal. */
export type CellWidth = (text: string) => number

/** Caches the width of each cluster. */
export interface Ruler {
  readonly widthOf: CellWidth
  /** Drops all widths: the terminal draws ambiguous characters at another width than assumed. */
  forget(): void
}

/** Clusters kept: more than the characters of a paper, and a bound for hostile text. */
const MOST = 8000

export const createRuler = (cellWidth: CellWidth): Ruler => {
  const widths = new Map<string, number>()
  /** Cells + 1 of a cluster of one code unit; 0 if it has not been measured yet. */
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
