import type { Ambiguous } from './ambiguous.ts'
import { isCommonHan } from './code-points.ts'
import { GraphemeWalk } from './grapheme.ts'

/**
 * Cells that a text takes in a terminal: East Asian Width of Unicode 17 (UAX #11), by graphemes. Controls, marks and format
 * characters take none, a tab takes one.
 */
export const cellWidth = (text: string, ambiguous: Ambiguous): number => {
  let cells = 0
  for (let offset = 0; offset < text.length; offset++) {
    const code = text.charCodeAt(offset)
    if (isCommonHan(code)) cells += 2
    else if (code >= 0x20 && code < 0x7f) cells += 1
    else return walkedWidth(text, ambiguous)
  }
  return cells
}

const walkedWidth = (text: string, ambiguous: Ambiguous): number => {
  const walk = new GraphemeWalk(ambiguous)
  let cells = 0
  for (let offset = 0; offset < text.length; ) {
    const codePoint = text.codePointAt(offset) ?? 0
    cells += walk.take(codePoint)
    offset += codePoint > 0xffff ? 2 : 1
  }
  return cells
}

/**
 * Cuts a text to at most `width` cells, between graphemes, and ends a cut text with `…`, or with `...` where `…` takes two
 * cells (ambiguous 2).
 */
export const truncate = (text: string, width: number, ambiguous: Ambiguous): string => {
  if (prefixWithin(text, width, ambiguous) === text.length) return text
  const ellipsis =
    [ambiguous === 1 ? '…' : '...', '.', ''].find((mark) => cellWidth(mark, ambiguous) <= width) ?? ''
  const room = width - cellWidth(ellipsis, ambiguous)
  return text.slice(0, prefixWithin(text, room, ambiguous)).trimEnd() + ellipsis
}

/** The offset after the last grapheme that fits in `width` cells. */
const prefixWithin = (text: string, width: number, ambiguous: Ambiguous): number => {
  const walk = new GraphemeWalk(ambiguous)
  let cells = 0
  let end = 0
  for (let offset = 0; offset < text.length; ) {
    const codePoint = text.codePointAt(offset) ?? 0
    const added = walk.take(codePoint)
    if (walk.begins) {
      if (cells > width) return end
      end = offset
    }
    cells += added
    offset += codePoint > 0xffff ? 2 : 1
  }
  return cells > width ? end : text.length
}
