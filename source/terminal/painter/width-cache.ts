/** Cells of a text in this terminal. */
export type CellWidth = (text: string) => number

/** Clusters cached: more than the characters of a paper, and a bound for hostile text. */
const MAX_CLUSTERS = 8000

/** Caches the width of each cluster. */
export class WidthCache {
  readonly #measure: CellWidth
  readonly #clusters = new Map<string, number>()
  /** Cells + 1 of a cluster of one code unit; 0 if it has not been measured yet. */
  readonly #units = new Uint8Array(0x10000)

  constructor(measure: CellWidth) {
    this.#measure = measure
  }

  widthOf(cluster: string): number {
    if (cluster.length === 1) {
      const unit = cluster.charCodeAt(0)
      const entry = this.#units[unit] || this.#measure(cluster) + 1
      this.#units[unit] = entry
      return entry - 1
    }
    let width = this.#clusters.get(cluster)
    if (width === undefined) {
      width = this.#measure(cluster)
      if (this.#clusters.size > MAX_CLUSTERS) this.#clusters.clear()
      this.#clusters.set(cluster, width)
    }
    return width
  }

  /** Drops all widths: the terminal draws ambiguous characters at another width than assumed. */
  clear(): void {
    this.#clusters.clear()
    this.#units.fill(0)
  }
}
