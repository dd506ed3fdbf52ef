import type { Article, Issue } from '../../issue/index.ts'
import type { Place, Traces } from '../../reader/index.ts'
import type { IssueTraces, Key, Shelf } from '../../shelf/index.ts'
import type { ReadingShelf } from './reading-shelf.ts'

/** ms that a reader rests before the place is written: a write costs a flush of the disk. */
const REST = 1000

export interface Kept {
  /** Where the shelf keeps the issue, or would; absent where there is no shelf yet. */
  readonly key?: Key
  readonly traces: Traces
  /** Where the reader was in this issue, unless that article was read to its end. */
  readonly at?: Place
  /** Writes what is not written yet. Does not wait: a closing terminal leaves no time. */
  write(): void
}

const NOTHING: IssueTraces = { read: new Set(), bookmarks: [] }

/** What the reader leaves in an issue, on the shelf's disk. An issue that is not on the shelf has its traces there too. */
export const keepTraces = async (issue: Issue, shelf: ReadingShelf, known?: Key): Promise<Kept> => {
  const articles = new Map(issue.articles.map((article) => [article.id, article]))
  // Whoever has no shelf yet waits for none of it: its room is not even loaded before something is to be kept.
  let key = known ?? (shelf.there ? await shelf.keyOf(issue) : undefined)
  const { read, place, bookmarks } = key
    ? (await shelf.open()).traces.of(key.paper, key.date, issue)
    : NOTHING
  const marked = new Map(bookmarks.map((bookmark) => [bookmark.article, bookmark]))

  let waiting: { readonly place: Place; readonly article: Article } | undefined
  let timer: NodeJS.Timeout | undefined
  const write = (): void => {
    clearTimeout(timer)
    timer = undefined
    if (!waiting || !key || !shelf.opened) return
    shelf.opened.traces.keepPlace({ ...key, ...onPaper(waiting.place) }, waiting.article)
    waiting = undefined
  }
  const keep = async (
    id: string,
    inIssue: (shelf: Shelf, key: Key, article: Article) => void,
  ): Promise<void> => {
    const article = articles.get(id)
    if (!article) return
    const opened = await shelf.open()
    key ??= await shelf.keyOf(issue)
    inIssue(opened, key, article)
  }

  return {
    ...(key ? { key } : {}),
    ...(place && !read.has(place.article) ? { at: place } : {}),
    write,
    traces: {
      remembered: {
        read,
        places: place ? [[place.article, place]] : [],
        bookmarks: bookmarks.map((bookmark) => [bookmark.article, bookmark]),
      },
      read: (id) =>
        void keep(id, ({ traces }, { paper, date }, article) => traces.markRead(paper, date, article)),
      place: (there) =>
        void keep(there.article, (_shelf, _key, article) => {
          waiting = { place: there, article }
          timer ??= setTimeout(write, REST)
        }),
      bookmark: (there, set) =>
        void keep(there.article, ({ traces }, key, article) => {
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
