import type { Repair } from '../../issue/index.ts'
import type { Line } from './line.ts'
import { kindOf, type LineKind } from './line-kinds.ts'
import { goesOn, type Known } from './repairs/joins.ts'
import { findWraps } from './repairs/wraps.ts'

/** One paragraph, title or other piece: the lines it was printed in, repaired. */
export interface Paragraph {
  readonly lines: readonly Line[]
  /** Its folded text. */
  readonly text: string
  readonly kind: LineKind
  readonly repaired: readonly Repair[]
}

/** Columns of white space that begin a paragraph. */
const INDENT = 2

/** Whether the lines of prose are set with an indent, so that one without cannot begin a paragraph. */
const isIndented = (lines: readonly Line[]): boolean => {
  const prose = lines.filter(({ text }) => text.length > 25)
  return prose.length > 2 && prose.filter(({ indent }) => indent >= INDENT).length > prose.length * 0.7
}

/** The lines whose paragraph goes on in the line after them, and why. */
const continued = (lines: readonly Line[], known: Known): ReadonlyMap<Line, Repair> => {
  const wraps = findWraps(lines)
  const indented = isIndented(lines)
  const repairs = new Map<Line, Repair>()
  let sofar = ''
  for (const [index, line] of lines.entries()) {
    // A few hundred characters tell all that is asked of a paragraph; a million lines must not be glued each time.
    sofar = repairs.has(lines[index - 1] as Line) ? sofar.slice(-400) + line.text : line.text
    const next = lines[index + 1]
    if (!next) continue
    if (wraps.has(line)) repairs.set(line, 'unwrapped')
    else if (
      indented
        ? next.indent < INDENT && line.indent >= INDENT && goesOn(sofar, next, known)
        : goesOn(sofar, next, known) && !beginsArticle(lines, index + 1)
    )
      repairs.set(line, 'joined')
  }
  return repairs
}

const MOST_HEADINGS = 4

/** Whether titles from here on lead to a dateline: what breaks off before them broke off for good. */
const beginsArticle = (lines: readonly Line[], at: number): boolean => {
  for (const line of lines.slice(at, at + MOST_HEADINGS + 1)) {
    const kind = kindOf(line.text)
    if (kind === 'dated' || kind === 'byline') return line !== lines[at]
    if (kind !== 'title') return false
  }
  return false
}

/** Puts lines together to paragraphs. */
export const paragraphsOf = (lines: readonly Line[], known: Known): Paragraph[] => {
  const repairs = continued(lines, known)
  const paragraphs: Paragraph[] = []
  for (let from = 0; from < lines.length; ) {
    let to = from
    while (repairs.has(lines[to] as Line)) to++
    const own = lines.slice(from, to + 1)
    const text = own.map((line) => line.text).join('')
    paragraphs.push({
      lines: own,
      text,
      kind: own.length > 1 && kindOf(text) === 'title' ? 'prose' : kindOf(text),
      repaired: [...new Set(own.slice(0, -1).flatMap((line) => repairs.get(line) ?? []))],
    })
    from = to + 1
  }
  return paragraphs
}
