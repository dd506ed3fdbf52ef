import { articleId, FORMAT, type Issue, type Note, type Range } from '../../issue/index.ts'
import { isTraditional, restorerFor, withEdition } from '../forms/index.ts'
import { guessNote } from '../path/guess-note.ts'
import type { PathHints } from '../path/path-hints.ts'
import { type PrintedText, printedTextFrom, safePartsFrom } from '../source/printed-text.ts'
import { type Sanitised, sanitise } from '../source/sanitise.ts'
import { type ArticlePlace, articleFromDraft, type NotedArticle } from './articles/article-from-draft.ts'
import { draftArticles, sectionParagraphs } from './articles/drafts.ts'
import { joinParts } from './articles/joined-articles.ts'
import { asPrinted } from './as-printed.ts'
import { DECK_HABIT, type Habit, NO_HABIT } from './chain/habit.ts'
import type { LearnedChains } from './chain/weights.ts'
import { bothOf, unionOf } from './lines/mark.ts'
import { markedRangeOf, rangeOf, type SourceLine } from './lines/source-line.ts'
import { type LaidOut, layOut, type TextForm } from './pages/lay-out.ts'
import { pagesOf } from './pages/pages.ts'
import type { Section } from './pages/sections.ts'
import { knownWords } from './repairs/known-words.ts'
import type { Paragraph } from './repairs/paragraphs.ts'

export type { NotedArticle } from './articles/article-from-draft.ts'
export { joinJumps } from './articles/joined-articles.ts'
export { addHabits, type Habit } from './chain/habit.ts'
export { isOpen } from './lines/sentences.ts'
export { joinWritten, type WrittenLine, type WrittenText } from './lines/written-text.ts'
export { withFigures } from './markdown/figures.ts'
export { isMarkdown } from './markdown/signs.ts'
export { openingOf } from './own-print/opening.ts'
export { isOwnPrint, readOwnPrint } from './own-print/own-print.ts'
export type { TextForm } from './pages/lay-out.ts'
export { fieldsOf, type MastheadFields } from './pages/masthead-fields.ts'
export { closedRanges } from './repairs/spacing.ts'

/** What is known of how papers print their headings. */
export interface Experience {
  /** The habit of the paper of a name, as printed, if one is known. */
  readonly habitOf?: (name: string) => Habit | undefined
  /** What was learned of many papers; default what is shipped. */
  readonly learned?: LearnedChains
}

/** The page of a text without page marks. */
const DEFAULT_PAGE = '1'

/** Notes for the lines that a site prints around a page; they belong to no article. */
const unplacedNotes = (printed: PrintedText, lines: readonly SourceLine[]): Note[] =>
  lines.map((line) => ({
    code: 'unplaced',
    at: markedRangeOf(line),
    text: printed(markedRangeOf(line)),
    message: 'no part of the paper: print of the site around it',
  }))

/** Notes for what is only mark-up, or what a model says about its transcript. */
const markupNotes = (printed: PrintedText, markup: readonly Range[]): Note[] =>
  markup.map((at) => ({
    code: 'unplaced',
    at,
    text: printed(at),
    message: 'no part of the paper: mark-up, or a remark about the transcript',
  }))

/** One note for each run of adjacent lines that were closed up. */
const closedNotes = (lines: readonly SourceLine[]): Note[] => {
  const notes: Note[] = []
  let last: SourceLine | undefined
  for (const line of lines) {
    const note = notes.at(-1)
    if (line.isClosedUp && last?.isClosedUp && note)
      notes[notes.length - 1] = { ...note, at: [note.at[0], line.end] }
    else if (line.isClosedUp)
      notes.push({ code: 'closed-up', at: rangeOf(line), message: 'spaces between characters, closed up' })
    last = line
  }
  return notes
}

/** Notes for what is printed around a page in the middle of the text. */
const furnitureNotes = (printed: PrintedText, furniture: readonly Range[]): Note[] =>
  furniture.map((at) => ({
    code: 'unplaced',
    at,
    text: printed(at),
    message: 'no part of an article: a running head, a page number or a stray mark',
  }))

/** Notes for records that say again what another says. */
const copyNotes = (printed: PrintedText, copies: readonly (readonly SourceLine[])[]): Note[] =>
  copies.map((lines) => {
    const at: Range = [lines[0]?.start ?? 0, lines.at(-1)?.end ?? 0]
    return {
      code: 'repeat',
      at,
      text: printed(at),
      message: 'a record, or its headline, printed more than once',
    }
  })

/** The drafts of each section. The table of known words, as large as the text, is not needed after them. */
const draftsIn = ({ sections, rest }: LaidOut, learned?: LearnedChains): readonly SectionDrafts[] => {
  const isKnownWord = knownWords(rest)
  return sections.map((section) => ({ section, drafts: draftArticles(section, isKnownWord, learned?.lines) }))
}

interface SectionDrafts {
  readonly section: Section
  readonly drafts: ReturnType<typeof draftArticles>
}

const readArticles = (
  printed: PrintedText,
  drafted: readonly SectionDrafts[],
  issue: Pick<ArticlePlace, 'name' | 'datePublished' | 'habit'>,
  firstPage: string,
  learned?: LearnedChains,
): NotedArticle[] => {
  const places = new Map<string, number>()
  return drafted.flatMap(({ section, drafts }) => {
    const page = section.label?.printPage ?? firstPage
    return drafts.map((draft) => {
      // Pages whose names differ only in what an id leaves out are counted as one.
      const key = articleId('', '', page, 0)
      const place = (places.get(key) ?? 0) + 1
      places.set(key, place)
      return articleFromDraft(printed, draft, {
        ...issue,
        page,
        place,
        ...(learned ? { weights: learned.roles } : {}),
      })
    })
  })
}

/**
 * Reads the raw extracted text of a newspaper's page or issue.
 * @param source the decoded and sanitised text; every range of the issue points into it
 * @param hints facts from outside the text, used if it lacks them
 * @param known what is known of the text's form, and of how papers print their headings
 */
export const readText = (
  source: Sanitised,
  hints: PathHints = {},
  known: TextForm & Experience = {},
): Issue => {
  const { text, unsafe: controls, notes } = source
  const { closed = [], written, habitOf = () => undefined } = known
  const page = layOut(source, known)
  const { lines, masthead, records, sections } = page
  const printedWithMarks = printedTextFrom(text, safePartsFrom(controls))
  const marks = lines.flatMap((line) => line.marks ?? [])
  const printed =
    marks.length + closed.length > 0
      ? printedTextFrom(text, safePartsFrom(bothOf(bothOf(controls, closed), unionOf(marks))))
      : printedWithMarks
  const {
    name: printedName = '',
    datePublished: printedDate,
    stated,
    contact: _,
    page: printedPage,
    ...fields
  } = { ...page.trailer, ...masthead.fields, ...records?.fields }
  const name = printedName ? withEdition(printedName, fields.edition ?? '') : (hints.name ?? '')
  const datePublished = printedDate ?? hints.datePublished ?? ''
  const pageHint = sections.some(({ label }) => label) ? undefined : hints.page
  const firstPage = printedPage ?? page.headPage ?? pageHint ?? DEFAULT_PAGE
  const drafted = draftsIn(page, known.learned)
  const restore = restorerFor(text)
  const place = {
    name,
    datePublished,
    habit: habitOf(restore?.(name) ?? name) ?? (isTraditional(text) ? DECK_HABIT : NO_HABIT),
  }
  const noted = joinParts(readArticles(printed, drafted, place, firstPage, known.learned))
  const articles = noted.map(({ article }) => article)
  const pages = pagesOf(sections, articles, firstPage)
  const siteLines = [...masthead.above, ...sections.flatMap(({ furniture }) => furniture)]
  const issue: Issue = {
    format: FORMAT,
    name,
    datePublished,
    ...fields,
    pageCount: { ...(stated === undefined ? {} : { stated }), found: pages.length },
    ...(masthead.contacts.length > 0 ? { contacts: masthead.contacts } : {}),
    masthead: masthead.lines.map((line) => printed(rangeOf(line))),
    mastheadFrom: masthead.lines.map(markedRangeOf),
    pages,
    articles,
    source: { kind: 'text', text },
    notes: [
      ...notes,
      ...(written?.notes ?? []),
      ...guessNote({
        ...(printedName === '' && hints.name ? { name: hints.name } : {}),
        ...(printedDate === undefined && hints.datePublished ? { datePublished: hints.datePublished } : {}),
        ...(printedPage === undefined && pageHint ? { page: pageHint } : {}),
      }),
      ...unplacedNotes(printedWithMarks, siteLines),
      ...markupNotes(printedWithMarks, page.markup),
      ...closedNotes(lines),
      ...page.columnNotes,
      ...furnitureNotes(printedWithMarks, page.furniture),
      ...copyNotes(printedWithMarks, [...(records?.copies ?? []), ...page.copies.map((line) => [line])]),
      ...noted.flatMap((one) => one.notes),
    ],
  }
  return asPrinted(issue, restore)
}

/** The paragraphs of each section of a text, before articles are found in them: what the chain over its lines sees. */
export const paragraphsIn = (text: string): Paragraph[][] => {
  const { rest, sections } = layOut(sanitise(text))
  const isKnownWord = knownWords(rest)
  return sections.map((section) => sectionParagraphs(section, isKnownWord))
}
