import { type PageLabel, pageLabelOf, runningHeadOf } from '../../forms/index.ts'
import { isOpen } from '../lines/sentences.ts'
import type { SourceLine } from '../lines/source-line.ts'

/** The lines between two marks. */
export interface Section {
  readonly label?: PageLabel
  /** The mark and what belongs to it, such as an empty `专栏：` under it. */
  readonly mark: readonly SourceLine[]
  /** Whether the mark begins one article, not a page. */
  readonly isArticle: boolean
  readonly lines: readonly SourceLine[]
  /** Whether empty rows separate its blocks. */
  readonly isBlocked: boolean
  /** Page credits, and lines that a site printed around the page. */
  readonly credits: readonly SourceLine[]
  readonly furniture: readonly SourceLine[]
  /** Rows for headings, if the source gives each its own row and leaves the rows of missing ones empty. */
  readonly slots?: number
  /** The heading lines with their places, if the source names them: 0 kicker, 1 headline, 2 deck. */
  readonly headings?: ReadonlyMap<SourceLine, number>
}

interface Mark {
  readonly label: PageLabel
  readonly index: number
}

/** Rows between an article's mark and its body in such a source: kicker, headline, deck. */
const SLOTS = 3

/** Whether a line opens a report that has a title. */
const opensArticle = (line: SourceLine, index: number, lines: readonly SourceLine[]): boolean =>
  line.kind === 'dated' && lines[index - 1]?.kind === 'title'

/**
 * A source that marks articles numbers the marks, or marks the same page more than once; so does one that prints a
 * page's name at its top and its foot, but there several articles are between two marks.
 */
const marksArticles = (marks: readonly Mark[], lines: readonly SourceLine[]): boolean => {
  if (marks.some(({ label }) => label.place !== undefined)) return true
  const pages = new Set(marks.map(({ label }) => label.printPage))
  if (pages.size === marks.length) return false
  const withSeveral = marks.filter(
    (mark, order) => lines.slice(mark.index, marks[order + 1]?.index).filter(opensArticle).length > 1,
  )
  return withSeveral.length * 4 < marks.length
}

/** The marks of a text. Bare numbers count only if no mark says more, and if one is at the top or there are several. */
const marksIn = (lines: readonly SourceLine[]): Mark[] => {
  const all: Mark[] = []
  for (let index = 0; index < lines.length; index++) {
    const text = lines[index]?.text ?? ''
    const label = runningHeadOf(text)?.label ?? pageLabelOf(text)
    if (label) all.push({ label, index })
  }
  const fullMarks = all.filter(({ label }) => !label.bare)
  if (fullMarks.length > 0) return fullMarks
  return all[0]?.index === 0 || all.length > 1 ? all : []
}

const rowsUnder = (mark: SourceLine | undefined, lines: readonly SourceLine[]): number[] =>
  lines.slice(0, SLOTS).map(({ row }) => row - (mark?.row ?? -1))

/** One section in this many may have no headline: an advertisement, or a picture whose title was taken for a credit. */
const SECTIONS_A_GAP = 20

/** Whether three heading rows follow each mark, of which only the second is hardly ever empty. */
const hasSlots = (sections: readonly Section[]): boolean => {
  const rows = sections
    .filter(({ lines }) => lines.length > 0)
    .map(({ mark, lines }) => rowsUnder(mark.at(-1), lines))
  const gaps = rows.filter((under) => !under.includes(2)).length
  return rows.length > 2 && gaps * SECTIONS_A_GAP <= rows.length && rows.some((under) => !under.includes(1))
}

const LABEL_ROW = /^(?:专栏|栏目|作者|标题)\s*：?$/

const COLUMN_ROW = /^(?:专栏|栏目)\s*：/

/** Whether an empty row precedes most lines. */
const followEmptyRows = (lines: readonly SourceLine[]): boolean =>
  lines.filter((line, index) => line.row > (lines[index - 1]?.row ?? line.row) + 1).length >
  lines.length * 0.5

/** Lines of one measure, in characters, differ by at most so many. */
const SLACK = 1
/** The shortest line of a hard-wrapped paragraph to tell by. */
const MIN_WRAPPED = 10

/** Whether a line continues one of the same length that breaks off right above it: a part of a sentence, whatever its form. */
const continuesWrapped = (above: SourceLine | undefined, line: SourceLine): boolean =>
  above !== undefined &&
  NOT_ARTICLE.has(line.kind) &&
  !NOT_ARTICLE.has(above.kind) &&
  above.row === line.row - 1 &&
  above.text.length >= MIN_WRAPPED &&
  Math.abs(above.text.length - line.text.length) <= SLACK &&
  line.indent === above.indent &&
  isOpen(above.text) &&
  isOpen(line.text)

/** Separates the lines of a section that belong to no article. */
export const separated = (
  lines: readonly SourceLine[],
): Pick<Section, 'lines' | 'isBlocked' | 'credits' | 'furniture'> => {
  const outside = new Set(
    lines.filter((line, index) => NOT_ARTICLE.has(line.kind) && !continuesWrapped(lines[index - 1], line)),
  )
  return {
    isBlocked: followEmptyRows(lines),
    lines: outside.size > 0 ? lines.filter((line) => !outside.has(line)) : lines,
    credits: [...outside].filter(({ kind }) => kind === 'credit'),
    furniture: [...outside].filter(({ kind }) => kind === 'furniture'),
  }
}

/** The section before the first mark; if it has no prose, it is a site's print, usually its title. */
const beforeMarks = (lines: readonly SourceLine[], marked: boolean): Section => {
  const isSitePrint = marked && lines.every(({ kind }) => kind === 'title' || kind === 'furniture')
  return {
    mark: [],
    isArticle: false,
    ...(isSitePrint ? { lines: [], isBlocked: false, credits: [], furniture: lines } : separated(lines)),
  }
}

const NOT_ARTICLE = new Set(['credit', 'furniture'])

/** The lines of one article, with the authors named above its headline, but for a column's name, below it. */
const withAuthorBelow = (lines: readonly SourceLine[]): readonly SourceLine[] => {
  const first = COLUMN_ROW.test(lines[0]?.text ?? '') ? 1 : 0
  const titles = lines.findIndex(({ kind }, index) => index >= first && kind !== 'byline')
  const end = lines.findIndex(({ kind }, index) => index >= titles && kind !== 'title')
  if (titles <= first || end <= titles) return lines
  const authors = lines.slice(first, titles)
  return [...lines.slice(0, first), ...lines.slice(titles, end), ...authors, ...lines.slice(end)]
}

/**
 * Splits a text at its page and article marks. Lines before the first mark are a section without one.
 * @param articleMarks the marks of which it is known that they begin one article
 */
export const sectionsOf = (
  lines: readonly SourceLine[],
  articleMarks: ReadonlySet<SourceLine> = new Set(),
): Section[] => {
  const marks = marksIn(lines)
  const isArticleMark = ({ index }: Mark): boolean => {
    const line = lines[index]
    return line !== undefined && articleMarks.has(line)
  }
  const single = marksArticles(
    marks.filter((mark) => !isArticleMark(mark)),
    lines,
  )
  const linesAbove = marks.length === 0 ? lines : lines.slice(0, marks[0]?.index)
  const sections = marks.map((mark, order): Section => {
    const { label, index } = mark
    const isArticle = single || isArticleMark(mark)
    const end = marks[order + 1]?.index
    let body = index + 1
    while (body < (end ?? lines.length) && LABEL_ROW.test(lines[body]?.text ?? '')) body++
    const parts = separated(lines.slice(body, end))
    const own = isArticle ? { ...parts, lines: withAuthorBelow(parts.lines) } : parts
    return { label, mark: lines.slice(index, body), isArticle, ...own }
  })
  const haveSlots = single && hasSlots(sections)
  return [
    ...(linesAbove.length > 0 ? [beforeMarks(linesAbove, marks.length > 0)] : []),
    ...sections.map((section) => (haveSlots ? { ...section, slots: SLOTS } : section)),
  ]
}
