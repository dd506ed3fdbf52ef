import type { CellStyle } from './style.ts'

/**
 * One row of the screen, cell by cell. `text` holds a cluster in its first cell and '' in the cells behind it that it
 * covers. Rows are never changed once the painter has compared them.
 */
export interface Cells {
  readonly text: string[]
  readonly style: CellStyle[]
  /**
   * Whether terminals may disagree on the width of something here (emoji sequences, private use): such a row is
   * repainted whole and each cluster behind a doubtful one is placed by its column.
   */
  readonly loose: boolean
}

export const blankCells = (columns: number): Cells => ({
  text: new Array<string>(columns).fill(' '),
  style: new Array<CellStyle>(columns).fill(''),
  loose: false,
})

/**
 * Blocks of characters that each stand alone if no mark or selector follows: Latin, punctuation, symbols, CJK without the
 * marks among it (tones at 302A, voicing at 3099), full-width forms.
 */
const PLAIN: readonly (readonly [first: number, last: number])[] = [
  [0x4e00, 0x9fff],
  [0x20, 0x7e],
  [0x3000, 0x3029],
  [0xff01, 0xff60],
  [0x2010, 0x2027],
  [0x2190, 0x2bff],
  [0x3031, 0x3098],
  [0x309b, 0x4dbf],
  [0xa1, 0xac],
  [0xae, 0x2ff],
  [0x2030, 0x205e],
  [0x2100, 0x218f],
]

const plain = new Uint8Array(0x10000)
for (const [first, last] of PLAIN) plain.fill(1, first, last + 1)

/** Whether a code unit is a cluster of its own when another such follows it. */
export const isPlain = (unit: number): boolean => plain[unit] === 1

/** Whether terminals may draw a cluster at another width than the one it has by the tables. */
export const isLoose = (cluster: string): boolean => {
  const code = cluster.codePointAt(0) ?? 0
  if (cluster.length > (code > 0xffff ? 2 : 1)) return true
  if (code > 0xffff) return code < 0x20000 || code >= 0x40000
  return (
    (code >= 0x2300 && code < 0x2400) ||
    (code >= 0x2600 && code < 0x27c0) ||
    (code >= 0x2b00 && code < 0x2c00) ||
    (code >= 0xe000 && code < 0xf900)
  )
}

/** Where the row ends: behind its last cell that is no plain blank. */
export const endOf = ({ text, style }: Cells): number => {
  let end = text.length
  while (end > 0 && text[end - 1] === ' ' && style[end - 1] === '') end--
  return end
}

/** Whether two rows show the same. */
export const sameCells = (one: Cells, other: Cells): boolean => {
  if (one === other) return true
  if (one.text.length !== other.text.length) return false
  for (let at = 0; at < one.text.length; at++)
    if (one.text[at] !== other.text[at] || one.style[at] !== other.style[at]) return false
  return true
}
