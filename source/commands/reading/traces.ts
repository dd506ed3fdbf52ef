import type { Article, Issue } from '../../issue/index.ts'
import type { Place, Traces } from '../../reader/index.ts'
import type { IssueTraces, Key, Shelf } from '../../shelf/index.ts'
import type { ReadingShelf } from './reading-shelf.ts'

/** ms that a reader rests before the place is written: a flush of the disk is not to stand between two keys. */
const REST = 1000

export interface Kept {
  /** Where the shelf keeps the issue, or would; absent where there is no shelf yet. */
  readonly key?: Key
  readonly traces: Traces
  /** Where the reader was in this issue, unless that article was read to its end. */
  readonly at?: Place
  /** Writes what is not written yet. Does not wait: a closing terminal leaves no time. */
  write(): void
  /** Resolves when nothing is under way any more. */
  settled(): Promise<void>
}

const NOTHING: IssueTraces = { read: new Set(), bookmarks: [] }

/** What the reader leaves in an issue, on the shelf's disk. An issue that is not on the shelf has its traces there too. */
export const keepTraces = async (issue: Issue, shelf: ReadingShelf, known?: Key): Promise<Kept> => {
  const articles = new Map(issue.articles.map((article) => [article.id, article]))
  // Whoever has no shelf yet waits for none of it: its room is not even loaded before something is to be kept.
  let key = known ?? (shelf.there ? await shelf.keyOf(issue) : undefined)
  const { read, place, bookmarks } = key ? await leftIn(issue, key, shelf) : NOTHING
  const marked = new Map(bookmarks.map((bookmark) => [bookmark.article, bookmark]))

  // What cannot be kept (a full disk, a busy or damaged file) is said when the reader ends, and never ends it.
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
  const keep = (id: string, inIssue: (shelf: Shelf, key: Key, article: Article) => void): void => {
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

/** What is left in an issue; nothing where it cannot be read, for the paper itself can. */
const leftIn = async (issue: Issue, { paper, date }: Key, shelf: ReadingShelf): Promise<IssueTraces> => {
  try {
    return (await shelf.open()).traces.of(paper, date, issue)
  } catch (error) {
    shelf.say(error)
    return NOTHING
  }
}

/** The shelf counts the head of an article to its first block. */
const onPaper = ({ article, block, character }: Place): Place =>
  block < 0 ? { article, block: 0, character: 0 } : { article, block, character }
