import type { Note, Range } from '../../../issue/index.ts'
import type { Sanitised } from '../../source/sanitise.ts'
import { columnsParted } from '../columns/columns.ts'
import { withFigureBoxes } from '../lines/figure-boxes.ts'
import { withForeignApart } from '../lines/foreign-lines.ts'
import { withLabelsApart } from '../lines/labelled-parts.ts'
import { bothOf } from '../lines/mark.ts'
import { linesOf, type SourceLine } from '../lines/source-line.ts'
import { asWritten, type WrittenText } from '../lines/written-text.ts'
import { withoutFrontMatter } from '../markdown/front-matter.ts'
import { markedLines } from '../markdown/marked-lines.ts'
import { headedSections } from './headed-sections.ts'
import { withoutLinkList } from './link-list.ts'
import { type Masthead, NO_MASTHEAD, readMasthead } from './masthead.ts'
import { withOneLineArticles } from './one-line-articles.ts'
import { withoutFurniture } from './page-furniture.ts'
import { readPipedRecords } from './piped-records.ts'
import { readRecords } from './records.ts'
import { type Section, sectionsOf } from './sections.ts'
import { withoutTrailers } from './site-trailer.ts'
import { withTitlesMarked } from './titled-articles.ts'

/** What is known of a text before its lines are read. */
export interface TextForm {
  /** The spaces that are closed up, in order: the text keeps them, what is read from it does not. */
  readonly closed?: readonly Range[]
  /** What the form says that the text was written out from; a text without one may be Markdown. */
  readonly written?: WrittenText
}

/** A text divided into masthead, sections, and what belongs to no article. */
export interface LaidOut {
  readonly lines: readonly SourceLine[]
  /** Ranges that are only mark-up, or a remark about the transcript. */
  readonly markup: readonly Range[]
  readonly trailer: ReturnType<typeof withoutTrailers>['fields']
  readonly records: ReturnType<typeof readRecords>
  readonly masthead: Masthead
  /** The lines below the masthead. */
  readonly rest: readonly SourceLine[]
  /** Running heads, page numbers and stray marks among them, and the page that a running head names. */
  readonly furniture: readonly Range[]
  readonly headPage: string | undefined
  /** Notes on columns that were run together. */
  readonly columnNotes: readonly Note[]
  /** Headlines above an article that says them again. */
  readonly copies: readonly SourceLine[]
  readonly sections: readonly Section[]
}

/** The masthead above records, if all lines there are its own. */
const mastheadAbove = (lines: readonly SourceLine[]): Masthead => {
  const masthead = readMasthead(lines)
  return masthead.lines.length === lines.length ? masthead : NO_MASTHEAD
}

const withoutLines = (section: Section, lines: ReadonlySet<SourceLine>): Section => ({
  ...section,
  lines: section.lines.filter((line) => !lines.has(line)),
})

/** Divides a text into its masthead and sections. */
export const layOut = (
  { text, unsafe, tabs }: Sanitised,
  { closed = [], written }: TextForm = {},
): LaidOut => {
  const printedLines = linesOf(text, bothOf(unsafe, closed), closed)
  const all = written ? asWritten(printedLines, written.rows) : printedLines
  const { lines: own, fields: ofTrailer, trailers } = withoutTrailers(all)
  const front = written ? { lines: own, markup: [], fields: {} } : withoutFrontMatter(own)
  const said = written ? own : withLabelsApart(front.lines)
  const marked =
    written && !written.mayBeMarkdown ? { lines: said, markup: [] } : markedLines(text, said, tabs)
  const { lines } = marked
  const markup = [...front.markup, ...marked.markup]
  const records = readRecords(lines) ?? readPipedRecords(lines)
  const masthead = records ? mastheadAbove(records.above) : readMasthead(lines)
  const mastheadLines = new Set([...masthead.lines, ...masthead.above])
  const below = mastheadLines.size === 0 ? lines : lines.filter((line) => !mastheadLines.has(line))
  const {
    lines: remaining,
    furniture,
    page: headPage,
  } = records ? { lines: below, furniture: [] } : withoutFurniture(below, masthead.fields)
  const parted = records ? { lines: remaining, notes: [] } : columnsParted(text, remaining)
  const apart = withForeignApart(parted.lines)
  const {
    lines: divided,
    marks,
    copies,
  } = records ? { lines: apart, marks: new Set<SourceLine>(), copies: [] } : withOneLineArticles(apart)
  const rest = records ? divided : withoutLinkList(withTitlesMarked(divided, trailers))
  const sections =
    records?.sections.map((section) => withoutLines(section, mastheadLines)) ??
    headedSections(rest) ??
    sectionsOf(withFigureBoxes(rest), marks)
  return {
    ...{
      lines,
      markup,
      trailer: { ...front.fields, ...ofTrailer },
      records,
      masthead,
      rest,
      furniture,
      headPage,
      sections,
    },
    columnNotes: parted.notes,
    copies,
  }
}
