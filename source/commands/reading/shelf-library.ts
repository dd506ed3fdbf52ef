import type { Issue, IssueKey } from '../../issue/index.ts'
import type { FetchProgress, Find, Finds, Library, OpenedIssue, ShelvedPaper } from '../../reader/index.ts'
import type { Bookmark, HistoryEntry, Shelf } from '../../shelf/index.ts'
import type { Context } from '../invocation/context.ts'
import { Failure } from '../invocation/failure.ts'
import { COUNTED, SHOWN } from '../invocation/search-limits.ts'
import type { ReadingShelf } from './reading-shelf.ts'
import { TraceWriter } from './trace-writer.ts'

/** The reader's library, backed by the shelf. It keeps the traces of each issue that is opened until they are written. */
export class ShelfLibrary implements Library {
  readonly #shelf: ReadingShelf
  readonly #context: Context
  readonly #traces: TraceWriter[] = []

  constructor(shelf: ReadingShelf, context: Context) {
    this.#shelf = shelf
    this.#context = context
  }

  async papers(): Promise<readonly ShelvedPaper[]> {
    const entries = await (await this.#shelf.open()).list()
    const own = (this.#context.config.papers ?? []).flatMap((paper) =>
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
  }

  async open(key: IssueKey): Promise<OpenedIssue> {
    const issue = await (await this.#shelf.open()).read(key.paper, key.date)
    return { key, issue, traces: await this.openTraces(issue, key) }
  }

  /** @param key the issue's key, if it is on the shelf */
  async openTraces(issue: Issue, key?: IssueKey): Promise<TraceWriter> {
    const traces = await TraceWriter.open(issue, this.#shelf, key)
    this.#traces.push(traces)
    return traces
  }

  /** Writes the places that are not written yet. Synchronous: a closing terminal leaves no time to wait. */
  writePlaces(): void {
    for (const traces of this.#traces) traces.write()
  }

  /** Waits for all pending writes, then writes the last places. */
  async settleTraces(): Promise<void> {
    await Promise.all(this.#traces.map((traces) => traces.settled()))
    this.writePlaces()
  }

  async search(query: string, signal: AbortSignal): Promise<Finds> {
    const shelf = await this.#shelf.open()
    const { hits, count, capped } = await shelf.search(query, { limit: SHOWN, countTo: COUNTED, signal })
    return { finds: hits, count, capped }
  }

  async bookmarks(): Promise<readonly Find[]> {
    const shelf = await this.#shelf.open()
    return Promise.all(shelf.traces.bookmarks().map((bookmark) => findOfBookmark(shelf, bookmark)))
  }

  async history(): Promise<readonly Find[]> {
    return (await this.#shelf.open()).traces.history(SHOWN).map(findOfHistory)
  }

  async fetch(
    { paper: name, date }: IssueKey,
    report: (progress: FetchProgress) => void,
    signal: AbortSignal,
  ): Promise<void> {
    const [{ editionsOf }, { notePaperHealth }, { whyNotFetched }, { paperOf, readCatalogue }] =
      await Promise.all([
        import('../fetching/editions.ts'),
        import('../fetching/health-file.ts'),
        import('../../papers/index.ts'),
        import('../sources/catalogue.ts'),
      ])
    const context = this.#context
    const paper = paperOf(await readCatalogue(context), name)
    try {
      for await (const progress of editionsOf(paper, [date], context, { signal })) {
        if ('count' in progress) report(progress.count)
        if (progress.kind !== 'issue') continue
        await (await this.#shelf.open()).add(progress.issue)
        await notePaperHealth(paper, undefined, context)
      }
    } catch (error) {
      await notePaperHealth(paper, error, context)
      throw new Failure(whyNotFetched(paper, error), { cause: error })
    }
  }
}

const unmarked = (text: string) => ({ text, marks: [] })

const findOfHistory = ({ paper, date, article, headline }: HistoryEntry): Find => ({
  ...{ paper, date, article, name: paper, headline: unmarked(headline) },
  block: 0,
  character: 0,
})

/** If the issue is no longer on the shelf, the headline is the words around the bookmark. */
const findOfBookmark = async (shelf: Shelf, bookmark: Bookmark): Promise<Find> => {
  const { paper, date, article: id, block, character, around, note } = bookmark
  const article = await shelf.article(paper, date, id).catch(() => undefined)
  const words = around.before + around.after
  return {
    paper,
    date,
    article: id,
    name: paper,
    headline: unmarked(article?.headline.join(' ') || words),
    snippet: unmarked([note, words].filter(Boolean).join(' · ')),
    block,
    character,
  }
}
