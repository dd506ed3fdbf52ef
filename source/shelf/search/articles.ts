import type { Article, Issue } from '../../issue/index.ts'
import type { Database } from '../database/sqlite.ts'
import { articleLines, parseArticle } from '../issues/pack.ts'
import { type IssueStore, readPart } from '../issues/store.ts'
import { decompress } from '../issues/zstd.ts'
import type { Row } from './candidates.ts'
import { type Frames, framesOf } from './catalogue.ts'
import { fold } from './fold.ts'
import type { Candidate } from './match.ts'
import { passagesOf } from './passages.ts'

export interface Loaded extends Candidate {
  readonly article: Article
}

/** Reads the article of a row from its issue's file. `undefined` where the file is not what was indexed. */
export type Load = (row: Row) => Loaded | undefined

/** Articles kept as they were read: the next letter that is typed asks for many of them again. */
const RECENT = 250

export const loaderFor = (database: Database, store: IssueStore): Load => {
  const framesAt = database.prepare('select frames from issue where id = ?')
  const initialsAt = database.prepare('select initials from article where id = ?')
  const recent = recentlyUsed<Loaded>(RECENT)
  const files = recentlyUsed<File>(RECENT)
  // Rows come issue by issue, and neighbours share a frame.
  let last: { readonly file: File; readonly at: number; readonly lines: readonly string[] } | undefined

  const fileOf = (issue: Row['issue']): File =>
    files(nameOf(issue), () => ({
      path: store.path(issue),
      frames: framesOf(String(framesAt.get(issue.id)?.frames)),
    }))

  const lineOf = ({ issue, rowid }: Row): string => {
    const file = fileOf(issue)
    let place = issue.first + issue.articles - 1 - rowid
    for (const [at, bytes, articles] of file.frames) {
      if (place < articles) {
        if (last?.file !== file || last.at !== at)
          last = { file, at, lines: articleLines(readPart(file.path, at, bytes)) }
        return last.lines[place] ?? ''
      }
      place -= articles
    }
    return ''
  }

  const read = (row: Row): Loaded => {
    const article = parseArticle(lineOf(row))
    return {
      article,
      passages: passagesOf(article).map((passage) => ({ ...passage, folded: fold(passage.text) })),
      authors: (article.byline ?? []).map(({ name }) => fold(name)),
      initials: () => String(initialsAt.get(row.rowid)?.initials ?? ''),
      pages: article.parts.map(({ page }) => fold(page)),
      sections: () => sectionsOf(article, store, row).map(fold),
    }
  }

  return (row) => {
    try {
      return recent(`${row.rowid} ${nameOf(row.issue)}`, () => read(row))
    } catch {
      // The file went or changed since it was indexed; whoever changed it brings the index after it.
      return undefined
    }
  }
}

interface File {
  readonly path: string
  readonly frames: Frames
}

/** Keeps so many of what was made, and forgets what was longest not asked for. */
const recentlyUsed = <T>(most: number) => {
  const kept = new Map<string, T>()
  return (name: string, make: () => T): T => {
    const value = kept.get(name) ?? make()
    kept.delete(name)
    kept.set(name, value)
    const oldest = kept.size > most ? kept.keys().next().value : undefined
    if (oldest !== undefined) kept.delete(oldest)
    return value
  }
}

/** An issue as one file of it: another file of the same day has another stamp. */
const nameOf = ({ paper, date, stamp }: Row['issue']): string => `${paper}/${date} ${stamp}`

const sectionsOf = (article: Article, store: IssueStore, { issue }: Row): readonly string[] => {
  const [first] = store.contents(issue).frames
  const head = decompress(readPart(store.path(issue), 0, first?.bytes ?? 0))
  return sectionNames(JSON.parse(`${head}]}`), article)
}

/** The names of the sections that an article's pages belong to. */
export const sectionNames = ({ pages }: Pick<Issue, 'pages'>, article: Article): readonly string[] =>
  pages
    .filter(({ printPage }) => article.parts.some(({ page }) => page === printPage))
    .flatMap(({ printSection }) => printSection ?? [])
