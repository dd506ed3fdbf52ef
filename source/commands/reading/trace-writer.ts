import type { Article, Correction, Issue, IssueKey, Place, Remembered } from '../../issue/index.ts'
import { type Saying, sayingOf } from '../../language/index.ts'
import type { Traces } from '../../reader/index.ts'
import type { IssueTraces, Shelf } from '../../shelf/index.ts'
import { isShipped } from '../sources/shipped.ts'
import type { ReadingShelf } from './reading-shelf.ts'

/** ms without a move before the place is written: a disk flush must not delay the next key. */
const WRITE_AFTER = 1000

const NO_TRACES: IssueTraces = { read: new Set(), bookmarks: [], corrections: [] }

/** Where an issue was opened from. */
export interface Origin {
  /** Its key, if known. */
  readonly key?: IssueKey
  /** The absolute paths of its files, none for a pipe. Undefined if it is from the shelf, or the one that ships. */
  readonly files?: readonly string[] | undefined
}

/**
 * Stores the reader's traces of one issue on the shelf, even if the issue itself is not on it, and where it was opened
 * from. A bookmark puts the issue on the shelf, so that it leads somewhere later.
 */
export class TraceWriter implements Traces {
  readonly remembered: Remembered
  /** The last place in this issue, unless that article was read to its end. */
  readonly lastPlace: Place | undefined
  readonly #issue: Issue
  readonly #shelf: ReadingShelf
  readonly #articles: ReadonlyMap<string, Article>
  /** Ids of the stored bookmarks, by article. */
  readonly #bookmarks: Map<string, number>
  readonly #pending = new Set<Promise<unknown>>()
  /** The files that are not stored yet. */
  #files: readonly string[]
  /** Whether the issue may have to be put on the shelf. */
  #isLoose: boolean
  #key: IssueKey | undefined
  #unwritten: { readonly place: Place; readonly article: Article } | undefined
  #timer: NodeJS.Timeout | undefined
  /** Whether a write of the place waits: it takes the newest. */
  #isPlaceQueued = false

  private constructor(
    issue: Issue,
    shelf: ReadingShelf,
    { key, files }: Origin,
    { read, place, bookmarks, corrections }: IssueTraces,
  ) {
    this.#issue = issue
    this.#shelf = shelf
    this.#key = key
    this.#files = files ?? []
    this.#isLoose = files !== undefined
    this.#articles = new Map(issue.articles.map((article) => [article.id, article]))
    this.#bookmarks = new Map(bookmarks.map(({ article, id }) => [article, id]))
    this.lastPlace = place && !read.has(place.article) ? place : undefined
    this.remembered = {
      read,
      places: place ? [[place.article, place]] : [],
      bookmarks: bookmarks.map((bookmark) => [bookmark.article, bookmark]),
      corrections,
    }
  }

  /** Reads the stored traces of an issue; none if they cannot be read, so that the issue still opens. */
  static async open(issue: Issue, shelf: ReadingShelf, origin: Origin): Promise<TraceWriter> {
    // If no shelf exists, its module is loaded only once there is something to store.
    const key = origin.key ?? (shelf.exists ? await shelf.keyOf(issue) : undefined)
    const traces = key ? await storedTraces(issue, key, shelf) : NO_TRACES
    return new TraceWriter(issue, shelf, { ...origin, ...(key && { key }) }, traces)
  }

  /** The key under which the shelf stores the issue, or would; undefined if there is no shelf yet. */
  get key(): IssueKey | undefined {
    return this.#key
  }

  read(article: string): void {
    void this.#store(article, ({ traces }, { paper, date }, article) => traces.markRead(paper, date, article))
  }

  place(place: Place): void {
    const article = this.#articles.get(place.article)
    if (!article) return
    this.#unwritten = { place, article }
    void this.#untilDone(this.#ready().catch((error: unknown) => this.#shelf.report(error)))
    if (this.#timer) this.#timer.refresh()
    else this.#timer = setTimeout(() => this.write(), WRITE_AFTER)
  }

  correct(article: string, lines: readonly Correction[], set: boolean): void {
    void this.#store(article, ({ traces }) => traces.correct(this.#issue.name, lines, set))
  }

  bookmark(place: Place, set: boolean): Promise<Saying | undefined> {
    return this.#untilDone(this.#bookmark(place, set))
  }

  async #bookmark(place: Place, set: boolean): Promise<Saying | undefined> {
    await this.#store(place.article, ({ traces }, key, article) => {
      const previous = this.#bookmarks.get(place.article)
      if (set) {
        const marked = { ...key, ...storedPlace(place) }
        this.#bookmarks.set(place.article, traces.addBookmark(marked, article, undefined, previous).id)
      } else {
        if (previous !== undefined) traces.removeBookmark(previous)
        this.#bookmarks.delete(place.article)
      }
    })
    const isSet = (): boolean => this.#bookmarks.has(place.article)
    const said = isSet() && this.#isLoose ? await this.#keepIssue() : undefined
    return isSet() ? said : undefined
  }

  /** Writes the place if it is not written yet. Synchronous: a closing terminal leaves no time to wait. */
  write(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const unwritten = this.#unwritten
    const key = this.#key
    const { opened } = this.#shelf
    if (!unwritten || !key || !opened) return
    if (this.#isPlaceQueued) return
    this.#isPlaceQueued = true
    const { paper, date } = key
    let newest = unwritten
    const write = (): void => {
      newest = this.#unwritten ?? unwritten
      const { place, article } = newest
      this.#storeFiles(opened, key)
      opened.traces.keepPlace({ paper, date, ...storedPlace(place) }, article)
    }
    const written = this.#shelf.writes.add(write, true).then((isWritten) => {
      this.#isPlaceQueued = false
      // What is given up is not to be reported twice.
      if (!isWritten || this.#unwritten === newest) this.#unwritten = undefined
    })
    void this.#untilDone(written)
  }

  /** Resolves when all pending writes are done. */
  async settled(): Promise<void> {
    await Promise.all(this.#pending)
  }

  /** Puts the issue on the shelf, unless it is the one that ships: that one can always be opened. */
  async #keepIssue(): Promise<Saying | undefined> {
    try {
      this.#isLoose = !(await isShipped(this.#issue))
      if (!this.#isLoose) return undefined
      const { outcome, paper, date } = await (await this.#shelf.open()).add(this.#issue)
      if (outcome === 'kept') return ['bookmarkNotShelved', ['pagesFromElsewhere', paper, date]]
      this.#isLoose = false
      return outcome === 'same' ? undefined : ['bookmarkShelved']
    } catch (error) {
      return ['bookmarkNotShelved', sayingOf(error)]
    }
  }

  async #store(id: string, write: (shelf: Shelf, key: IssueKey, article: Article) => void): Promise<void> {
    const article = this.#articles.get(id)
    if (!article) return
    const storing = this.#storeSoon(article, write).catch((error: unknown) => this.#shelf.report(error))
    await this.#untilDone(storing)
  }

  /** Lets `settled` wait for work that never rejects. */
  #untilDone<T>(work: Promise<T>): Promise<T> {
    this.#pending.add(work)
    void work.finally(() => this.#pending.delete(work))
    return work
  }

  async #storeSoon(
    article: Article,
    write: (shelf: Shelf, key: IssueKey, article: Article) => void,
  ): Promise<void> {
    const { opened, key } = await this.#ready()
    await this.#shelf.writes.add(() => {
      this.#storeFiles(opened, key)
      write(opened, key, article)
    })
  }

  /** Opens the shelf, and knows the issue's key from then on. */
  async #ready(): Promise<{ readonly opened: Shelf; readonly key: IssueKey }> {
    const opened = await this.#shelf.open()
    this.#key ??= await this.#shelf.keyOf(this.#issue)
    return { opened, key: this.#key }
  }

  #storeFiles({ traces }: Shelf, { paper, date }: IssueKey): void {
    if (this.#files.length > 0) traces.keepFiles(paper, date, this.#files)
    this.#files = []
  }
}

const storedTraces = async (
  issue: Issue,
  { paper, date }: IssueKey,
  shelf: ReadingShelf,
): Promise<IssueTraces> => {
  try {
    return await shelf.readTraces((traces) => traces.of(paper, date, issue))
  } catch (error) {
    shelf.report(error)
    return NO_TRACES
  }
}

/** The shelf has no places in the head of an article: they become the start of its first block. */
const storedPlace = ({ article, block, character }: Place): Place =>
  block < 0 ? { article, block: 0, character: 0 } : { article, block, character }
