import type { Article, Issue, IssueKey, Place } from '../../issue/index.ts'
import type { Traces } from '../../reader/index.ts'
import type { IssueTraces, Shelf } from '../../shelf/index.ts'
import type { ReadingShelf } from './reading-shelf.ts'

/** ms without a move before the place is written: a disk flush must not delay the next key. */
const REST = 1000

export interface Kept {
  /** The key under which the shelf keeps the issue, or would; absent if there is no shelf yet. */
  readonly key?: IssueKey
  readonly traces: Traces
  /** The last place in this issue, unless that article was read to its end. */
  readonly at?: Place
  /** Writes what is not written yet. Synchronous: a closing terminal leaves no time to wait. */
  write(): void
  /** Resolves when all pending writes are done. */
  settled(): Promise<void>
}

const NOTHING: IssueTraces = { read: new Set(), bookmarks: [] }

/** Keeps the reader's traces of an issue on the shelf, even if the issue itself is not on it. */
export const keepTraces = async (issue: Issue, shelf: ReadingShelf, known?: IssueKey): Promise<Kept> => {
  const articles = new Map(issue.articles.map((article) => [article.id, article]))
  // Without a shelf its module is not even loaded until there is something to keep.
  let key = known ?? (shelf.there ? await shelf.keyOf(issue) : undefined)
  const { read, place, bookmarks } = key ? await leftIn(issue, key, shelf) : NOTHING
  const marked = new Map(bookmarks.map((bookmark) => [bookmark.article, bookmark]))

  // If something cannot be kept (a full disk, a busy or damaged file), that is reported when the reader ends.
  const attempt = (work: () => void): void => {
    try {
      work()
    } catch (error) {
      shelf.say(error)
    }
  }
  const underWay = new Set<Promise<void>>()
  let waiting: { readonly place: Place; readonly article: Article } | undefined
  let timer: NodeJS.Timeout | undefined
  const write = (): void => {
    clearTimeout(timer)
    timer = undefined
    const { opened } = shelf
    if (!waiting || !key || !opened) return
    const { place: there, article } = waiting
    const { paper, date } = key
    waiting = undefined
    attempt(() => opened.traces.keepPlace({ paper, date, ...onPaper(there) }, article))
  }
  const keep = (id: string, inIssue: (shelf: Shelf, key: IssueKey, article: Article) => void): void => {
    const article = articles.get(id)
    if (!article) return
    const work = (async () => {
      const opened = await shelf.open()
      key ??= await shelf.keyOf(issue)
      const there = key
      attempt(() => inIssue(opened, there, article))
    })().catch(shelf.say)
    underWay.add(work)
    void work.finally(() => underWay.delete(work))
  }

  return {
    ...(key ? { key } : {}),
    ...(place && !read.has(place.article) ? { at: place } : {}),
    write,
    settled: async () => {
      await Promise.all(underWay)
    },
    traces: {
      remembered: {
        read,
        places: place ? [[place.article, place]] : [],
        bookmarks: bookmarks.map((bookmark) => [bookmark.article, bookmark]),
      },
      read: (id) => keep(id, ({ traces }, { paper, date }, article) => traces.markRead(paper, date, article)),
      place: (there) =>
        keep(there.article, (_shelf, _key, article) => {
          waiting = { place: there, article }
          if (timer) timer.refresh()
          else timer = setTimeout(write, REST)
        }),
      bookmark: (there, set) =>
        keep(there.article, ({ traces }, key, article) => {
          const before = marked.get(there.article)
          if (before) traces.removeBookmark(before.id)
          marked.delete(there.article)
          if (set) marked.set(there.article, traces.addBookmark({ ...key, ...onPaper(there) }, article))
        }),
    },
  }
}

/** The stored traces of an issue; none if they cannot be read, so that the issue still opens. */
const leftIn = async (issue: Issue, { paper, date }: IssueKey, shelf: ReadingShelf): Promise<IssueTraces> => {
  try {
    return (await shelf.open()).traces.of(paper, date, issue)
  } catch (error) {
    shelf.say(error)
    return NOTHING
  }
}

/** To the shelf the head of an article is part of its first block. */
const onPaper = ({ article, block, character }: Place): Place =>
  block < 0 ? { article, block: 0, character: 0 } : { article, block, character }
