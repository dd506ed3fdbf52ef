import type { Repair } from '../../../issue/index.ts'
import { isPersonName, standingKindOf } from '../../forms/index.ts'
import { endsInMeasure, isEntry } from '../lines/entries.ts'
import { joinedText } from '../lines/line-gap.ts'
import { kindOf, type LineKind } from '../lines/line-kinds.ts'
import { isOpen, isRow } from '../lines/sentences.ts'
import type { SourceLine } from '../lines/source-line.ts'
import { INDENT } from '../lines/widths.ts'
import { isBareDateline } from './bare-dateline.ts'
import { isCutOff } from './cut-off.ts'
import { continues, continuesOver, type IsKnownWord, isRemnant, isWhole } from './joins.ts'
import { findVerse, type Verse } from './verse.ts'
import { findWraps } from './wraps.ts'

/** One paragraph, title or other piece, put together from its printed lines. */
export interface Paragraph {
  readonly lines: readonly SourceLine[]
  /** Its folded text. */
  readonly text: string
  readonly kind: LineKind
  /** How each line but the last was joined to the next. */
  readonly repairs: readonly Repair[]
}

export const linesIn = (paragraphs: readonly Paragraph[]): SourceLine[] =>
  paragraphs.flatMap(({ lines }) => lines)

/** Whether paragraphs are indented, so that a line without an indent cannot begin one. */
const isIndented = (lines: readonly SourceLine[]): boolean => {
  const prose = lines.filter(({ kind, text }) => text.length > 25 || kind === 'prose')
  const indented = prose.filter(({ indent }) => indent >= INDENT)
  return indented.length > 1 && indented.length > prose.length * 0.7
}

/** Characters of a paragraph that are enough to judge it by; this keeps a paragraph of a million lines linear. */
const MAX_CONTEXT = 400

/** Whether a line always begins a new piece: a standing head, an item of a list. */
const isItem = (text: string): boolean => /^[△▲▼◆■□●]/.test(text) || standingKindOf(text) !== undefined

/** Whether a line's form makes it a piece of its own: a row of a table, or what its mark says. */
const isApart = ({ kind, mark }: SourceLine): boolean =>
  kind === 'table' || (mark !== undefined && mark.kind !== 'plain')

/** Whether two lines are rows of one table. */
const areOneTable = (above: SourceLine | undefined, below: SourceLine | undefined): boolean =>
  above?.mark?.kind === 'row' && below?.mark?.kind === 'row' && above.mark.table === below.mark.table

/** A byline that breaks off after the role, and a line of names. */
const ENDS_IN_ROLE = /^(?:[■●◆]|本报|本社|新华社|文[/／]).{0,16}(?:记者|通讯员|特派员)$/
const NAMES = /^\p{Script=Han}{2,4}(?:[\s、]+\p{Script=Han}{2,4}){0,3}$/u
const namesBelow = (line: SourceLine, next: SourceLine): boolean =>
  ENDS_IN_ROLE.test(line.text) && next.kind === 'title' && NAMES.test(next.text)

const OPENED: ReadonlySet<LineKind> = new Set(['prose', 'title'])
const UNJOINED: ReadonlySet<LineKind> = new Set(['byline', 'caption', 'jump'])

/** The lines whose paragraph continues on the next line, and why. */
const findJoins = (
  lines: readonly SourceLine[],
  verse: Verse,
  wraps: ReadonlySet<SourceLine>,
  known: IsKnownWord,
): ReadonlyMap<SourceLine, Repair> => {
  const isUnjoined = (line: SourceLine): boolean =>
    UNJOINED.has(line.kind) ||
    isApart(line) ||
    line.endsInLoop === true ||
    line.interruptedBy === 'stray' ||
    verse.lines.has(line) ||
    verse.authors.has(line) ||
    standingKindOf(line.text) !== undefined
  const indented = isIndented(lines)
  const repairs = new Map<SourceLine, Repair>()
  let [text, followsHeading, hasDateline] = ['', false, false]
  let index = -1
  for (const line of lines) {
    index++
    const previous = lines[index - 1]
    const next = lines[index + 1]
    if (previous && repairs.has(previous)) text = text.slice(-MAX_CONTEXT) + line.text
    else {
      // Abstracts follow one another without full stops.
      const isHeaded =
        previous === undefined || previous.kind === 'title' || (followsHeading && isOpen(previous.text))
      hasDateline = line.kind === 'dated'
      followsHeading = isHeaded && !hasDateline
      text = line.text
    }
    if (
      !next ||
      (isUnjoined(line) && !(UNJOINED.has(line.kind) && (wraps.has(line) || namesBelow(line, next)))) ||
      verse.lines.has(next) ||
      verse.authors.has(next) ||
      isItem(next.text) ||
      isApart(next)
    )
      continue
    if (next.row !== line.row && isEntry(next.text) && (!isOpen(line.text) || isEntry(line.text))) continue
    // Two parts of one printed line, between which a loop was.
    if ((isBareDateline(line) && OPENED.has(next.kind)) || namesBelow(line, next)) repairs.set(line, 'joined')
    else if (next.row === line.row || wraps.has(line)) repairs.set(line, 'unwrapped')
    else if ((indented && next.indent >= INDENT) || isWhole(text, next, known)) continue
    else if (
      (continues(text, next, known, followsHeading, hasDateline) ||
        (line.interruptedBy === 'page' && continuesOver(text, next)) ||
        (text === line.text && isCutOff(lines, index))) &&
      (isRemnant(next.text) || !leadsToDateline(lines, index))
    )
      repairs.set(line, 'joined')
  }
  return repairs
}

const MAX_HEADINGS = 4

/**
 * Whether the lines below lead to a dateline: titles, so that text which breaks off before them stays broken off, or
 * abstracts without full stops.
 */
const leadsToDateline = (lines: readonly SourceLine[], index: number): boolean => {
  for (const line of lines.slice(index + 1, index + 2 + MAX_HEADINGS)) {
    const kind = line.kind
    if (kind === 'dated' || kind === 'byline') return true
    if (kind !== 'title' && !(kind === 'prose' && isOpen(line.text))) return false
  }
  return false
}

/** A mark before the items of a list, a caption, a standing head or a name. */
const BULLET = /^[▲▼△■□●◆]/
/** The shortest item of a list, in characters; a name or a head after a mark is shorter. */
const MIN_ITEM = 14

/** Whether a neighbouring line has the same mark: then both are items of a list, not captions or titles. */
const isListed = ({ text }: SourceLine, neighbours: readonly (SourceLine | undefined)[]): boolean =>
  BULLET.test(text) && neighbours.some((neighbour) => neighbour?.text[0] === text[0])

const TEXT: ReadonlySet<LineKind | undefined> = new Set(['prose', 'dated'])

/** Whether a line is only a name between a title and a text: the author's. */
const isSigned = ({ text }: SourceLine, [above, below]: readonly (SourceLine | undefined)[]): boolean =>
  isPersonName(text) && above?.kind === 'title' && !isPersonName(above.text) && TEXT.has(below?.kind)

/** Whether a line of cells is the head of a table or a row of it. */
const isInTable = ({ text }: SourceLine, [above, below]: readonly (SourceLine | undefined)[]): boolean => {
  if (!/\S\s+\S/.test(text) || below?.kind !== 'prose' || !isRow(below.text)) return false
  return text.split(/\s+/).length >= 3 || (above !== undefined && isRow(above.text))
}

/** Whether a line between two paragraphs is one too, though it has no stop: it ends in a measure, and no report opens below it. */
const isMeasured = (
  { text, mark }: SourceLine,
  [above, below]: readonly (SourceLine | undefined)[],
): boolean =>
  TEXT.has(above?.kind) &&
  below?.kind === 'prose' &&
  (mark === undefined || mark.kind === 'plain') &&
  endsInMeasure(text)

const QUESTION = /^[^。！？…；“”]{4,14}，[^。！？…；，“”]{2,12}[！？]$/

/** `小区停车难，怎么破？` over a deck, a byline or a dateline: a headline may ask, with a pause in it. */
const isQuestionHeadline = (
  line: SourceLine,
  [above, below]: readonly (SourceLine | undefined)[],
): boolean => {
  if (!below || !QUESTION.test(line.text)) return false
  if (below.kind === 'dated' || below.kind === 'byline') return true
  const isFirst = above === undefined || above.row < line.row - 1
  return isFirst && below.kind === 'title' && below.row === line.row + 1
}

const NO_REPAIRS: readonly Repair[] = []

/** A paragraph of one line, which most are: a list of its lines for each would take more memory than its text. */
class LineParagraph implements Paragraph {
  readonly #line: SourceLine
  readonly kind: LineKind

  constructor(line: SourceLine, kind: LineKind) {
    this.#line = line
    this.kind = kind
  }

  get lines(): readonly SourceLine[] {
    return [this.#line]
  }

  get text(): string {
    return this.#line.text
  }

  get repairs(): readonly Repair[] {
    return NO_REPAIRS
  }
}

/** Puts lines together into paragraphs. */
export const paragraphsOf = (lines: readonly SourceLine[], isKnownWord: IsKnownWord): Paragraph[] => {
  const wraps = findWraps(lines.some(isApart) ? lines.filter((line) => !isApart(line)) : lines)
  const verse = findVerse(lines, wraps)
  const repairs = findJoins(lines, verse, wraps, isKnownWord)
  const kindIn = (
    own: readonly SourceLine[],
    text: string,
    beside: readonly (SourceLine | undefined)[],
  ): LineKind => {
    const [line] = own
    if (line?.kind === 'table') return 'table'
    if (line && verse.lines.has(line)) return 'verse'
    if (line && verse.authors.has(line)) return 'byline'
    const kind = line && own.length === 1 ? line.kind : kindOf(text)
    if (line && kind === 'title' && isSigned(line, beside)) return 'byline'
    if (line && kind === 'prose' && isQuestionHeadline(line, beside)) return 'title'
    if (line && kind === 'title' && (isInTable(line, beside) || isMeasured(line, beside))) return 'prose'
    if (line && kind === 'caption' && isListed(line, beside)) return 'prose'
    // A headline may have a mark too, but not the same one as its neighbour.
    if (line && kind === 'title' && text.length >= MIN_ITEM && isListed(line, beside)) return 'prose'
    // Joined lines are a paragraph, except a long heading on a page that is hard-wrapped throughout.
    const isHeading = own.every((one, index) => index === own.length - 1 || repairs.get(one) === 'unwrapped')
    return own.length > 1 && kind === 'title' && !isHeading ? 'prose' : kind
  }
  const paragraphs: Paragraph[] = []
  for (let from = 0; from < lines.length; ) {
    let to = from
    while (repairs.has(lines[to] as SourceLine) || areOneTable(lines[to], lines[to + 1])) to++
    const own = lines.slice(from, to + 1)
    const text = joinedText(own.map((line) => line.text))
    const kind = kindIn(own, text, [lines[from - 1], lines[to + 1]])
    const [line] = own
    if (line && own.length === 1) paragraphs.push(new LineParagraph(line, kind))
    else
      paragraphs.push({
        ...{ lines: own, text, kind },
        repairs: own.slice(0, -1).flatMap((line) => repairs.get(line) ?? []),
      })
    from = to + 1
  }
  return paragraphs
}
