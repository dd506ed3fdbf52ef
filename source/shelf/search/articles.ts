import { type Article, fold, type Issue } from '../../issue/index.ts'
import type { Database } from '../database/sqlite.ts'
import { type IssueStore, readPart } from '../issues/issue-store.ts'
import { articleLines, parseArticle } from '../issues/pack.ts'
import { decompress } from '../issues/zstd.ts'
import type { CandidateRow } from './candidates.ts'
import { type Frames, framesOf } from './index-tables.ts'
import type { FoldedArticle } from './match.ts'
import { passagesOf } from './passages.ts'

export interface LoadedArticle extends FoldedArticle {
  readonly article: Article
}

/** Reads a row's article from its issue's file. `undefined` if the file is no longer the one that was indexed. */
export type LoadArticle = (row: CandidateRow) => LoadedArticle | undefined

/** How many articles are cached: with the next letter typed, many of them are read again. */
const RECENT = 100

export const articleLoader = (database: Database, store: IssueStore): LoadArticle => {
  const framesAt = database.prepare('select frames from issue where id = ?')
  const initialsAt = database.prepare('select initials from article where id = ?')
  const recent = new Map<string, LoadedArticle>()
  // Rows come issue by issue, and adjacent ones share a frame.
  let last: { issue: string; frames: Frames; at: number; lines: readonly string[] } | undefined

  const lineOf = ({ issue, rowid }: CandidateRow): string => {
    const name = nameOf(issue)
    const frames = last?.issue === name ? last.frames : framesOf(String(framesAt.get(issue.id)?.frames))
    let place = issue.first + issue.articles - 1 - rowid
    for (const [at, bytes, articles] of frames) {
      if (place < articles) {
        if (last?.issue !== name || last.at !== at)
          last = { issue: name, frames, at, lines: articleLines(readPart(store.path(issue), at, bytes)) }
        return last.lines[place] ?? ''
      }
      place -= articles
    }
    return ''
  }

  const read = (row: CandidateRow): LoadedArticle => {
    const article = parseArticle(lineOf(row))
    return {
      article,
      passages: passagesOf(article).map((passage) => ({ ...passage, folded: fold(passage.text) })),
      authors: (article.byline ?? []).map(({ name }) => fold(name).text),
      initials: () => String(initialsAt.get(row.rowid)?.initials ?? ''),
      pages: article.parts.map(({ page }) => fold(page).text),
      sections: () => sectionsOf(article, store, row).map((section) => fold(section).text),
    }
  }

  return (row) => {
    try {
      const name = `${row.rowid} ${nameOf(row.issue)}`
      const loaded = recent.get(name) ?? read(row)
      recent.delete(name)
      recent.set(name, loaded)
      const oldest = recent.size > RECENT ? recent.keys().next().value : undefined
      if (oldest !== undefined) recent.delete(oldest)
      return loaded
    } catch {
      // The file was removed or changed after it was indexed, and will be indexed again.
      return undefined
    }
  }
}

/** Identifies one version of an issue's file: another file of the same day has another stamp. */
const nameOf = ({ paper, date, stamp }: CandidateRow['issue']): string => `${paper}/${date} ${stamp}`

const sectionsOf = (article: Article, store: IssueStore, { issue }: CandidateRow): readonly string[] => {
  const [first] = store.manifest(issue).frames
  const head = decompress(readPart(store.path(issue), 0, first?.bytes ?? 0))
  return sectionNames(JSON.parse(`${head}]}`), article)
}

/** The names of the sections that an article's pages belong to. */
export const sectionNames = ({ pages }: Pick<Issue, 'pages'>, article: Article): readonly string[] =>
  pages
    .filter(({ printPage }) => article.parts.some(({ page }) => page === printPage))
    .flatMap(({ printSection }) => printSection ?? [])
