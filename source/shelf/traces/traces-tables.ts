import { type Correction, LINE_ROLES, type LineRole } from '../../issue/index.ts'
import type { DatabaseKind } from '../database/open-database.ts'
import { type Database, transact } from '../database/sqlite.ts'
import type { AnchoredPlace, Bookmark, HistoryEntry } from './trace.ts'

export const TRACES: DatabaseKind = {
  title: ['theTraces'],
  application: 0x62_6c_74_72,
  synchronous: 'full',
  personal: true,
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
    // The headline is empty for the bookmarks made before. The paths are an array of JSON.
    `alter table bookmark add column headline text not null default '';
    create table opened (
      paper text not null, date text not null, paths text not null, at text not null,
      primary key (paper, date, paths)
    ) without rowid;`,
    // The lines of one heading follow each other: kickers, a headline, decks.
    `create table correction (
      source text not null, offset integer not null, role text not null, paper text not null, at text not null,
      primary key (source, offset)
    ) without rowid;
    create index correction_paper on correction (paper);`,
    // How the reader wants to see things, whatever the issue.
    `create table choice (name text not null primary key, value text not null) without rowid;`,
  ],
}

/** A row of one of the tables, by the names of its columns. */
export type TraceRow = Record<string, unknown>

export const text = (row: TraceRow, name: string): string => String(row[name] ?? '')

export const storedPlace = (row: TraceRow): AnchoredPlace => ({
  paper: text(row, 'paper'),
  date: text(row, 'date'),
  article: text(row, 'article'),
  block: Number(row.block),
  character: Number(row.character),
  around: { before: text(row, 'before'), after: text(row, 'after') },
})

export const bookmarkOf = (row: TraceRow): Bookmark => ({
  ...storedPlace(row),
  id: Number(row.id),
  ...(typeof row.note === 'string' && { note: row.note }),
  made: text(row, 'made'),
  headline: text(row, 'headline'),
})

export const historyEntryOf = (row: TraceRow): HistoryEntry => ({
  paper: text(row, 'paper'),
  date: text(row, 'date'),
  article: text(row, 'article'),
  headline: text(row, 'headline'),
  at: text(row, 'at'),
})

const isLineRole = (role: string): role is LineRole => LINE_ROLES.some((known) => known === role)

/** None for a row that another program wrote. */
export const correctionsOf = (row: TraceRow): readonly Correction[] => {
  const role = text(row, 'role')
  return isLineRole(role) ? [{ source: text(row, 'source'), offset: Number(row.offset), role }] : []
}

/** The values of a place's columns, in the order of the tables. */
export const columnsOf = ({
  paper,
  date,
  article,
  block,
  character,
  around: { before, after },
}: AnchoredPlace) => [paper, date, article, block, character, before, after]

/** Copies the rows of a damaged database that can still be read into `sound`. Returns how many. */
export const salvage = (damaged: Database, sound: Database): number => {
  let saved = 0
  for (const table of ['place', 'reading', 'bookmark', 'opened', 'correction', 'choice'])
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
