import type { LineKind } from '../lines/line-kinds.ts'
import { partOfLine, withParts } from '../lines/line-parts.ts'
import type { SourceLine } from '../lines/source-line.ts'
import { type LinePiece, oneLineArticle } from './one-line-article.ts'

interface Divided {
  readonly lines: readonly SourceLine[]
  /** The labels of pages that begin an article. */
  readonly marks: ReadonlySet<SourceLine>
  /** Headlines that stand above their article and again in it. */
  readonly copies: readonly SourceLine[]
}

/** A list's number before a headline: `1. `. */
const NUMBER = /^\d{1,3}\s*[.．、]\s*/
/** The longest line above that is compared, in characters. */
const LONGEST_ABOVE = 120

const titleOf = (line: SourceLine | undefined): string =>
  line && line.text.length <= LONGEST_ABOVE ? line.text.replace(NUMBER, '').replace(/\s+/g, '') : ''

const kindOfPiece = (piece: LinePiece['kind'], own: LineKind): LineKind => {
  if (piece === 'byline') return 'byline'
  if (piece === 'text') return own === 'dated' ? 'dated' : 'prose'
  return 'title'
}

/** A cheap test: every such line begins with a page's number. */
const BEGINS = /^第?\s*[A-Z\d一二三四五六七八九十]/

/** The parts of a line, each a line; undefined if it holds no whole article. */
const partsOf = (
  line: SourceLine,
  above: SourceLine | undefined,
  below: SourceLine | undefined,
): readonly SourceLine[] | undefined => {
  if (!BEGINS.test(line.text)) return undefined
  const goesOn = below?.row === line.row + 1 && below.kind === 'prose'
  const pieces = oneLineArticle(line.text, titleOf(above), goesOn ? below.text : '')
  return pieces?.flatMap(({ kind, at }, index) => {
    const own = partOfLine(line, at, pieces[index + 1]?.at)
    return own ? [own.with({ kind: kindOfPiece(kind, own.kind) })] : []
  })
}

/** Divides the lines that hold a whole article each. */
export const withOneLineArticles = (lines: readonly SourceLine[]): Divided => {
  const parts = new Map<SourceLine, readonly SourceLine[]>()
  const copies: SourceLine[] = []
  for (const [index, line] of lines.entries()) {
    const above = lines[index - 1]
    const own = partsOf(line, above, lines[index + 1])
    if (!own) continue
    parts.set(line, own)
    const title = own.filter(({ kind }) => kind === 'title').map(({ text }) => text.replace(/\s+/g, ''))
    if (above && titleOf(above) !== '' && title.join('').endsWith(titleOf(above))) copies.push(above)
  }
  if (parts.size === 0) return { lines, marks: new Set(), copies }
  const isCopy = new Set(copies)
  const divided = withParts(
    lines.filter((line) => !isCopy.has(line)),
    parts,
  )
  const starts = new Set([...parts.values()].flatMap(([first]) => (first ? [first.start] : [])))
  return { lines: divided, marks: new Set(divided.filter(({ start }) => starts.has(start))), copies }
}
