import type { StatementSync } from 'node:sqlite'
import type { Article } from '../../issue/index.ts'
import type { Kind } from '../database/open.ts'
import type { Database } from '../database/sqlite.ts'
import type { Contents } from '../issues/pack.ts'
import type { Key } from '../issues/store.ts'
import { fold } from './fold.ts'
import { FIELDS, type GramSet, gramSet } from './grams.ts'
import type { Initials } from './initials.ts'
import { pageNumber } from './match.ts'
import { joinLines, passagesOf } from './passages.ts'

/**
 * The index is derived: a change of the grams, of the fold or of the passages is one more migration, which empties
 * it, and it fills again from the issues. Old grams and new ones never stand in one index.
 *
 * An issue's articles have the rowids from `first` on, the last article first: read downwards, an issue's front page
 * comes before its back page.
 */
export const INDEX: Kind = {
  title: 'the index',
  application: 0x62_6c_69_78,
  synchronous: 'normal',
  migrations: [
    `create table issue (
      id integer primary key, paper text not null, date text not null, name text not null,
      first integer not null, articles integer not null, pages integer not null, characters integer not null,
      sha256 text not null, stamp text not null, frames text not null,
      unique (paper, date)
    );
    create table article (id integer primary key, initials text not null);
    create table folder (paper text primary key, stamp text not null) without rowid;
    create table state (rebuilding integer not null);
    insert into state values (0);
    create virtual table gram using fts5 (
      grams, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
    );`,
  ],
}

/** An issue as the index knows it. */
export interface Listed extends Key {
  readonly id: number
  readonly name: string
  readonly first: number
  readonly articles: number
  readonly pages: number
  readonly characters: number
  readonly sha256: string
  readonly stamp: string
}

const listedOf = (row: Record<string, unknown>): Listed => ({
  id: Number(row.id),
  paper: String(row.paper),
  date: String(row.date),
  name: String(row.name),
  first: Number(row.first),
  articles: Number(row.articles),
  pages: Number(row.pages),
  characters: Number(row.characters),
  sha256: String(row.sha256),
  stamp: String(row.stamp),
})

/** Reads and writes the index's tables; transactions are the caller's. */
export interface Catalogue {
  /** In the order they were put in. */
  issues(): readonly Listed[]
  put(key: Key, stamp: string, contents: Contents, articles: readonly Article[], pages: PageNames): void
  /** The `fileStamp` of the file that is indexed. */
  stampOf(key: Key): string | undefined
  forget(key: Key): void
  clear(): void
  folderStamp(paper: string): string | undefined
  setFolderStamp(paper: string, stamp: string): void
  forgetFolder(paper: string): void
  rebuilding(): boolean
  setRebuilding(rebuilding: boolean): void
}

/**
 * A statement that is run and not read. FTS5 leaves rowids of its own tables behind, beyond 2^53: `run` reports the
 * last one, and would throw where it is no bigint.
 */
export const commandIn = (database: Database, sql: string): StatementSync => {
  const command = database.prepare(sql)
  command.setReadBigInts(true)
  return command
}

/** The pages an article stands on and their sections, as printed. */
export type PageNames = (article: Article) => readonly string[]

export const catalogueIn = (database: Database, initials: Initials): Catalogue => {
  const grams = gramSet()
  const prepare = (sql: string) => database.prepare(sql)
  const command = (sql: string) => commandIn(database, sql)
  const nextFirst = prepare('select coalesce(max(first + articles), 1) as next from issue')
  const addIssue = command(
    `insert into issue (paper, date, name, first, articles, pages, characters, sha256, stamp, frames)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const addArticle = command('insert into article values (?, ?)')
  const addGrams = command('insert into gram (rowid, grams) values (?, ?)')
  const findIssue = prepare('select * from issue where paper = ? and date = ?')
  const dropIssue = command('delete from issue where id = ?')
  const dropArticles = command('delete from article where id >= ? and id < ?')
  const dropGrams = command('delete from gram where rowid = ?')

  const forget = ({ paper, date }: Key): void => {
    const row = findIssue.get(paper, date)
    if (!row) return
    const { id, first, articles } = listedOf(row)
    for (let rowid = first; rowid < first + articles; rowid += 1) dropGrams.run(rowid)
    dropArticles.run(first, first + articles)
    dropIssue.run(id)
  }

  return {
    issues: () => prepare('select * from issue order by first').all().map(listedOf),
    forget,

    stampOf: ({ paper, date }) => {
      const row = findIssue.get(paper, date)
      return row && String(row.stamp)
    },

    put: (key, stamp, contents, articles, pages) => {
      forget(key)
      const first = Number(nextFirst.get()?.next)
      addIssue.run(
        ...[key.paper, key.date, contents.name, first, articles.length, contents.pages, contents.characters],
        ...[contents.sha256, stamp, framesText(contents)],
      )
      articles.toReversed().forEach((article, at) => {
        // Simplified, for the dictionary reads 車 as the piece of chess.
        const letters = initials(fold(joinLines(article.headline)))
        addArticle.run(first + at, letters)
        fill(grams, article, [contents.name, key.paper], letters, pages(article))
        addGrams.run(first + at, grams.take())
      })
    },

    clear: () => {
      database.exec(`delete from issue; delete from article; delete from folder;
        insert into gram (gram) values ('delete-all');`)
    },
    folderStamp: (paper) => {
      const row = prepare('select stamp from folder where paper = ?').get(paper)
      return row && String(row.stamp)
    },
    setFolderStamp: (paper, stamp) => {
      command('replace into folder values (?, ?)').run(paper, stamp)
    },
    forgetFolder: (paper) => {
      command('delete from folder where paper = ?').run(paper)
    },
    rebuilding: () => prepare('select rebuilding from state').get()?.rebuilding === 1,
    setRebuilding: (rebuilding) => {
      command('update state set rebuilding = ?').run(rebuilding ? 1 : 0)
    },
  }
}

/** Of each frame with articles: where it lies in the file, its bytes, how many articles. */
export type Frames = readonly (readonly [at: number, bytes: number, articles: number])[]

const framesText = (contents: Contents): string => {
  let at = 0
  const frames: [number, number, number][] = []
  for (const { bytes, articles } of contents.frames) {
    if (articles.length > 0) frames.push([at, bytes, articles.length])
    at += bytes
  }
  return JSON.stringify(frames)
}

export const framesOf = (text: string): Frames => JSON.parse(text)

const fill = (
  grams: GramSet,
  article: Article,
  paper: readonly string[],
  initials: string,
  pages: readonly string[],
): void => {
  for (const { text } of passagesOf(article)) grams.text(fold(text))
  for (const { name } of article.byline ?? []) grams.field(FIELDS.author, fold(name))
  for (const name of new Set(paper)) grams.field(FIELDS.paper, fold(name))
  for (const page of pages) {
    grams.field(FIELDS.section, fold(page))
    grams.whole(FIELDS.page, pageNumber(page))
  }
  grams.field(FIELDS.initials, initials, false)
}
