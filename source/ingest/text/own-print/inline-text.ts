import type { Range } from '../../../issue/index.ts'

/** Text read from Markdown, and the ranges of the source that it was made of. */
export interface InlineText {
  readonly text: string
  readonly from: readonly Range[]
}

/** An escape, an entity of white space, or the hard break between two lines, with what begins the second. */
const MARK = /\\([!-/:-@[-`{-~])|&#(\d{1,5});|\\\n(?:> | {2})?/g

const spaceOf = (digits: string): string => {
  const character = String.fromCharCode(Number(digits))
  if (/[\n\u2028\u2029]/.test(character)) return '\n'
  return /[\t\v\f\r]/.test(character) || !/\s/.test(character) ? ' ' : character
}

/** Undoes the escapes of a range. What is written as an entity is white space, and has no range. */
export const inlineText = (source: string, [start, end]: Range): InlineText => {
  const from: Range[] = []
  let text = ''
  let at = start
  const keep = (to: number): void => {
    if (to > at) from.push([at, to])
    text += source.slice(at, to)
  }
  for (const match of source.slice(start, end).matchAll(MARK)) {
    const [mark, escaped, digits] = match
    const index = start + match.index
    keep(index)
    at = index + mark.length
    if (escaped !== undefined) {
      from.push([at - escaped.length, at])
      text += escaped
    } else text += digits === undefined ? '\n' : spaceOf(digits)
  }
  keep(end)
  return { text, from }
}

/** The parts of a range between separators; one that is escaped does not separate. */
export const splitRange = (source: string, [start, end]: Range, separator: string): Range[] => {
  const parts: Range[] = []
  let from = start
  for (let at = start; at < end; at++) {
    if (source[at] === '\\' && !source.startsWith(separator, at)) at++
    else if (source.startsWith(separator, at)) {
      parts.push([from, at])
      from = at + separator.length
      at = from - 1
    }
  }
  return [...parts, [from, end]]
}
