import { articleTitle, type Day, type Issue, type IssueKey } from '../../issue/index.ts'
import type { Saying } from '../../language/index.ts'
import type { ClosedHosts } from '../../papers/index.ts'
import type {
  ContentsAs,
  FetchProgress,
  Find,
  Finds,
  KeptChoice,
  KnownPaper,
  Library,
  OpenedIssue,
  ShelvedPaper,
} from '../../reader/index.ts'
import type { Bookmark, Entry, HistoryEntry } from '../../shelf/index.ts'
import { configFileOf } from '../invocation/config.ts'
import type { Context } from '../invocation/context.ts'
import { Failure } from '../invocation/failure.ts'
import { COUNTED, SHOWN } from '../invocation/search-limits.ts'
import { ChoiceWriter } from './choice-writer.ts'
import { KnownPapers } from './known-papers.ts'
import type { ReadingShelf } from './reading-shelf.ts'
import { type Origin, TraceWriter } from './trace-writer.ts'

/** The reader's library, backed by the shelf. It keeps the traces of each issue that is opened until they are written. */
export class ShelfLibrary implements Library {
  readonly #shelf: ReadingShelf
  readonly #context: Context
  readonly #traces: TraceWriter[] = []
  readonly #choices: ChoiceWriter
  /** Hosts that showed a wall since the reader was opened. */
  #closedHosts: ClosedHosts | undefined
  readonly #known: KnownPapers

  constructor(shelf: ReadingShelf, context: Context) {
    this.#shelf = shelf
    this.#context = context
    this.#choices = new ChoiceWriter(shelf)
    this.#known = new KnownPapers(context)
  }

  async papers(): Promise<readonly ShelvedPaper[]> {
    const entries = await (await this.#shelf.open()).list()
    const [unread, known] = await Promise.all([this.#unreadOf(entries), this.#known.fetchable()])
    const own = (this.#context.config.papers ?? []).flatMap((paper) =>
      typeof paper === 'object' && paper !== null && 'name' in paper ? [String(paper.name)] : [],
    )
    const byPaper = Map.groupBy(entries, ({ paper }) => paper)
    return [
      ...[...byPaper].map(([paper, issues]): ShelvedPaper => {
        const name = issues[0]?.name || paper
        return {
          paper,
          name,
          days: issues.map(({ date }) => date).sort(),
          unread: unread.get(paper),
          fetchable: known(paper, name),
        }
      }),
      ...own
        .filter((name) => !byPaper.has(name))
        .map((name) => ({ paper: name, name, days: [], fetchable: known(name) })),
    ]
  }

  /** Unread articles by paper and day; none are known while the traces cannot be read. */
  async #unreadOf(entries: readonly Entry[]): Promise<ReadonlyMap<string, ReadonlyMap<string, number>>> {
    const counts = await this.#shelf.readTraces((traces) => traces.readCounts()).catch(() => undefined)
    const read = new Map(counts?.map(({ paper, date, read }) => [`${paper} ${date}`, read]))
    const unread = ({ paper, date, articles }: Entry) => articles - (read.get(`${paper} ${date}`) ?? 0)
    const byPaper = Map.groupBy(counts ? entries : [], ({ paper }) => paper)
    return new Map(
      [...byPaper].map(([paper, issues]) => [
        paper,
        new Map(issues.map((entry) => [entry.date, unread(entry)] as const).filter(([, count]) => count > 0)),
      ]),
    )
  }

  knownPapers(words: string): Promise<readonly KnownPaper[]> {
    return this.#known.find(words)
  }

  async open(key: IssueKey, article?: string): Promise<OpenedIssue> {
    const { issueByKey } = await import('./issue-by-key.ts')
    const { issue, files } = await issueByKey(key, article, await this.#shelf.open(), this.#context)
    return { key, issue, traces: await this.openTraces(issue, { key, files }) }
  }

  async openTraces(issue: Issue, origin: Origin): Promise<TraceWriter> {
    const traces = await TraceWriter.open(issue, this.#shelf, origin)
    this.#traces.push(traces)
    return traces
  }

  /** How the contents were chosen to be shown last; undefined if nothing was chosen, or it cannot be read. */
  contentsAs(): Promise<ContentsAs | undefined> {
    return this.#choices.contentsAs()
  }

  keepChoice(choice: KeptChoice): void {
    this.#choices.keep(choice)
  }

  /** Writes the places and choices that are not written yet. Synchronous: a closing terminal leaves no time to wait. */
  writePlaces(): void {
    for (const traces of this.#traces) traces.write()
    this.#choices.write()
  }

  /** Waits for all pending writes and those of the last places, or until they cannot be written. */
  async settleTraces(): Promise<void> {
    this.writePlaces()
    this.#shelf.writes.end()
    await this.#settled()
    this.writePlaces()
    await this.#settled()
  }

  async #settled(): Promise<void> {
    await Promise.all([...this.#traces, this.#choices].map((writer) => writer.settled()))
  }

  watchFaults(show: (fault: Saying) => void): void {
    this.#shelf.watchFaults(show)
  }

  async search(query: string, signal: AbortSignal): Promise<Finds> {
    const shelf = await this.#shelf.open()
    const limits = { limit: SHOWN, countTo: COUNTED, signal }
    const { hits, count, capped, skipped } = await shelf.search(query, limits)
    for (const { why } of skipped) this.#shelf.note(why)
    return { finds: hits, count, capped, skipped: skipped.length }
  }

  async bookmarks(): Promise<readonly Find[]> {
    const bookmarks = await this.#shelf.readTraces((traces) => traces.bookmarks())
    return Promise.all(bookmarks.map(async (bookmark) => findOfBookmark(await this.#moved(bookmark))))
  }

  /** A bookmark where it is in the present parse of its issue, with the present title of its article. */
  async #moved(bookmark: Bookmark): Promise<Bookmark> {
    const shelf = await this.#shelf.open()
    const { paper, date, id } = bookmark
    if (!shelf.has(paper, date)) return bookmark
    try {
      const article = await shelf.article(paper, date, bookmark.article)
      const headline = article && articleTitle(article)
      if (headline && (bookmark.headline === headline || bookmark.headline === ''))
        return { ...bookmark, headline }
      const issue = await shelf.read(paper, date)
      const moved = shelf.traces.of(paper, date, issue).bookmarks.find((each) => each.id === id)
      const now = issue.articles.find((each) => each.id === moved?.article)
      // An issue of another source may give the id to another article.
      const isSame = now?.body.some(({ text }) => text.includes(bookmark.around.after))
      return moved && now && isSame ? { ...moved, headline: articleTitle(now) } : bookmark
    } catch {
      // A damaged issue: its file is named when the bookmark is opened.
      return bookmark
    }
  }

  async history(): Promise<readonly Find[]> {
    return (await this.#shelf.readTraces((traces) => traces.history(SHOWN))).map(findOfHistory)
  }

  async fetch(
    { paper, date }: IssueKey,
    report: (progress: FetchProgress) => void,
    signal: AbortSignal,
  ): Promise<void> {
    await this.#fetch(paper, [date], report, signal)
  }

  fetchNewest(
    paper: string,
    report: (progress: FetchProgress) => void,
    signal: AbortSignal,
  ): Promise<IssueKey | undefined> {
    return this.#fetch(paper, 'newest', report, signal)
  }

  /** Resolves with the key of the last issue that was fetched. */
  async #fetch(
    name: string,
    days: readonly Day[] | 'newest',
    report: (progress: FetchProgress) => void,
    signal: AbortSignal,
  ): Promise<IssueKey | undefined> {
    const [{ editionsOf }, { notePaperHealth }, papers, { paperOf }] = await Promise.all([
      import('../fetching/editions.ts'),
      import('../fetching/health-file.ts'),
      import('../../papers/index.ts'),
      import('../sources/catalogue.ts'),
    ])
    const context = this.#context
    this.#closedHosts ??= new papers.ClosedHosts()
    const options = { signal, closedHosts: this.#closedHosts }
    const paper = paperOf(await this.#known.catalogue(), name)
    let fetched: IssueKey | undefined
    try {
      for await (const progress of editionsOf(paper, days, context, options)) {
        if ('count' in progress) report(progress.count)
        if (progress.kind !== 'issue') continue
        fetched = await (await this.#shelf.open()).add(progress.issue)
        await notePaperHealth(paper, undefined, context)
      }
      return fetched
    } catch (error) {
      await notePaperHealth(paper, error, context)
      const why = papers.whyNotFetched(paper, error)
      const advice = papers.adviceFor(paper, error, configFileOf(context.config))
      throw new Failure(papers.withAdvice(why, advice), { cause: error })
    }
  }
}

const unmarked = (text: string) => ({ text, marks: [] })

const findOfHistory = ({ paper, date, article, headline }: HistoryEntry): Find => ({
  ...{ paper, date, article, name: paper, headline: unmarked(headline) },
  block: 0,
  character: 0,
})

const withoutBlanks = (text: string): string => text.replace(/\s/g, '')

/** The words around a bookmark are its snippet, unless the headline has them already. */
const findOfBookmark = (bookmark: Bookmark): Find => {
  const { paper, date, article, block, character, around, note } = bookmark
  const words = around.before + around.after
  const headline = bookmark.headline || words
  const isRepeat = withoutBlanks(headline).startsWith(withoutBlanks(words))
  return {
    paper,
    date,
    article,
    name: paper,
    headline: unmarked(headline),
    snippet: unmarked([note, isRepeat ? '' : words].filter(Boolean).join(' · ')),
    block,
    character,
  }
}
