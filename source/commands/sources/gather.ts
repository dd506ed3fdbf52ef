import { createReadStream, type Dirent } from 'node:fs'
import { readFile as readAtOnce, readdir, stat } from 'node:fs/promises'
import { basename, extname, join, relative, resolve, sep } from 'node:path'
import type { SourceFile } from '../../ingest/index.ts'
import { MIB, type SizeLimits } from '../../issue/index.ts'
import { reasonOf } from '../../language/index.ts'
import { Failure } from '../invocation/failure.ts'

/** Extensions of files that are an issue each, and of saved pages, which are an issue together. */
const ISSUES = new Set(['.txt', '.json', '.md'])
const PAGES = new Set(['.htm', '.html', '.shtml', '.xhtml'])

/** Files about a folder, by the names that such files have in every archive and repository. */
const ABOUT_FOLDER =
  /^(?:read[-_ ]?me|licen[cs]e|copying|change[-_ ]?log|contributing|authors|[读讀]我|自述|(?:使用|下载|下載|阅读|閱讀)?[说說]明(?:文件|[书書])?|更新日[志誌])(?:$|[^\p{L}\p{N}])/iu

/** Folders in a site's addresses that separate the pages of one edition from its articles. */
const SITE_FOLDERS = /^(?:html?|pc|layout|contents?|cont?|c|col|shtml|page|nw)$/i

const natural = new Intl.Collator('en', { numeric: true })

/** Folder by folder, and within each in the order of the numbers in the names: 2 before 10. */
const comparePaths = (one: string, other: string): number => {
  const [first, second] = [one.split(sep), other.split(sep)]
  for (const [depth, name] of first.entries()) {
    const order = natural.compare(name, second[depth] ?? '')
    if (order !== 0) return order
  }
  return first.length - second.length || (one < other ? -1 : 1)
}

/** The files of one issue, not yet read. */
export type IssueFiles = readonly string[]

/** What is at a path. */
export interface Gathered {
  readonly path: string
  readonly isFolder: boolean
  readonly issues: readonly IssueFiles[]
  /** The other files of a folder, which by their names are no newspaper. */
  readonly foreign: readonly string[]
}

/**
 * The issues at a path. A file is one. In a folder and everything below it, each text or JSON file is one, and the saved
 * pages of one paper and day are one.
 * @throws {Failure} if there is nothing, or nothing that could be an issue
 */
export const gather = async (path: string): Promise<Gathered> => {
  const stats = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new Failure(['at', path, reasonOf(error)], { cause: error })
  })
  if (!stats.isDirectory()) return { path, isFolder: false, issues: [[path]], foreign: [] }
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  const pathOf = (entry: Dirent): string => join(entry.parentPath, entry.name)
  const files = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.') && !ABOUT_FOLDER.test(entry.name))
    .map(pathOf)
    .sort(comparePaths)
  const single = files.filter((file) => ISSUES.has(extname(file).toLowerCase())).map((file) => [file])
  const pages = Map.groupBy(
    files.filter((file) => PAGES.has(extname(file).toLowerCase())),
    (file) => editionOf(relative(path, file)),
  )
  const issues = [...single, ...withoutEntryPages(pages)]
  if (issues.length === 0) throw new Failure(['at', path, ['noNewspaperInFolder']])
  const taken = new Set(issues.flat())
  const foreign = entries.filter((entry) => !entry.isDirectory() && !taken.has(pathOf(entry))).map(pathOf)
  return { path, isFolder: true, issues, foreign: foreign.sort(comparePaths) }
}

const ENTRY_PAGE = /^(?:paper)?(?:index|default)\.\w+$/i

/** Drops a site's entry page beside the folders of its editions: it only links to them. */
const withoutEntryPages = (groups: ReadonlyMap<string, IssueFiles>): IssueFiles[] =>
  [...groups]
    .filter(([folder, files]) => {
      const isEntry = !DATED.test(folder) && files.every((file) => ENTRY_PAGE.test(basename(file)))
      return !isEntry || groups.size === 1
    })
    .map(([, files]) => files)

/** A day in a path: `2026-07/18`, `202607/18`, `20260718`, `2026/07/18`. Files below it belong to that day's edition. */
const DATED = /(?:^|\/)(?:19|20)\d\d(?:n?[-/])?[01]\d(?:y?[-/])?[0-3]\d(?=[/_]|$)/

/** Whether a path has the folder of a day. */
export const isDated = (path: string): boolean => DATED.test(path.split(sep).join('/'))

/** Folders in which browsers save a page's resources, and folders of one page of an edition: `A01`, `2`. */
const PAGE_FOLDER = /(?:[_.]files|^[A-Z]{0,2}\d{1,3})$/i

/** The part of the path that the files of one edition share: paper and day, without the site's own folders. */
const editionOf = (file: string): string => {
  const folders = file
    .split(sep)
    .slice(0, -1)
    .filter((folder) => !SITE_FOLDERS.test(folder))
  const path = folders.join('/')
  const dated = DATED.exec(path)
  if (dated) return path.slice(0, dated.index + dated[0].length)
  while (PAGE_FOLDER.test(folders.at(-1) ?? '')) folders.pop()
  return folders.join('/')
}

const tooBig = (name: string, megabytes: string, { maxFileMB }: SizeLimits): Failure =>
  new Failure(['at', name, ['tooBig', megabytes, maxFileMB, 'maxFileMB']])

/**
 * Reads a whole stream, or as much as the limit allows: a device may be endless.
 * @throws {Failure} if it is larger
 */
export const readWhole = async (
  name: string,
  stream: AsyncIterable<Uint8Array>,
  limits: SizeLimits,
): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream) {
    size += chunk.length
    if (size > limits.maxFileMB * MIB) throw tooBig(name, `> ${limits.maxFileMB}`, limits)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

const readFile = async (name: string, limits: SizeLimits): Promise<Uint8Array> => {
  const stats = await stat(name)
  const { size } = stats
  if (size > limits.maxFileMB * MIB) throw tooBig(name, String(Math.ceil(size / MIB)), limits)
  // In one piece: pieces would be copied once more. The size of a device or of /proc is 0 whatever it holds.
  if (stats.isFile() && size > 0) return readAtOnce(name)
  return readWhole(name, createReadStream(name), limits)
}

/** @throws {Failure} naming the file that cannot be read */
export const readFiles = async (names: IssueFiles, limits: SizeLimits): Promise<SourceFile[]> => {
  const files: SourceFile[] = []
  for (const name of names) {
    const bytes = await readFile(name, limits).catch((error: NodeJS.ErrnoException) => {
      if (error instanceof Failure) throw error
      throw new Failure(['at', name, ['unreadable', reasonOf(error)]])
    })
    files.push({ name, path: resolve(name), bytes })
  }
  return files
}
