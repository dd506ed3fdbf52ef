import { Break } from './breaks/break.ts'
import { isCommonHan } from './cells/code-points.ts'
import { type Copy, cellsBetween, drawnEnd, isSpace, prepareCopy } from './copy.ts'
import { padsFor } from './justify.ts'
import type { Line, Pad, Setting } from './line.ts'

/**
 * Sets a paragraph greedily, except that the last line is not a single character if the line before can spare one (CLREQ,
 * 孤字不成行). An empty text is one empty line.
 */
export const setParagraph = (text: string, setting: Setting): Line[] => {
  const copy = prepareCopy(text, setting)
  const lines: Line[] = []
  let start = 0
  do {
    const line = setLine(copy, start, setting)
    lines.push(line)
    start = line.end
  } while (start < text.length)
  return lines
}

/**
 * Sets the line that begins at `start`, which is 0 or the end of another line. The result is the same line as that of
 * `setParagraph`, but each line may have its own width. Only the first line is indented.
 */
export const setLine = (copy: Copy, start: number, setting: Setting): Line => {
  const indent = start === 0 ? indentAt(setting) : 0
  const room = setting.width - indent
  const end = avoidLoneCharacter(copy, start, lastFit(copy, start, room, setting.hang), setting.width)
  const line = drawLine(copy, start, end, indent)
  const hangs = setting.hang && line.cells > room && /.[、，。]$/su.test(line.text)
  const spare = room - line.cells + (hangs ? HANGING_CELLS : 0)
  const isLast = copy.breaks[end] === Break.required
  const pads = setting.justify && !isLast ? padsFor(copy, start, start + line.text.length, spare) : []
  const set = pads.length > 0 ? withPads(line, pads) : line
  return hangs ? { ...set, hang: set.cells - room } : set
}

const withPads = (line: Line, pads: readonly Pad[]): Line => {
  let text = ''
  let from = 0
  let cells = line.cells
  for (const pad of pads) {
    text += line.text.slice(from, pad.offset - line.start) + ' '.repeat(pad.cells)
    from = pad.offset - line.start
    cells += pad.cells
  }
  return { ...line, text: text + line.text.slice(from), cells, pads }
}

/** The line from `start` to `end`. Tabs are drawn as one blank. */
export const drawLine = (copy: Copy, start: number, end: number, indent: number): Line => {
  const drawn = drawnEnd(copy.text, start, end)
  const text = copy.text.slice(start, drawn)
  const cells = cellsBetween(copy, start, drawn)
  return { start, end, indent, text: copy.hasTabs ? text.replaceAll('\t', ' ') : text, cells }
}

const indentAt = ({ indent = 0, width }: Setting): number => (indent * 3 <= width ? indent : 0)

/** The best end of the line that begins at `start`: the last one that fits among those that break best. */
const lastFit = ({ text, cells, breaks }: Copy, start: number, room: number, hang = false): number => {
  /** The last end for each `Break`. */
  const ends = [0, 0, 0, 0, 0]
  let taken = 0
  for (let offset = start; offset < text.length; offset++) {
    const place = breaks[offset] ?? 0
    if (offset > start && place > Break.never) {
      if (place === Break.required) return offset
      ends[place] = offset
    }
    taken += cells[offset] ?? 0
    if (taken > room && !isSpace(text.charCodeAt(offset))) {
      if (hang && taken - HANGING_CELLS <= room && mayHang(text, breaks, start, offset)) return offset + 1
      const end = ends[Break.allowed] || ends[Break.soft] || ends[Break.word] || ends[Break.forbidden]
      return end || nextGrapheme(breaks, start)
    }
  }
  return text.length
}

const HANGING_CELLS = 2

/** CLREQ 3.1: only one of 、 ， 。 hangs, and only if no other mark precedes it. */
const mayHang = (text: string, breaks: Uint8Array, start: number, offset: number): boolean =>
  offset > start &&
  /[、，。]/.test(text.charAt(offset)) &&
  !/\p{P}/u.test(text.charAt(offset - 1)) &&
  (breaks[offset + 1] ?? 0) >= Break.allowed

const nextGrapheme = (breaks: Uint8Array, start: number): number => {
  let offset = start + 1
  while (breaks[offset] === Break.never) offset++
  return offset
}

/**
 * Moves the end of a line back if it would leave a single character on the last line, provided that what moves down fits
 * there and that this line keeps more than one (CLREQ, 孤字不成行).
 */
const avoidLoneCharacter = (copy: Copy, start: number, end: number, width: number): number => {
  const { breaks } = copy
  if (breaks[end] === Break.required || !isLone(copy, end, width)) return end
  let offset = end - 1
  while (offset > start && ((breaks[offset] ?? 0) < Break.allowed || isLone(copy, offset, width))) offset--
  return fitsRest(copy, offset, width) && holdsTwo(copy, start, offset) ? offset : end
}

/** Whether the text from `start` on is one line of a single character, not counting marks. */
const isLone = ({ text, cells, breaks }: Copy, start: number, width: number): boolean => {
  let characters = 0
  let taken = 0
  for (
    let offset = start;
    offset < text.length && (offset === start || breaks[offset] !== Break.required);
    offset++
  ) {
    taken += cells[offset] ?? 0
    if (taken > width) return false
    if (breaks[offset] !== Break.never && !isMark(text.charCodeAt(offset)) && ++characters > 1) return false
  }
  return true
}

/** Whether a slice has more than one character, not counting marks. */
const holdsTwo = ({ text, breaks }: Copy, start: number, end: number): boolean => {
  let characters = 0
  for (let offset = start; offset < end && characters < 2; offset++)
    if (breaks[offset] !== Break.never && !isMark(text.charCodeAt(offset))) characters++
  return characters > 1
}

/** Whether the text from `start` to the next required break fits on one line. */
const fitsRest = ({ text, cells, breaks }: Copy, start: number, width: number): boolean => {
  let taken = 0
  for (
    let offset = start;
    offset < text.length && (offset === start || breaks[offset] !== Break.required);
    offset++
  ) {
    taken += cells[offset] ?? 0
    if (taken > width && !isSpace(text.charCodeAt(offset))) return false
  }
  return true
}

const isMark = (code: number): boolean => !isCommonHan(code) && /[\p{P}\s]/u.test(String.fromCharCode(code))
