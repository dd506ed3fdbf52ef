import { type Article, fold, type Issue } from '../../issue/index.ts'
import type { Database } from '../database/sqlite.ts'
import type { IssueStore } from '../issues/issue-store.ts'
import { OutOfHeap, parseArticle } from '../issues/packed-file.ts'
import type { CandidateRow } from './candidates.ts'
import { type Frames, framesOf } from './index-tables.ts'
import type { FoldedArticle } from './match.ts'
import { searchedPassages } from './passages.ts'

export interface LoadedArticle extends FoldedArticle {
  readonly article: Article
}

/** How many articles are cached: with the next letter typed, many of them are read again. */
const CACHE_SIZE = 100

interface OpenFrame {
  readonly version: string
  readonly frames: Frames
  /** Offset of the frame in the file, in bytes. */
  readonly offset: number
  readonly lines: readonly string[]
}

type Statement = ReturnType<Database['prepare']>

/** Reads articles from the issues' files, and caches the last ones. */
export class ArticleLoader {
  readonly #store: IssueStore
  readonly #selectFrames: Statement
  readonly #selectInitials: Statement
  /** The least recently used first. */
  readonly #cache = new Map<string, LoadedArticle>()
  /** The last frame read. Rows come issue by issue, and adjacent ones share a frame. */
  #frame: OpenFrame | undefined

  constructor(database: Database, store: IssueStore) {
    this.#store = store
    this.#selectFrames = database.prepare('select frames from issue where id = ?')
    this.#selectInitials = database.prepare('select initials from article where id = ?')
  }

  /** The article of a row. `undefined` if the file is no longer the one that was indexed. */
  load(row: CandidateRow): LoadedArticle | undefined {
    try {
      const key = `${row.rowid} ${versionOf(row.issue)}`
      const loaded = this.#cache.get(key) ?? this.#read(row)
      this.#cache.delete(key)
      this.#cache.set(key, loaded)
      const oldest = this.#cache.size > CACHE_SIZE ? this.#cache.keys().next().value : undefined
      if (oldest !== undefined) this.#cache.delete(oldest)
      return loaded
    } catch (error) {
      if (error instanceof OutOfHeap) throw error
      // The file was removed or changed after it was indexed, and will be indexed again.
      return undefined
    }
  }

  #read(row: CandidateRow): LoadedArticle {
    const article = parseArticle(this.#lineOf(row))
    return {
      article,
      passages: searchedPassages(article).map((passage) => ({ ...passage, folded: fold(passage.text) })),
      authors: (article.byline ?? []).map(({ name }) => fold(name).text),
      initials: () => String(this.#selectInitials.get(row.rowid)?.initials ?? ''),
      pages: article.parts.map(({ page }) => fold(page).text),
      sections: () => this.#sectionsOf(article, row).map((section) => fold(section).text),
    }
  }

  /** The article's line of JSON. */
  #lineOf({ issue, rowid }: CandidateRow): string {
    const version = versionOf(issue)
    const last = this.#frame?.version === version ? this.#frame : undefined
    const frames = last?.frames ?? framesOf(String(this.#selectFrames.get(issue.id)?.frames))
    let line = issue.first + issue.articles - 1 - rowid
    for (const [offset, bytes, articles] of frames) {
      if (line >= articles) {
        line -= articles
        continue
      }
      if (last?.offset === offset) return last.lines[line] ?? ''
      const lines = this.#store.use(issue, (file) => file.lines({ offset, bytes }))
      this.#frame = { version, frames, offset, lines }
      return lines[line] ?? ''
    }
    return ''
  }

  #sectionsOf(article: Article, { issue }: CandidateRow): readonly string[] {
    return sectionsIn(this.#store.use(issue, (file) => file.head()))(article)
  }
}

/** Identifies one version of an issue's file: another file of the same day has another stamp. */
const versionOf = ({ paper, date, stamp }: CandidateRow['issue']): string => `${paper}/${date} ${stamp}`

/** A function from an article to the names of the sections that its pages belong to. */
export const sectionsIn = ({ pages }: Pick<Issue, 'pages'>): ((article: Article) => readonly string[]) => {
  const byPage = Map.groupBy(pages, ({ printPage }) => printPage)
  return ({ parts }) =>
    [...new Set(parts.map(({ page }) => page))]
      .flatMap((page) => byPage.get(page) ?? [])
      .flatMap(({ printSection }) => printSection ?? [])
}
