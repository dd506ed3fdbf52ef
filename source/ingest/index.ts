import { createHash } from 'node:crypto'
import type { Issue, Settled } from '../issue/index.ts'
import { checkAlmanac } from './almanac.ts'
import type { OpenedPage } from './epaper/index.ts'
import { underGiven } from './given.ts'
import { isJsonIssue, readJson, refuseForeignJson } from './json-issue.ts'
import { hintsInPath, type PathHints } from './path/path-hints.ts'
import { decodeAsIs } from './source/decode.ts'
import { looksLikePage } from './source/markup.ts'
import { undoMojibake } from './source/mojibake.ts'
import { sanitise } from './source/sanitise.ts'
import type { SourceFile } from './source/source-file.ts'
import { UnreadableSource } from './source/unreadable.ts'
import { closedRanges, isMarkdown, isOwnPrint, readOwnPrint, readText, withFigures } from './text/index.ts'

export type { Links } from './epaper/index.ts'
export { printPageOf } from './forms/index.ts'
export { decode } from './source/decode.ts'
export { looksLikePage } from './source/markup.ts'
export type { SourceFile } from './source/source-file.ts'
export { UnreadableSource } from './source/unreadable.ts'
export { openingOf } from './text/index.ts'

/** Loads the reader of an edition's links on demand: raw text needs none of it. */
export const loadLinksOf = async (): Promise<typeof import('./epaper/index.ts').linksOf> =>
  (await import('./epaper/index.ts')).linksOf

const sha256 = (files: readonly SourceFile[]): string => {
  const hash = createHash('sha256')
  for (const { bytes } of files) hash.update(bytes)
  return hash.digest('hex')
}

/** The text of one page or issue, or a `baolan-issue` JSON. */
const readWords = async (
  files: readonly SourceFile[],
  first: SourceFile,
  hints: PathHints,
): Promise<Issue> => {
  const text = files.map(({ name, bytes }) => decodeAsIs(name, bytes)).join('\n\n')
  if (text.trim() === '') throw new UnreadableSource(first.name, ['emptySource'])
  if (isJsonIssue(text)) return readJson(first.name, text)
  refuseForeignJson(first.name, text)
  if (isOwnPrint(text)) {
    const issue = readOwnPrint(sanitise(text), hints.page)
    return { ...issue, source: { ...issue.source, sha256: sha256(files) } }
  }
  const printed = undoMojibake(text)
  const figures = isMarkdown(printed) ? withFigures(printed) : { text: printed, notes: [] }
  const issue = readText(sanitise(figures.text), hints, { closed: closedRanges(figures.text) })
  const notes = [...issue.notes, ...figures.notes, ...(await checkAlmanac(issue))]
  return { ...issue, notes, source: { ...issue.source, sha256: sha256(files) } }
}

/** An issue and the first of the files that it was read from. */
export interface ReadSource {
  readonly issue: Issue
  readonly file: string
}

/** What the path of the first file says besides what the user gives; several files are several pages. */
const hintsFor = (files: readonly SourceFile[], first: SourceFile, given: Settled): PathHints => {
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
 * @param given paper, day and page as the user says: they count before what the source and its path say
 * @throws UnreadableSource with one line: what, where, what to do
 */
export const readIssues = async (
  files: readonly SourceFile[],
  given: Settled = {},
): Promise<readonly ReadSource[]> => {
  const [first] = files
  if (!first) throw new UnreadableSource('baolan', ['nothingToRead'])
  const hints = hintsFor(files, first, given)
  const pages = files.filter(({ bytes }) => looksLikePage(bytes))
  if (pages.length === 0)
    return [{ issue: underGiven(await readWords(files, first, hints), given, first.name), file: first.name }]
  const { openPage, readEditions } = await import('./epaper/index.ts')
  try {
    return readEditions(pages, hints).map((edition) => {
      const own = pages.filter(({ name }) => edition.files.has(name))
      const issue = { ...edition.issue, source: { ...edition.issue.source, sha256: sha256(own) } }
      const { name: file } = own[0] ?? first
      return { issue: underGiven(issue, given, file), file }
    })
  } catch (error) {
    const issue = await readPlain(error, () => pages.map(openPage), hints)
    const file = pages[0]?.name ?? first.name
    const hashed = { ...issue, source: { ...issue.source, sha256: sha256(pages) } }
    return [{ issue: underGiven(hashed, given, file), file }]
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
): Promise<Issue> => {
  const others: SourceFile[] = []
  const hash = createHash('sha256')
  const pages: OpenedPage[] = []
  for await (const file of files) {
    if (looksLikePage(file.bytes)) {
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
  const [first] = others
  if (!first) throw new UnreadableSource('baolan', ['nothingToRead'])
  return readWords(others, first, hintsFor(others, first, {}))
}
