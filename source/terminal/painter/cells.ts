import type { CellStyle } from './style.ts'

/**
 * One row of the screen, cell by cell. `text` holds a cluster in its first cell and '' in the further cells that it covers.
 * Rows do not change after the painter has compared them.
 */
export interface Cells {
  readonly text: string[]
  readonly style: CellStyle[]
  /**
   * Whether terminals may disagree on a width in this row (emoji sequences, private use). Such a row is repainted whole,
   * and each cluster after a doubtful one is placed by its column.
   */
  readonly loose: boolean
}

export const blankCells = (columns: number): Cells => ({
  text: new Array<string>(columns).fill(' '),
  style: new Array<CellStyle>(columns).fill(''),
  loose: false,
})

/**
 * Blocks of characters that are each a cluster if no mark or selector follows: Latin, punctuation, symbols, CJK without its
 * marks (tones at 302A, voicing at 3099), full-width forms.
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

/** Whether a code unit is a cluster if another plain one follows. */
export const isPlain = (unit: number): boolean => plain[unit] === 1

/** Whether terminals may draw a cluster at another width than that of the tables. */
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

/** A row that can be drawn on. */
export interface Draft {
  text: string[]
  style: CellStyle[]
  loose: boolean
}

/** Puts a cluster of `width` cells at a column and returns the next column. A cluster that crosses the edge is left out. */
export const putCluster = (
  cells: Draft,
  column: number,
  cluster: string,
  width: number,
  style: CellStyle,
): number => {
  const { text } = cells
  const columns = text.length
  if (width === 0) {
    // A mark joins the character before it; other ignorable characters are left out.
    if (!/^\p{M}/u.test(cluster)) return column
    let before = Math.min(column, columns) - 1
    while (before > 0 && text[before] === '') before--
    if (before >= 0 && column > 0) text[before] += cluster
    cells.loose = true
    return column
  }
  const end = column + width
  if (end > columns) return columns
  if (text[column] === '')
    for (let at = column; at >= 0; at--) {
      const half = text[at] !== ''
      text[at] = ' '
      if (half) break
    }
  for (let at = end; text[at] === ''; at++) text[at] = ' '
  text[column] = cluster
  cells.style[column] = style
  for (let at = column + 1; at < end; at++) {
    text[at] = ''
    cells.style[at] = style
  }
  if (isLoose(cluster)) cells.loose = true
  return end
}

let segmenter: Intl.Segmenter | undefined

/** Calls `take` with each cluster of a text without control characters. */
export const eachCluster = (text: string, take: (cluster: string) => void): void => {
  for (let at = 0; at < text.length; at++) {
    if (isPlain(text.charCodeAt(at)) && (at + 1 === text.length || isPlain(text.charCodeAt(at + 1)))) {
      take(text[at] ?? '')
      continue
    }
    // Made at its first use: it costs milliseconds, and a paper of Han and Latin never needs it.
    segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' })
    for (const { segment } of segmenter.segment(text.slice(at))) take(segment)
    return
  }
}

/** The column after the last cell that is not a plain blank. */
export const endOf = ({ text, style }: Cells): number => {
  let end = text.length
  while (end > 0 && text[end - 1] === ' ' && style[end - 1] === '') end--
  return end
}

/** Whether two rows show the same. */
export const sameCells = (one: Cells, other: Cells): boolean => one === other || lookOf(one) === lookOf(other)

const looks = new WeakMap<Cells, string>()

/** A row as one string, cached: rows are compared many times to find the block that has moved. */
const lookOf = (cells: Cells): string => {
  const known = looks.get(cells)
  if (known !== undefined) return known
  const look = `${cells.text.join('\t')}\n${cells.style.join('\t')}`
  looks.set(cells, look)
  return look
}
