import type { Stats } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, extname, relative, sep } from 'node:path'
import { reasonOf } from '../../language/index.ts'
import { Failure } from '../invocation/failure.ts'
import { type Found, specialKindOf, walk } from './walk.ts'

/** Extensions of files that are an issue each, and of saved pages, which are an issue together. */
const ISSUES = new Set(['.txt', '.json', '.jsonl', '.ndjson', '.md'])
const PAGES = new Set(['.htm', '.html', '.shtml', '.xhtml'])

/** Files about a folder, by the names that such files have in every archive and repository. */
const ABOUT_FOLDER =
  /^(?:read[-_ ]?me|licen[cs]e|copying|change[-_ ]?log|contributing|authors|[读讀]我|自述|(?:使用|下载|下載|阅读|閱讀)?[说說]明(?:文件|[书書])?|更新日[志誌])(?:$|[^\p{L}\p{N}])/iu

/** Folders in a site's addresses that separate the pages of one edition from its articles. */
const SITE_FOLDERS = /^(?:html?|pc|layout|contents?|cont?|c|col|shtml|page|nw)$/i

/** The files of one issue, not yet read. */
export type IssueFiles = readonly string[]

/** What a place holds, piece by piece. */
export type Piece =
  | { readonly kind: 'issue'; readonly files: IssueFiles }
  /** A file of a folder that by its name is no newspaper. */
  | { readonly kind: 'foreign'; readonly files: IssueFiles }
  /** What cannot be read. The rest can. */
  | { readonly kind: 'fault'; readonly failure: Failure }

/** What is at a path. */
export interface Gathered {
  readonly path: string
  readonly isFolder: boolean
  /** How many files the issues have. */
  readonly files: number
  /** Its pieces. The names in a folder are read as they are needed. */
  pieces(): Iterable<Piece> | AsyncIterable<Piece>
}

/**
 * The issues at a path. A file is one. In a folder and everything below it, each text or JSON file is one, and the saved
 * pages of one paper and day are one. The path itself may be a link; none in a folder is followed.
 * @throws {Failure} if there is nothing, or nothing that could be an issue
 */
export const gather = async (path: string): Promise<Gathered> => {
  const stats = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new Failure(['at', path, reasonOf(error)], { cause: error })
  })
  if (!stats.isDirectory()) return fileAt(path, stats)
  let single = 0
  let faults = 0
  const pages: string[] = []
  for await (const found of walk(path)) {
    const kind = kindOf(found)
    if (kind === 'issue') single += 1
    else if (kind === 'page') pages.push(found.path)
    else if (kind === 'fault') faults += 1
  }
  const editions = withoutEntryPages(Map.groupBy(pages, (file) => editionOf(relative(path, file))))
  const files = single + editions.flat().length
  if (files + faults === 0) throw new Failure(['at', path, ['noNewspaperInFolder']])
  return { path, isFolder: true, files, pieces: () => piecesOf(path, editions) }
}

const fileAt = (path: string, stats: Stats): Gathered => {
  const special = specialKindOf(stats)
  // A FIFO that the user names is read: `<(command)` is one.
  if (special && !stats.isFIFO()) throw new Failure(['at', path, special])
  return { path, isFolder: false, files: 1, pieces: () => [{ kind: 'issue', files: [path] }] }
}

/** What a file is by its name: an issue, a page of one, or neither. */
const kindOf = ({ kind, path }: Found): 'issue' | 'page' | 'foreign' | 'fault' => {
  const name = basename(path)
  if (kind === 'fault') return 'fault'
  if (kind === 'link' || name.startsWith('.') || ABOUT_FOLDER.test(name)) return 'foreign'
  const extension = extname(name).toLowerCase()
  return ISSUES.has(extension) ? 'issue' : PAGES.has(extension) ? 'page' : 'foreign'
}

/** The pieces of a folder, with its editions after the others: their pages may lie anywhere in it. */
async function* piecesOf(folder: string, editions: readonly IssueFiles[]): AsyncGenerator<Piece, void, void> {
  const taken = new Set(editions.flat())
  for await (const found of walk(folder)) {
    const kind = kindOf(found)
    if (found.kind === 'fault') yield { kind: 'fault', failure: new Failure(['at', found.path, found.why]) }
    else if (kind === 'issue') yield { kind, files: [found.path] }
    else if (!taken.has(found.path)) yield { kind: 'foreign', files: [found.path] }
  }
  for (const files of editions) yield { kind: 'issue', files }
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
