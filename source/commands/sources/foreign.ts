import { basename, extname, relative } from 'node:path'
import {
  decode,
  looksLikePage,
  type ReadSource,
  readIssues,
  type SourceFile,
  type TextReading,
  UnreadableSource,
} from '../../ingest/index.ts'
import type { Settled, SizeLimits } from '../../issue/index.ts'
import type { Saying } from '../../language/index.ts'
import { Failure } from '../invocation/failure.ts'
import { type Gathered, type IssueFiles, isDated } from './gather.ts'
import { readFiles } from './read-file.ts'

/** What a file of another kind is, whatever its name: no page is missing if it is left out. */
const OTHER_KINDS: ReadonlySet<Saying[0]> = new Set([
  'isPdf',
  'isArchive',
  'isCompressed',
  'isPicture',
  'isOldDocument',
  'foreignJson',
])

/**
 * Reads the files of one issue; empty if they lie in a folder and are foreign to it. A file that the user names is always
 * read, or refused. So is a page that cannot be read: an empty text, a damaged issue, a page of a dated edition.
 * @throws {Failure} or UnreadableSource
 */
export const readUnlessForeign = async (
  files: IssueFiles,
  { path, isFolder }: Gathered,
  given: Settled,
  reading: SizeLimits & TextReading,
): Promise<readonly ReadSource[]> => {
  const sources = await readFiles(files, !isFolder, reading)
  if (!isFolder) return withinLimits(await readIssues(sources, given, reading), reading)
  if (sources.every(isLatinNote)) return []
  const isDatedFile = files.some((file) => isDated(relative(path, file)))
  try {
    const isEveryPage = sources.every(({ bytes }) => looksLikePage(bytes) || looksLikeData(bytes))
    const read = withinLimits(await readIssues(sources, given, reading), reading)
    return !isDatedFile && isEveryPage && read.every(isNameless) ? [] : read
  } catch (error) {
    if (!(error instanceof UnreadableSource)) throw error
    const [why] = error.why
    const isOtherSite = why === 'noEditionPage' && !isDatedFile
    if (isOtherSite || OTHER_KINDS.has(why)) return []
    throw error
  }
}

/** Whether a file begins as JSON does: a file of a program may have titles and texts as well. */
const looksLikeData = (bytes: Uint8Array): boolean =>
  /^\s*[{[]\s*["{[]/.test(new TextDecoder().decode(bytes.subarray(0, 64)))

/** Whether pages of HTML or data, read as text, name no paper or no day: a page of another site, or of a program. */
const isNameless = ({ issue: { name, datePublished, source } }: ReadSource): boolean =>
  source.kind === 'text' && (name === '' || datePublished === '')

/** @throws {Failure} if an issue has more articles than the limit */
export const withinLimits = (
  sources: readonly ReadSource[],
  { maxArticles }: SizeLimits,
): readonly ReadSource[] => {
  for (const { issue, file } of sources)
    if (issue.articles.length > maxArticles)
      throw new Failure(['at', file, ['tooManyArticles', issue.articles.length, maxArticles, 'maxArticles']])
  return sources
}

const TEXTS = new Set(['.txt', '.md', '.json', '.jsonl', '.ndjson'])
const OTHER_SCRIPT = /(?!\p{Script=Latin})\p{L}/u

/**
 * Whether a text without one letter of another script than Latin is no page: a list of addresses, the log of a program, a
 * broken JSON. A number in its name may be a day or a page; then it is read.
 */
const isLatinNote = ({ name, bytes }: SourceFile): boolean => {
  if (!TEXTS.has(extname(name).toLowerCase()) || /\d/.test(basename(name))) return false
  try {
    const text = decode(name, bytes)
    return /\S/.test(text) && !OTHER_SCRIPT.test(text) && !text.includes('"baolan-issue/')
  } catch {
    return false
  }
}
