/** Cells of one character of a name. */
export interface GlyphSize {
  readonly columns: number
  readonly rows: number
}

/** Sizes in which the characters of a name can be drawn, in cells, the largest first. */
export const GLYPH_SIZES: readonly GlyphSize[] = [
  { columns: 14, rows: 7 },
  { columns: 12, rows: 6 },
]

/**
 * The block elements by the quadrants that they fill, as a sum: 1 upper left, 2 upper right, 4 lower left, 8 lower right. So a
 * cell has two pixels by two. None is of Braille, which some terminals draw as boxes.
 */
export const QUADRANTS = ' ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█'

/** The rows of a character drawn in blocks, each as wide as the size; undefined if there is no drawing of it. */
export type GlyphOf = (character: string, size: GlyphSize) => readonly string[] | undefined
