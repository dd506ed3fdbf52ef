import { Break } from './breaks/break.ts'
import { isCommonHan } from './cells/code-points.ts'
import { type Copy, cellsBetween, drawnEnd, isSpace, prepareCopy } from './copy.ts'
import { padsFor } from './justify.ts'
import type { Line, Pad, Setting } from './line.ts'

/**
 * Sets a paragraph greedily, but the last line is not a single character if the line before can give one up (CLREQ,
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
 * Sets the line that begins at `start`, which is 0 or the end of another line. Line by line the result is that of
 * `setParagraph`; but each line may have another width. Only the first line is indented.
 */
export const setLine = (copy: Copy, start: number, setting: Setting): Line => {
  const indent = start === 0 ? indentAt(setting) : 0
  const room = setting.width - indent
  const end = spareLastCharacter(copy, start, lastFit(copy, start, room, setting.hang), setting.width)
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
    text += line.text.slice(from, pad.at - line.start) + ' '.repeat(pad.cells)
    from = pad.at - line.start
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

/** The best end of a line that begins at `start`. */
const lastFit = ({ text, cells, breaks }: Copy, start: number, room: number, hang = false): number => {
  const best = [0, 0, 0, 0, 0]
  let taken = 0
  for (let at = start; at < text.length; at++) {
    const place = breaks[at] ?? 0
    if (at > start && place > Break.never) {
      if (place === Break.required) return at
      best[place] = at
    }
    taken += cells[at] ?? 0
    if (taken > room && !isSpace(text.charCodeAt(at))) {
      if (hang && taken - HANGING_CELLS <= room && mayHang(text, breaks, start, at)) return at + 1
      const end = best[Break.allowed] || best[Break.soft] || best[Break.word] || best[Break.forbidden]
      return end || nextGrapheme(breaks, start)
    }
  }
  return text.length
}

const HANGING_CELLS = 2

/** CLREQ 3.1: only 、 ， 。 hang, and only a single mark. */
const mayHang = (text: string, breaks: Uint8Array, start: number, at: number): boolean =>
  at > start &&
  /[、，。]/.test(text.charAt(at)) &&
  !/\p{P}/u.test(text.charAt(at - 1)) &&
  (breaks[at + 1] ?? 0) >= Break.allowed

const nextGrapheme = (breaks: Uint8Array, start: number): number => {
  let at = start + 1
  while (breaks[at] === Break.never) at++
  return at
}

/**
 * An earlier end if `end` would leave a single character on the last line, provided that what moves down fits there and
 * that no single character remains on this line (CLREQ, 孤字不成行).
 */
const spareLastCharacter = (copy: Copy, start: number, end: number, width: number): number => {
  const { breaks } = copy
  if (breaks[end] === Break.required || !isLone(copy, end, width)) return end
  let at = end - 1
  while (at > start && ((breaks[at] ?? 0) < Break.allowed || isLone(copy, at, width))) at--
  return fitsRest(copy, at, width) && holdsTwo(copy, start, at) ? at : end
}

/** Whether the text from `start` on is a line of one character, not counting marks. */
const isLone = ({ text, cells, breaks }: Copy, start: number, width: number): boolean => {
  let characters = 0
  let taken = 0
  for (let at = start; at < text.length && (at === start || breaks[at] !== Break.required); at++) {
    taken += cells[at] ?? 0
    if (taken > width) return false
    if (breaks[at] !== Break.never && !isMark(text.charCodeAt(at)) && ++characters > 1) return false
  }
  return true
}

/** Whether a slice has more than one character, not counting marks. */
const holdsTwo = ({ text, breaks }: Copy, start: number, end: number): boolean => {
  let characters = 0
  for (let at = start; at < end && characters < 2; at++)
    if (breaks[at] !== Break.never && !isMark(text.charCodeAt(at))) characters++
  return characters > 1
}

const fitsRest = ({ text, cells, breaks }: Copy, start: number, width: number): boolean => {
  let taken = 0
  for (let at = start; at < text.length && (at === start || breaks[at] !== Break.required); at++) {
    taken += cells[at] ?? 0
    if (taken > width && !isSpace(text.charCodeAt(at))) return false
  }
  return true
}

const isMark = (code: number): boolean => !isCommonHan(code) && /[\p{P}\s]/u.test(String.fromCharCode(code))
