import type { DatabaseKind } from '../database/open-database.ts'
import { type Database, isFull, isUnwritable, transact } from '../database/sqlite.ts'
import { ShelfError } from '../errors/shelf-error.ts'
import { around, articleOpening, reanchor, sameArticle } from './anchor.ts'
import type { AnchoredPlace, Bookmark, HistoryEntry } from './trace.ts'
import type { TraceStore } from './traces.ts'

export const TRACES: DatabaseKind = {
  title: ['theTraces'],
  application: 0x62_6c_74_72,
  synchronous: 'full',
  migrations: [
    `create table place (
      paper text not null, date text not null, article text not null,
      block integer not null, character integer not null, before text not null, after text not null,
      at text not null,
      primary key (paper, date)
    ) without rowid;
    create table reading (
      paper text not null, date text not null, article text not null, opening text not null,
      headline text not null, at text not null,
      primary key (paper, date, article, opening)
    ) without rowid;
    create index reading_at on reading (at);
    create table bookmark (
      id integer primary key autoincrement,
      paper text not null, date text not null, article text not null,
      block integer not null, character integer not null, before text not null, after text not null,
      note text, made text not null
    );`,
  ],
}

type Row = Record<string, unknown>
const text = (row: Row, name: string): string => String(row[name] ?? '')

const placeOf = (row: Row): AnchoredPlace => ({
  paper: text(row, 'paper'),
  date: text(row, 'date'),
  article: text(row, 'article'),
  block: Number(row.block),
  character: Number(row.character),
  around: { before: text(row, 'before'), after: text(row, 'after') },
})

const bookmarkOf = (row: Row): Bookmark => ({
  ...placeOf(row),
  id: Number(row.id),
  ...(typeof row.note === 'string' && { note: row.note }),
  made: text(row, 'made'),
})

const historyEntryOf = (row: Row): HistoryEntry => ({
  paper: text(row, 'paper'),
  date: text(row, 'date'),
  article: text(row, 'article'),
  headline: text(row, 'headline'),
  at: text(row, 'at'),
})

const columnsOf = ({ paper, date, article, block, character, around: { before, after } }: AnchoredPlace) => [
  paper,
  date,
  article,
  block,
  character,
  before,
  after,
]

/** The traces in an open database. Every write is one transaction. */
export const tracesIn = (database: Database, clock: () => Date): TraceStore => {
  const now = (): string => clock().toISOString()
  const rows = (sql: string, ...values: (string | number)[]): Row[] => database.prepare(sql).all(...values)
  const run = (sql: string, ...values: (string | number | null)[]): number => {
    try {
      return Number(database.prepare(sql).run(...values).lastInsertRowid)
    } catch (error) {
      if (isFull(error)) throw new ShelfError(['diskFullForTraces'])
      if (isUnwritable(error)) throw new ShelfError(['readOnlyForTraces'])
      throw error
    }
  }
  return {
    keepPlace: (at, article) => {
      const place = { ...at, around: around(article, at.block, at.character) }
      run('replace into place values (?, ?, ?, ?, ?, ?, ?, ?)', ...columnsOf(place), now())
    },

    markRead: (paper, date, article) => {
      run(
        'replace into reading values (?, ?, ?, ?, ?, ?)',
        ...[paper, date, article.id, articleOpening(article), article.headline.join(''), now()],
      )
    },

    addBookmark: (at, article, note) => {
      const place = { ...at, around: around(article, at.block, at.character) }
      const made = now()
      const id = run(
        'insert into bookmark values (null, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
        ...[...columnsOf(place), note ?? null, made],
      )
      return { ...place, id, made, ...(note !== undefined && { note }) }
    },

    removeBookmark: (id) => {
      run('delete from bookmark where id = ?', id)
    },

    bookmarks: () => rows('select * from bookmark order by made desc, id desc').map(bookmarkOf),

    history: (limit = 1000) =>
      rows('select * from reading order by at desc limit ?', limit).map(historyEntryOf),

    of: (paper, date, issue) => {
      const marks = rows('select article, opening from reading where paper = ? and date = ?', paper, date)
      const read = marks.flatMap((row) => {
        const article = sameArticle(issue, { article: text(row, 'article'), opening: text(row, 'opening') })
        return article ? [article.id] : []
      })
      const [place] = rows('select * from place where paper = ? and date = ?', paper, date).flatMap(
        (row) => reanchor(issue, placeOf(row)) ?? [],
      )
      const bookmarks = rows(
        'select * from bookmark where paper = ? and date = ? order by block, character, id',
        ...[paper, date],
      ).flatMap((row) => {
        const bookmark = bookmarkOf(row)
        const place = reanchor(issue, bookmark)
        return place ? [{ ...bookmark, ...place }] : []
      })
      return { read: new Set(read), bookmarks, ...(place && { place }) }
    },
  }
}

/** Copies the rows of a damaged file that can still be read into `sound`. Returns how many. */
export const salvage = (damaged: Database, sound: Database): number => {
  let saved = 0
  for (const table of ['place', 'reading', 'bookmark'])
    transact(sound, () => {
      try {
        for (const row of damaged.prepare(`select * from ${table}`).iterate()) {
          const names = Object.keys(row)
          sound
            .prepare(`replace into ${table} (${names.join()}) values (${names.map(() => '?').join()})`)
            .run(...Object.values(row))
          saved += 1
        }
      } catch {
        // The rows read before the damage are kept; the rest of the table is lost.
      }
    })
  return saved
}
