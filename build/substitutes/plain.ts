/** First and last code unit of a range, and the cells of each character in it. */
const RANGES: readonly (readonly [first: number, last: number, cells: 1 | 2])[] = [
  [0x4e00, 0x9fff, 2], // Han
  [0x20, 0x7e, 1], // ASCII
  [0x3000, 0x3029, 2], // CJK punctuation
  [0xff01, 0xff60, 2], // full-width forms
  [0x2010, 0x2027, 1], // dashes, quotes, dots
  [0x2500, 0x259f, 1], // lines, blocks
  [0xa1, 0xac, 1], // Latin-1, the soft hyphen left out
  [0xae, 0xff, 1],
  [0x2030, 0x203b, 1], // ‰ to ※
  [0x2190, 0x2193, 1], // arrows
  [0x25a0, 0x25a9, 1], // squares
  [0x25c6, 0x25cf, 1], // diamonds, circles
  [0x2460, 0x249b, 1], // circled and parenthesised numbers
  [0x3041, 0x3096, 2], // kana
  [0x30a1, 0x30fa, 2],
  [0x3400, 0x4dbf, 2], // Han, extension A
]

const CELLS = new Uint8Array(0x10000)
for (const [first, last, cells] of RANGES) CELLS.fill(cells, first, last + 1)

/**
 * Cells of a code unit that never joins its neighbours in a grapheme cluster (UAX #29) and always has the same width in
 * string-width; 0 for all others.
 */
export const plainWidth = (unit: number): number => CELLS[unit] ?? 0

/** The end of the SGR sequence (`ESC [ digits and semicolons m`) at `at`; -1 if there is none. */
export const sgrEnd = (text: string, at: number): number => {
  if (text.charCodeAt(at + 1) !== 0x5b) return -1
  let end = at + 2
  for (;;) {
    const unit = text.charCodeAt(end)
    if (unit === 0x6d) return end + 1
    if (unit !== 0x3b && !(unit >= 0x30 && unit <= 0x39)) return -1
    end++
  }
}
