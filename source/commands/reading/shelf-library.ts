import type { IssueKey } from '../../issue/index.ts'
import type { Find, Library, OpenedIssue } from '../../reader/index.ts'
import type { Bookmark, HistoryEntry, Shelf } from '../../shelf/index.ts'
import type { Context } from '../invocation/context.ts'
import { Failure } from '../invocation/failure.ts'
import { COUNTED, SHOWN } from '../invocation/search-limits.ts'
import type { ReadingShelf } from './reading-shelf.ts'
import { type Kept, keepTraces } from './trace-writer.ts'

/**
 * The reader's library, backed by the shelf.
 * @param opened called with the traces of each issue that is opened, so that the caller writes them in the end
 */
export const libraryOf = (shelf: ReadingShelf, context: Context, opened: (kept: Kept) => void): Library => ({
  papers: async () => {
    const entries = await (await shelf.open()).list()
    const own = (context.config.papers ?? []).flatMap((paper) =>
      typeof paper === 'object' && paper !== null && 'name' in paper ? [String(paper.name)] : [],
    )
    const byPaper = Map.groupBy(entries, ({ paper }) => paper)
    return [
      ...[...byPaper].map(([paper, issues]) => ({
        paper,
        name: issues[0]?.name || paper,
        days: issues.map(({ date }) => date).sort(),
      })),
      ...own.filter((name) => !byPaper.has(name)).map((name) => ({ paper: name, name, days: [] })),
    ]
  },

  open: async (key): Promise<OpenedIssue> => {
    const issue = await (await shelf.open()).read(key.paper, key.date)
    const kept = await keepTraces(issue, shelf, key)
    opened(kept)
    return { key, issue, traces: kept.traces }
  },

  search: async (query, signal) => {
    const found = await (await shelf.open()).search(query, { limit: SHOWN, countTo: COUNTED, signal })
    return { finds: found.hits, count: found.count, capped: found.capped }
  },

  bookmarks: async () => {
    const opened = await shelf.open()
    return Promise.all(opened.traces.bookmarks().map((bookmark) => findOfBookmark(opened, bookmark)))
  },

  history: async () => (await shelf.open()).traces.history(SHOWN).map(findOfVisit),

  fetch: async ({ paper: name, date }, tell, signal) => {
    const [{ editionsOf }, { notePaperHealth }, { whyNotFetched }, { paperOf, readCatalogue }] =
      await Promise.all([
        import('../fetching/editions.ts'),
        import('../fetching/paper-health.ts'),
        import('../../papers/index.ts'),
        import('../sources/catalogue.ts'),
      ])
    const paper = paperOf(await readCatalogue(context), name)
    try {
      for await (const progress of editionsOf(paper, [date], context, { signal })) {
        if ('count' in progress) tell(progress.count)
        if (progress.kind !== 'issue') continue
        const kept = await (await shelf.open()).add(progress.issue)
        await notePaperHealth(paper, undefined, context)
        if (kept.date !== date) throw new Failure(['otherDayCame', kept.date])
      }
    } catch (error) {
      await notePaperHealth(paper, error, context)
      throw new Failure(whyNotFetched(paper, error), { cause: error })
    }
  },
})

const plain = (text: string) => ({ text, marks: [] })

const findOfVisit = ({ paper, date, article, headline }: HistoryEntry): Find => ({
  ...{ paper, date, article, name: paper, headline: plain(headline) },
  block: 0,
  character: 0,
})

/** If the issue is no longer on the shelf, shows the words that the bookmark was set at. */
const findOfBookmark = async (shelf: Shelf, bookmark: Bookmark): Promise<Find> => {
  const { paper, date, article: id, block, character, around, note } = bookmark
  const key: IssueKey = { paper, date }
  const article = await shelf.article(paper, date, id).catch(() => undefined)
  const words = around.before + around.after
  return {
    ...key,
    article: id,
    name: paper,
    headline: plain(article?.headline.join(' ') || words),
    snippet: plain([note, words].filter(Boolean).join(' · ')),
    block,
    character,
  }
}
