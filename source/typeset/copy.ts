import { Break } from './breaks/break.ts'
import { markBreaks } from './breaks/walk.ts'
import { GraphemeWalk } from './cells/grapheme.ts'
import type { Setting } from './line.ts'

/** A text prepared for setting at any width: the cells and breaks of its code units. */
export interface Copy {
  readonly text: string
  /** Cells that each code unit adds. */
  readonly cells: Uint8Array
  /** The `Break` before each code unit, and one at the end. */
  readonly breaks: Uint8Array
  readonly hasTabs: boolean
}

/** Prepares a text for all settings that differ only in width, indent, hanging and justification. */
export const prepareCopy = (
  text: string,
  { ambiguous, level }: Pick<Setting, 'ambiguous' | 'level'>,
): Copy => {
  const cells = new Uint8Array(text.length)
  const breaks = new Uint8Array(text.length + 1)
  const walk = new GraphemeWalk(ambiguous)
  for (let offset = 0; offset < text.length; ) {
    const codePoint = text.codePointAt(offset) ?? 0
    cells[offset] = walk.take(codePoint)
    if (walk.begins) breaks[offset] = Break.forbidden
    offset += codePoint > 0xffff ? 2 : 1
  }
  breaks[text.length] = Break.forbidden
  markBreaks(text, level, breaks)
  breaks[text.length] = Break.required
  return { text, cells, breaks, hasTabs: text.includes('\t') }
}

/** Whether `trimEnd` would remove a code unit. */
export const isSpace = (code: number): boolean =>
  code === 0x20 || (code >= 0x09 && code <= 0x0d) || (code >= 0x80 && /\s/.test(String.fromCharCode(code)))

/** The end of a slice without its trailing white space. */
export const drawnEnd = (text: string, start: number, end: number): number => {
  let drawn = end
  while (drawn > start && isSpace(text.charCodeAt(drawn - 1))) drawn--
  return drawn
}

/** Cells of a slice. */
export const cellsBetween = ({ cells }: Copy, start: number, end: number): number => {
  let sum = 0
  for (let offset = start; offset < end; offset++) sum += cells[offset] ?? 0
  return sum
}
