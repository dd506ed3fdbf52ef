import { createHash } from 'node:crypto'
import { type Issue, type Settled, SIZE_LIMITS, type SizeLimits } from '../issue/index.ts'
import { checkAlmanac } from './almanac.ts'
import { type Data, dataIn, type WrittenRecords } from './data-records/index.ts'
import type { OpenedPage } from './epaper/index.ts'
import { underGiven } from './given.ts'
import { isJsonIssue, readJson } from './json-issue.ts'
import { hintsInPath, type PathHints } from './path/path-hints.ts'
import { decodeAsIs } from './source/decode.ts'
import { undoEscapes } from './source/escapes.ts'
import { looksLikeJson, looksLikePage } from './source/markup.ts'
import { undoMojibake } from './source/mojibake.ts'
import { type Sanitised, sanitise } from './source/sanitise.ts'
import { countShortLines } from './source/short-lines.ts'
import type { SourceFile } from './source/source-file.ts'
import { UnreadableSource } from './source/unreadable.ts'
import {
  closedRanges,
  type Experience,
  isMarkdown,
  isOwnPrint,
  readOwnPrint,
  readText,
  type WrittenText,
  withFigures,
} from './text/index.ts'

export { isPostAddress } from './epaper/addresses/post-address.ts'
export type { Links } from './epaper/index.ts'
export { printPageOf } from './forms/index.ts'
export { decode, encodingOf } from './source/decode.ts'
export { looksLikeJson, looksLikePage, savedFrom } from './source/markup.ts'
export type { SourceFile } from './source/source-file.ts'
export { UnreadableSource } from './source/unreadable.ts'
export { addHabits, type Habit, openingOf } from './text/index.ts'

/** Loads the reader of an edition's links on demand: raw text needs none of it. */
export const loadLinksOf = async (): Promise<typeof import('./epaper/index.ts').linksOf> =>
  (await import('./epaper/index.ts')).linksOf

const sha256 = (files: readonly SourceFile[]): string => {
  const hash = createHash('sha256')
  for (const { bytes } of files) hash.update(bytes)
  return hash.digest('hex')
}

/** The text of files, without their bytes. */
interface Words {
  /** The name of the first file. */
  readonly name: string
  text: string
  readonly sha256: string
}

/**
 * Takes the files out of their array, so that the bytes, which are as large as the text, are not kept while it is read.
 * @throws UnreadableSource
 */
const takeWords = (from: SourceFile[]): Words => {
  const files = from.splice(0)
  const name = files[0]?.name ?? ''
  const text = files.map(({ name, bytes }) => decodeAsIs(name, bytes)).join('\n\n')
  if (text.trim() === '') throw new UnreadableSource(name, ['emptySource'])
  return { name, text, sha256: sha256(files) }
}

/** The text as it was printed, with the notes on what was changed. */
const printedFrom = (text: string): ReturnType<typeof withFigures> => {
  const printed = undoEscapes(undoMojibake(text))
  if (!isMarkdown(printed.text)) return printed
  const figures = withFigures(printed.text)
  return { text: figures.text, notes: [...printed.notes, ...figures.notes] }
}

type HabitOf = NonNullable<Experience['habitOf']>

/** The limits of a text, and what is known of how papers print their headings. */
export interface TextReading extends Pick<SizeLimits, 'maxShortLines'> {
  /** Asked only when text is read: digital editions and issues in baolan's own formats name the parts of their headings. */
  readonly habits?: () => HabitOf | Promise<HabitOf>
}

const experienceIn = async ({ habits }: TextReading): Promise<Pick<Experience, 'habitOf'>> =>
  habits ? { habitOf: await habits() } : {}

/** A text safe to show. @throws UnreadableSource if it is beyond the limits */
const safeText = (name: string, text: string, { maxShortLines }: TextReading): Sanitised => {
  const safe = sanitise(text)
  const lines = countShortLines(safe.text)
  if (lines > maxShortLines)
    throw new UnreadableSource(name, ['tooManyShortLines', lines, maxShortLines, 'maxShortLines'])
  return safe
}

/** An issue in one of baolan's own formats; undefined for any other text. @throws UnreadableSource */
const readOwn = (
  { name, text, sha256 }: Words,
  hints: PathHints,
  reading: TextReading,
): Issue | Promise<Issue> | undefined => {
  if (isJsonIssue(text)) return readJson(name, text)
  if (!isOwnPrint(text)) return undefined
  const issue = readOwnPrint(safeText(name, text, reading), hints.page)
  return { ...issue, source: { ...issue.source, sha256 } }
}

/** The records of data, written out as text. @throws UnreadableSource for data without the text of articles */
const writtenFrom = async (name: string, data: Data): Promise<WrittenRecords> => {
  const { writeHtml } = await import('./plain-page/index.ts')
  const records = data.write(writeHtml)
  if (!records) throw new UnreadableSource(name, ['foreignJson'])
  return records
}

/** Reads a source that was written out as text: its ranges point into that text, which is kept as its source. */
const readWritten = async (
  { name, sha256 }: Words,
  written: WrittenText,
  hints: PathHints,
  reading: TextReading,
): Promise<Issue> => {
  const issue = readText(safeText(name, written.text, reading), hints, {
    written,
    ...(await experienceIn(reading)),
  })
  return {
    ...issue,
    notes: [...issue.notes, ...(await checkAlmanac(issue))],
    source: { ...issue.source, sha256 },
  }
}

/** The text of one page or issue, data with the text of articles, or a `baolan-issue` JSON. Empties `files`. */
const readWords = async (files: SourceFile[], hints: PathHints, reading: TextReading): Promise<Issue> => {
  const words = takeWords(files)
  const own = readOwn(words, hints, reading)
  if (own) return own
  const data = dataIn(undoMojibake(words.text))
  const records = data && (await writtenFrom(words.name, data))
  if (records && !records.isPages) return readWritten(words, records.written, hints, reading)
  if (records) words.text = records.written.text
  const figures = printedFrom(words.text)
  // Often another text than the one that is read, and as large.
  words.text = ''
  const issue = readText(safeText(words.name, figures.text, reading), hints, {
    closed: closedRanges(figures.text),
    ...(await experienceIn(reading)),
  })
  const notes = [
    ...issue.notes,
    ...(records?.written.notes ?? []),
    ...figures.notes,
    ...(await checkAlmanac(issue)),
  ]
  return { ...issue, notes, source: { ...issue.source, sha256: words.sha256 } }
}

/** An issue and the first of the files that it was read from. */
export interface ReadSource {
  readonly issue: Issue
  readonly file: string
}

/**
 * What the path of the first file says besides what the user gives; several files are several pages.
 * @throws UnreadableSource if there is no file
 */
const hintsFor = (files: readonly SourceFile[], given: Settled): PathHints => {
  const [first] = files
  if (!first) throw new UnreadableSource('baolan', ['nothingToRead'])
  const hints = hintsInPath(first.path ?? first.name)
  return {
    ...(hints.name && given.name === undefined ? { name: hints.name } : {}),
    ...(hints.datePublished && given.datePublished === undefined
      ? { datePublished: hints.datePublished }
      : {}),
    ...(hints.page && given.page === undefined && files.length === 1 ? { page: hints.page } : {}),
  }
}

/**
 * Reads pages of HTML that are of no edition as the text that they show.
 * @param error what says that they are of none; thrown again if it says something else, or if they have no text
 */
const readPlain = async (
  error: unknown,
  opened: () => readonly OpenedPage[],
  hints: PathHints,
): Promise<Issue> => {
  if (!(error instanceof UnreadableSource) || error.why[0] !== 'noEditionPage') throw error
  const { readPlainPages } = await import('./plain-page/index.ts')
  const issue = readPlainPages(opened(), hints)
  if (!issue) throw error
  return issue
}

/**
 * Reads a newspaper in any supported form: the raw text of a page or an issue, a `baolan-issue` JSON, or the saved pages
 * of a digital edition. The content decides which. Other files among saved pages (styles, pictures) are ignored. Saved
 * pages of an edition that is a paper of its own, such as 海外版, are an issue of their own.
 * @param files emptied if they are text or one page, so that no one keeps their bytes
 * @param given paper, day and page as the user says: they count before what the source and its path say
 * @throws UnreadableSource with one line: what, where, what to do
 */
export const readIssues = async (
  files: SourceFile[],
  given: Settled = {},
  reading: TextReading = SIZE_LIMITS,
): Promise<readonly ReadSource[]> => {
  const hints = hintsFor(files, given)
  const file = files[0]?.name ?? ''
  const pages = files.filter(({ bytes }) => looksLikePage(bytes))
  if (pages.length === 0)
    return [{ issue: underGiven(await readWords(files, hints, reading), given, file), file }]
  const { openPage, readEditions } = await import('./epaper/index.ts')
  const names = pages.map(({ name }) => name)
  const opened = pages.map(openPage)
  // A page of many megabytes is mostly alone, and then its bytes are not needed again.
  const hash = pages.length === 1 ? sha256(pages) : undefined
  if (hash !== undefined) files.length = pages.length = 0
  try {
    return readEditions(opened, hints).map((edition) => {
      const sum = hash ?? sha256(pages.filter(({ name }) => edition.files.has(name)))
      const issue = { ...edition.issue, source: { ...edition.issue.source, sha256: sum } }
      const first = names.find((name) => edition.files.has(name)) ?? file
      return { issue: underGiven(issue, given, first), file: first }
    })
  } catch (error) {
    const issue = await readPlain(error, () => opened, hints)
    const hashed = { ...issue, source: { ...issue.source, sha256: hash ?? sha256(pages) } }
    return [{ issue: underGiven(hashed, given, names[0] ?? file), file: names[0] ?? file }]
  }
}

/**
 * Reads all files as one issue. A page is parsed and dropped before the next file is taken.
 * @param expects whether pages of HTML must be of an edition: a host that has none answers with other pages
 * @throws UnreadableSource
 */
export const readIssue = async (
  files: Iterable<SourceFile> | AsyncIterable<SourceFile>,
  expects: 'anything' | 'edition' = 'anything',
  reading: TextReading = SIZE_LIMITS,
): Promise<Issue> => {
  const others: SourceFile[] = []
  const hash = createHash('sha256')
  const pages: OpenedPage[] = []
  for await (const file of files) {
    // Only an address tells some answers of an edition's service from other JSON.
    if (looksLikePage(file.bytes) || (expects === 'edition' && looksLikeJson(file.bytes))) {
      const { openPage } = await import('./epaper/index.ts')
      pages.push(openPage(file))
      hash.update(file.bytes)
    } else if (pages.length === 0) others.push(file)
  }
  if (pages.length > 0) {
    const { readOpenedEdition } = await import('./epaper/index.ts')
    const readOpened = async (): Promise<Issue> => {
      try {
        return readOpenedEdition(pages)
      } catch (error) {
        if (expects === 'edition') throw error
        return readPlain(error, () => pages, {})
      }
    }
    const issue = await readOpened()
    return { ...issue, source: { ...issue.source, sha256: hash.digest('hex') } }
  }
  return readWords(others, hintsFor(others, {}), reading)
}
