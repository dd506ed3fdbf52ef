import { type Article, fold, type IssueKey } from '../../issue/index.ts'
import type { Saying } from '../../language/index.ts'
import type { DatabaseKind } from '../database/open-database.ts'
import { type Database, transact } from '../database/sqlite.ts'
import { countArticles, type Manifest } from '../issues/manifest.ts'
import { Batch } from '../postings/batch.ts'
import { addRow, type Bits, bitsFor } from '../postings/bits.ts'
import { POSTINGS, Segments } from '../postings/segments.ts'
import { eachGram, eachGramOf, SLOTS, wholeGram } from './grams.ts'
import type { Initials } from './initials.ts'
import { pageLabelKey } from './match.ts'
import { joinLines, searchedPassages } from './passages.ts'
import type { SkippedIssue } from './search-results.ts'

const EMPTY_TABLES =
  'delete from issue; delete from article; delete from folder; delete from segment; delete from block;'

/**
 * The index is derived from the issues. When the grams, the fold or the passages change, one more migration empties it
 * and it is refilled, so that it never mixes old grams with new ones.
 *
 * An issue's articles have the rowids from `first` on, the last article first: in descending order of rowids the front
 * page comes before the back page.
 */
export const INDEX: DatabaseKind = {
  title: ['theIndex'],
  application: 0x62_6c_69_78,
  synchronous: 'normal',
  shrinks: true,
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
    insert into state values (0);`,
    `drop table if exists gram; delete from issue; delete from article; delete from folder; ${POSTINGS}
    create index issue_by_rowid on issue (first);`,
    // Fewer slots.
    EMPTY_TABLES,
    // The fold drops invisible characters, and a letter with marks is the same in every composition.
    EMPTY_TABLES,
    `create table skipped (
      paper text not null, date text not null, stamp text not null, why text not null, primary key (paper, date)
    ) without rowid;`,
  ],
}

/** A row of the table of issues. */
export interface IndexedIssue extends IssueKey {
  readonly id: number
  readonly name: string
  readonly first: number
  readonly articles: number
  readonly pages: number
  readonly characters: number
  readonly sha256: string
  readonly stamp: string
}

/** An issue that cannot be indexed. */
export interface SkippedRow extends SkippedIssue {
  readonly stamp: string
}

const indexedIssueOf = (row: Record<string, unknown>): IndexedIssue => ({
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

type Statement = ReturnType<Database['prepare']>

/** The pages an article is on and their sections, as printed. */
type PageNames = readonly string[]

/** How many free pages the file keeps for new rows, and how many are returned at a time. */
const SPARE_PAGES = 512

/** Reads and writes the tables of the index. All writes of issues run inside `change`. */
export class IndexTables {
  readonly #database: Database
  readonly #initials: Initials
  readonly #segments: Segments
  readonly #batch = new Batch(SLOTS)
  /** The rowid of the batch's first row. */
  #batchStart = 0
  readonly #nextFirst: Statement
  readonly #addIssue: Statement
  readonly #addArticle: Statement
  readonly #findIssue: Statement
  readonly #dropIssue: Statement
  readonly #dropArticles: Statement
  readonly #freePages: Statement
  readonly #issuesWithin: Statement

  constructor(database: Database, initials: Initials) {
    const prepare = (sql: string): Statement => database.prepare(sql)
    this.#database = database
    this.#initials = initials
    this.#segments = new Segments(database)
    this.#nextFirst = prepare('select coalesce(max(first + articles), 1) as next from issue')
    this.#addIssue = prepare(
      `insert into issue (paper, date, name, first, articles, pages, characters, sha256, stamp, frames)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    this.#addArticle = prepare('insert into article values (?, ?)')
    this.#findIssue = prepare('select * from issue where paper = ? and date = ?')
    this.#dropIssue = prepare('delete from issue where id = ?')
    this.#dropArticles = prepare('delete from article where id >= ? and id < ?')
    this.#freePages = prepare('pragma freelist_count')
    // The first of them may begin before the range.
    this.#issuesWithin = prepare(
      `select first, articles from issue
       where first >= (select coalesce(max(first), 0) from issue where first <= ?) and first < ?`,
    )
  }

  /** In the order in which they were indexed. */
  issues(): readonly IndexedIssue[] {
    return this.#prepare('select * from issue order by first').all().map(indexedIssueOf)
  }

  /** The `fileStamp` of the file that was indexed. */
  stampOf({ paper, date }: IssueKey): string | undefined {
    const row = this.#findIssue.get(paper, date)
    return row && String(row.stamp)
  }

  /** @param articles the last one first; all that the manifest has */
  put(
    key: IssueKey,
    stamp: string,
    manifest: Manifest,
    articles: Iterable<Article>,
    pagesOf: (article: Article) => PageNames,
  ): void {
    this.forget(key)
    const first = this.#nextRowid()
    const count = countArticles(manifest)
    this.#addIssue.run(
      ...[key.paper, key.date, manifest.name, first, count, manifest.pages, manifest.characters],
      ...[manifest.sha256, stamp, framesText(manifest)],
    )
    let row = first
    for (const article of articles) {
      if (this.#batch.rows === 0) this.#batchStart = row
      // Folded to simplified: the dictionary reads 車 as the chess piece.
      const letters = this.#initials(fold(joinLines(article.headline)).text)
      this.#addArticle.run(row, letters)
      addGrams(this.#batch, article, letters, pagesOf(article))
      if (this.#batch.isFull) this.#writeBatch()
      row += 1
    }
  }

  #writeBatch(): void {
    this.#segments.add(this.#batchStart, this.#batch)
    this.#batch.clear()
  }

  /** Records why an issue is not indexed. `stamp` as of `fileStamp`: while it is the same, another attempt is useless. */
  skip({ paper, date }: IssueKey, stamp: string, why: Saying): void {
    this.forget({ paper, date })
    this.#prepare('replace into skipped values (?, ?, ?, ?)').run(paper, date, stamp, JSON.stringify(why))
  }

  skipped(): readonly SkippedRow[] {
    return this.#prepare('select * from skipped order by date desc, paper')
      .all()
      .map((row) => ({
        paper: String(row.paper),
        date: String(row.date),
        stamp: String(row.stamp),
        why: JSON.parse(String(row.why)),
      }))
  }

  /** Removes an issue if it is indexed, or recorded as skipped. */
  forget({ paper, date }: IssueKey): void {
    this.#prepare('delete from skipped where paper = ? and date = ?').run(paper, date)
    const row = this.#findIssue.get(paper, date)
    if (!row) return
    const { id, first, articles } = indexedIssueOf(row)
    this.#dropArticles.run(first, first + articles)
    this.#dropIssue.run(id)
  }

  clear(): void {
    this.#database.exec('delete from issue; delete from article; delete from folder; delete from skipped')
    this.#segments.clear()
  }

  /** Returns some free pages to the file system. False if there are too few. */
  shrink(): boolean {
    const freePages = this.#countFreePages()
    if (freePages < SPARE_PAGES) return false
    this.#database.exec(`pragma incremental_vacuum (${SPARE_PAGES})`)
    return this.#countFreePages() < freePages
  }

  /** Runs `work` and writes the postings of what it `put`, in one transaction. */
  change(work: () => void): void {
    try {
      transact(this.#database, () => {
        work()
        this.#writeBatch()
        this.#segments.merge((first, rows) => this.#liveRows(first, rows))
      })
    } finally {
      this.#batch.clear()
    }
  }

  folderStamp(paper: string): string | undefined {
    const row = this.#prepare('select stamp from folder where paper = ?').get(paper)
    return row && String(row.stamp)
  }

  setFolderStamp(paper: string, stamp: string): void {
    this.#prepare('replace into folder values (?, ?)').run(paper, stamp)
  }

  rebuilding(): boolean {
    return this.#prepare('select rebuilding from state').get()?.rebuilding === 1
  }

  setRebuilding(rebuilding: boolean): void {
    this.#prepare('update state set rebuilding = ?').run(rebuilding ? 1 : 0)
  }

  #prepare(sql: string): Statement {
    return this.#database.prepare(sql)
  }

  #countFreePages(): number {
    return Number(this.#freePages.get()?.freelist_count)
  }

  /** Never a rowid that a segment still covers: postings of a removed article stay until the segment is merged. */
  #nextRowid(): number {
    return this.#batch.rows > 0
      ? this.#batchStart + this.#batch.rows
      : Math.max(Number(this.#nextFirst.get()?.next), this.#segments.end())
  }

  /** Which of the `rows` rowids from `first` on belong to an article; `undefined` if all do. */
  #liveRows(first: number, rows: number): Bits | undefined {
    const bits = bitsFor(rows)
    let count = 0
    for (const issue of this.#issuesWithin.all(first, first + rows)) {
      const end = Math.min(Number(issue.first) + Number(issue.articles) - first, rows)
      for (let row = Math.max(0, Number(issue.first) - first); row < end; row += 1) {
        addRow(bits, row)
        count += 1
      }
    }
    return count < rows ? bits : undefined
  }
}

/** Each frame with articles: its offset in the file and its length, in bytes, and how many articles it has. */
export type Frames = readonly (readonly [offset: number, bytes: number, articles: number])[]

const framesText = (manifest: Manifest): string => {
  let offset = 0
  const frames: [number, number, number][] = []
  for (const { bytes, articles } of manifest.frames) {
    if (articles.length > 0) frames.push([offset, bytes, articles.length])
    offset += bytes
  }
  return JSON.stringify(frames)
}

export const framesOf = (text: string): Frames => JSON.parse(text)

const addGrams = (batch: Batch, article: Article, initials: string, pages: PageNames): void => {
  batch.startRow()
  for (const { text } of searchedPassages(article)) eachGram(fold(text).text, batch.add)
  for (const { name } of article.byline ?? []) eachGramOf('author', fold(name).text, batch.add)
  for (const page of pages) {
    eachGramOf('section', fold(page).text, batch.add)
    batch.add(wholeGram('page', pageLabelKey(page)))
  }
  eachGramOf('initials', initials, batch.add)
}
