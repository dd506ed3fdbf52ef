import { Break } from './breaks/break.ts'
import { type Copy, cellsBetween, drawnEnd, isSpace, prepareCopy } from './copy.ts'
import type { Line, Setting } from './line.ts'

/**
 * Sets a paragraph: greedily, and the last line never holds one character alone where the line before can spare one
 * (CLREQ, 孤字不成行). An empty text is one empty line.
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

/** Sets the line that begins at `start`, as setting the whole would; the indent is the first line's. */
export const setLine = (copy: Copy, start: number, setting: Setting): Line => {
  const indent = start === 0 ? indentAt(setting) : 0
  const room = setting.width - indent
  const end = spareLastCharacter(copy, start, lastFit(copy, start, room), setting.width)
  return drawLine(copy, start, end, indent)
}

/** The line from `start` to `end`: a tab is drawn as one blank. */
export const drawLine = (copy: Copy, start: number, end: number, indent: number): Line => {
  const drawn = drawnEnd(copy.text, start, end)
  const text = copy.text.slice(start, drawn).replaceAll('\t', ' ')
  return { start, end, indent, text, cells: cellsBetween(copy, start, drawn) }
}

const indentAt = ({ indent = 0, width }: Setting): number => (indent * 3 <= width ? indent : 0)

/** The best end of a line that begins at `start`. */
const lastFit = ({ text, cells, breaks }: Copy, start: number, room: number): number => {
  const best = [0, 0, 0, 0, 0]
  let taken = 0
  for (let at = start; at < text.length; at++) {
    const tier = breaks[at] ?? 0
    if (at > start && tier > Break.never) {
      if (tier === Break.required) return at
      best[tier] = at
    }
    taken += cells[at] ?? 0
    if (taken > room && !isSpace(text.charCodeAt(at))) {
      const end = best[Break.allowed] || best[Break.soft] || best[Break.word] || best[Break.forbidden]
      return end || nextGrapheme(breaks, start)
    }
  }
  return text.length
}

const nextGrapheme = (breaks: Uint8Array, start: number): number => {
  let at = start + 1
  while (breaks[at] === Break.never) at++
  return at
}

/** An earlier end where `end` would leave a single character to the last line, and that fits. */
const spareLastCharacter = (copy: Copy, start: number, end: number, width: number): number => {
  const { text, breaks } = copy
  if (breaks[end] === Break.required) return end
  const last = endOfLone(copy, end)
  if (last === undefined) return end
  const drawn = drawnEnd(text, end, last)
  for (let at = end - 1; at > start; at--) {
    if ((breaks[at] ?? 0) < Break.allowed) continue
    if (cellsBetween(copy, at, drawn) > width) return end
    if (endOfLone(copy, at) === undefined) return at
  }
  return end
}

/** Where the text ends or must break, if from `start` to there is no more than one character and marks. */
const endOfLone = ({ text, breaks }: Copy, start: number): number | undefined => {
  let characters = 0
  for (let at = start; at < text.length; at++) {
    if (at > start && breaks[at] === Break.required) return at
    if (breaks[at] !== Break.never && !isMark(text, at) && ++characters > 1) return undefined
  }
  return text.length
}

const isMark = (text: string, at: number): boolean => /[\p{P}\s]/u.test(text.charAt(at))
