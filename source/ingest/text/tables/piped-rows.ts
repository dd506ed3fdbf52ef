import type { Range } from '../../../issue/index.ts'

/** The row below a table's head: `| --- | :-: |`. */
const DELIMITER = /^\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?$/
/** The fewest rows of a table without such a row: a site's bar of links has one. */
const MIN_ROWS = 3

export const isDelimiter = (text: string): boolean => /-{2,}|:-|-:/.test(text) && DELIMITER.test(text)

/**
 * The cells between the pipes of a row, as offsets in it, without the space at their ends; a pipe after a backslash is text.
 * @param bars the characters that are pipes
 */
export const pipedCells = (text: string, bars = '|'): Range[] => {
  const pipes: number[] = []
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (bars.includes(text.charAt(at))) pipes.push(at)
  }
  const bounds = [...(pipes[0] === 0 ? [] : [-1]), ...pipes]
  if (pipes.at(-1) !== text.length - 1) bounds.push(text.length)
  return bounds.slice(1).map((end, index): Range => {
    const from = (bounds[index] ?? -1) + 1
    const words = text.slice(from, end)
    const start = from + words.length - words.trimStart().length
    return [start, Math.max(start, from + words.trimEnd().length)]
  })
}

/** A row of a table has pipes on both sides, unless a delimiter says that it is one. */
const isFramed = (text: string): boolean => text.startsWith('|') && /[^\\]\|$/.test(text)

/**
 * How many of the lines from `from` on are the rows of a table with pipes.
 * @param textAt the printed line, without spaces at its ends; undefined where an empty row is above
 */
export const pipedRows = (textAt: (index: number) => string | undefined, from: number): number => {
  const head = textAt(from) ?? ''
  if (!head.includes('|')) return 0
  const columns = pipedCells(head).length
  const below = textAt(from + 1) ?? ''
  const hasDelimiter = isDelimiter(below) && pipedCells(below).length === columns
  if (!hasDelimiter && (!isFramed(head) || columns < 2)) return 0
  let count = hasDelimiter ? 2 : 1
  for (let text = textAt(from + count); text?.includes('|'); text = textAt(from + count)) {
    if (!hasDelimiter && (!isFramed(text) || pipedCells(text).length !== columns)) break
    count++
  }
  return hasDelimiter || count >= MIN_ROWS ? count : 0
}
