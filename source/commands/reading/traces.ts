import { existsSync } from 'node:fs'
import type { Article, Issue } from '../../issue/index.ts'
import type { Place, Traces } from '../../reader/index.ts'
import type { Shelf } from '../../shelf/index.ts'
import type { Context } from '../invocation/context.ts'

/** ms that a reader rests before the place is written: a write costs a flush of the disk. */
const REST = 1000

export interface Kept {
  readonly traces: Traces
  /** Where the reader was in this issue, unless that article was read to its end. */
  readonly at?: Place
  /** Writes what is not written yet, and closes. */
  close(): Promise<void>
}

/**
 * What the reader leaves in an issue, on the shelf's disk. An issue that is not on the shelf has its traces there too.
 * Nothing is opened, and no folder made, before there is something to read or to keep.
 */
export const keepTraces = async (issue: Issue, { settings, world }: Context): Promise<Kept> => {
  const { keyOf, openShelf } = await import('../../shelf/index.ts')
  const key = keyOf(issue)
  const articles = new Map(issue.articles.map((article) => [article.id, article]))
  let shelf: Shelf | undefined
  const open = async (): Promise<Shelf> => {
    shelf ??= await openShelf(settings.data, { clock: world.now })
    return shelf
  }
  const known = existsSync(settings.data)
    ? (await open()).traces.of(key.paper, key.date, issue)
    : { read: new Set<string>(), bookmarks: [] }

  let waiting: { readonly place: Place; readonly article: Article } | undefined
  let timer: NodeJS.Timeout | undefined
  const write = (): void => {
    clearTimeout(timer)
    timer = undefined
    if (!waiting || !shelf) return
    const { place, article } = waiting
    waiting = undefined
    shelf.traces.keepPlace({ ...key, ...onPaper(place) }, article)
  }
  const later = async (keep: (shelf: Shelf) => void): Promise<void> => keep(await open())

  // A terminal that is closed in the middle of a sentence ends the process by this signal.
  process.once('SIGHUP', write)
  const bookmarks = new Map(known.bookmarks.map((bookmark) => [bookmark.article, bookmark]))
  return {
    ...(known.place && !known.read.has(known.place.article) ? { at: known.place } : {}),
    traces: {
      remembered: {
        read: known.read,
        places: known.place ? [[known.place.article, known.place]] : [],
        bookmarks: known.bookmarks.map((bookmark) => [bookmark.article, bookmark]),
      },
      read: (id) => {
        const article = articles.get(id)
        if (article) void later((opened) => opened.traces.markRead(key.paper, key.date, article))
      },
      place: (place) => {
        const article = articles.get(place.article)
        if (!article) return
        waiting = { place, article }
        void open()
        timer ??= setTimeout(write, REST)
      },
      bookmark: (place, set) => {
        const article = articles.get(place.article)
        if (!article) return
        void later(({ traces }) => {
          const there = bookmarks.get(place.article)
          if (there) traces.removeBookmark(there.id)
          bookmarks.delete(place.article)
          if (set) bookmarks.set(place.article, traces.addBookmark({ ...key, ...onPaper(place) }, article))
        })
      },
    },
    close: async () => {
      process.off('SIGHUP', write)
      if (waiting) await open()
      write()
      await shelf?.close()
    },
  }
}

/** The shelf counts the head of an article to its first block. */
const onPaper = ({ article, block, character }: Place): Place =>
  block < 0 ? { article, block: 0, character: 0 } : { article, block, character }
