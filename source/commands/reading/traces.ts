import type { Article, Issue } from '../../issue/index.ts'
import type { Place, Traces } from '../../reader/index.ts'
import { type IssueTraces, type Key, keyOf, type Shelf } from '../../shelf/index.ts'
import type { ReadingShelf } from './reading-shelf.ts'

/** ms that a reader rests before the place is written: a write costs a flush of the disk. */
const REST = 1000

export interface Kept {
  readonly key: Key
  readonly traces: Traces
  /** Where the reader was in this issue, unless that article was read to its end. */
  readonly at?: Place
  /** Writes what is not written yet. Does not wait: a closing terminal leaves no time. */
  write(): void
}

const NOTHING: IssueTraces = { read: new Set(), bookmarks: [] }

/** What the reader leaves in an issue, on the shelf's disk. An issue that is not on the shelf has its traces there too. */
export const keepTraces = async (issue: Issue, shelf: ReadingShelf, key = keyOf(issue)): Promise<Kept> => {
  const articles = new Map(issue.articles.map((article) => [article.id, article]))
  const { read, place, bookmarks } = shelf.there
    ? (await shelf.open()).traces.of(key.paper, key.date, issue)
    : NOTHING
  const marked = new Map(bookmarks.map((bookmark) => [bookmark.article, bookmark]))

  let waiting: { readonly place: Place; readonly article: Article } | undefined
  let timer: NodeJS.Timeout | undefined
  const write = (): void => {
    clearTimeout(timer)
    timer = undefined
    if (!waiting || !shelf.opened) return
    shelf.opened.traces.keepPlace({ ...key, ...onPaper(waiting.place) }, waiting.article)
    waiting = undefined
  }
  const keep = (id: string, with_: (shelf: Shelf, article: Article) => void): void => {
    const article = articles.get(id)
    if (article) void shelf.open().then((opened) => with_(opened, article))
  }

  return {
    key,
    ...(place && !read.has(place.article) ? { at: place } : {}),
    write,
    traces: {
      remembered: {
        read,
        places: place ? [[place.article, place]] : [],
        bookmarks: bookmarks.map((bookmark) => [bookmark.article, bookmark]),
      },
      read: (id) => keep(id, ({ traces }, article) => traces.markRead(key.paper, key.date, article)),
      place: (there) =>
        keep(there.article, (_, article) => {
          waiting = { place: there, article }
          timer ??= setTimeout(write, REST)
        }),
      bookmark: (there, set) =>
        keep(there.article, ({ traces }, article) => {
          const before = marked.get(there.article)
          if (before) traces.removeBookmark(before.id)
          marked.delete(there.article)
          if (set) marked.set(there.article, traces.addBookmark({ ...key, ...onPaper(there) }, article))
        }),
    },
  }
}

/** The shelf counts the head of an article to its first block. */
const onPaper = ({ article, block, character }: Place): Place =>
  block < 0 ? { article, block: 0, character: 0 } : { article, block, character }
