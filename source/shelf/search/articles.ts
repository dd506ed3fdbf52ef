import type { Article, Issue } from '../../issue/index.ts'
import type { Database } from '../database/sqlite.ts'
import { articleLines, parseArticle } from '../issues/pack.ts'
import { type IssueStore, withFile } from '../issues/store.ts'
import { decompress } from '../issues/zstd.ts'
import type { Row } from './candidates.ts'
import { type Frames, framesOf } from './catalogue.ts'
import { fold } from './fold.ts'
import type { Candidate } from './match.ts'
import { passagesOf } from './passages.ts'

export interface Loaded extends Candidate {
  readonly article: Article
}

/** Reads the articles of rows from the issues' files. `undefined` where the file is not what was indexed. */
export type Load = (row: Row, withSections: boolean) => Loaded | undefined

export const loaderFor = (database: Database, store: IssueStore): Load => {
  const framesAt = database.prepare('select frames from issue where id = ?')
  const initialsAt = database.prepare('select initials from article where id = ?')
  // Rows come issue by issue, and neighbours share a frame.
  let last: { issue: number; frames: Frames; at: number; lines: readonly string[] } | undefined

  const lineOf = ({ issue, rowid }: Row): string => {
    const frames = last?.issue === issue.id ? last.frames : framesOf(String(framesAt.get(issue.id)?.frames))
    let place = issue.first + issue.articles - 1 - rowid
    for (const [at, bytes, articles] of frames) {
      if (place < articles) {
        if (last?.issue !== issue.id || last.at !== at)
          last = {
            ...{ issue: issue.id, frames, at },
            lines: withFile(store.path(issue), (_, readAt) => articleLines(readAt(at, bytes))),
          }
        return last.lines[place] ?? ''
      }
      place -= articles
    }
    return ''
  }

  return (row, withSections) => {
    try {
      const article = parseArticle(lineOf(row))
      return {
        article,
        passages: passagesOf(article).map((passage) => ({ ...passage, folded: fold(passage.text) })),
        authors: (article.byline ?? []).map(({ name }) => fold(name)),
        initials: String(initialsAt.get(row.rowid)?.initials ?? ''),
        papers: [fold(row.issue.name), fold(row.issue.paper)],
        pages: article.parts.map(({ page }) => fold(page)),
        sections: withSections ? sectionsOf(article, store, row).map(fold) : [],
      }
    } catch {
      // The file went or changed since it was indexed; whoever changed it brings the index after it.
      return undefined
    }
  }
}

const sectionsOf = (article: Article, store: IssueStore, { issue }: Row): readonly string[] => {
  const [first] = store.contents(issue).frames
  const head = withFile(store.path(issue), (_, readAt) => decompress(readAt(0, first?.bytes ?? 0)))
  return sectionNames(JSON.parse(`${head}]}`), article)
}

/** The names of the sections that an article's pages belong to. */
export const sectionNames = ({ pages }: Pick<Issue, 'pages'>, article: Article): readonly string[] =>
  pages
    .filter(({ printPage }) => article.parts.some(({ page }) => page === printPage))
    .flatMap(({ printSection }) => printSection ?? [])
