import {
  type Article,
  articleTitle,
  type Correction,
  type Issue,
  type IssueKey,
  sourcesOf,
} from '../../issue/index.ts'
import { type Database, transact } from '../database/sqlite.ts'
import { around, articleOpening, reanchor, sameArticle } from './anchor.ts'
import type { AnchoredPlace, Bookmark, HistoryEntry } from './trace.ts'
import { tracesFault } from './traces-fault.ts'
import {
  bookmarkOf,
  columnsOf,
  correctionsOf,
  historyEntryOf,
  storedPlace,
  type TraceRow,
  text,
} from './traces-tables.ts'

/** The reader's traces in one issue, at their places in the present parse of it. */
export interface IssueTraces {
  /** Ids of the articles that were read. */
  readonly read: ReadonlySet<string>
  /** Where the reader was last. */
  readonly place?: AnchoredPlace
  readonly bookmarks: readonly Bookmark[]
  /** What the reader says of the lines of its headings. */
  readonly corrections: readonly Correction[]
}

/** How many articles of an issue were read. */
export interface ReadCount extends IssueKey {
  readonly read: number
}

/** How many headings of a paper were corrected, and how many of those have a kicker and a deck. */
interface CorrectedHeadings {
  readonly headings: number
  readonly kicker: number
  readonly deck: number
}

/**
 * The reader's places, read articles, bookmarks, corrections and choices. Every write is one transaction and on the disk when the call
 * returns. That costs a flush, so a place is stored when the reader pauses or leaves, not at every key.
 */
export class TraceStore {
  readonly #database: Database
  readonly #clock: () => Date

  constructor(database: Database, clock: () => Date) {
    this.#database = database
    this.#clock = clock
  }

  /** Stores where the reader is in an issue, with the text around it. */
  keepPlace(place: Omit<AnchoredPlace, 'around'>, article: Article): void {
    this.#run(
      'replace into place values (?, ?, ?, ?, ?, ?, ?, ?)',
      ...[...columnsOf(anchored(place, article)), this.#now()],
    )
  }

  markRead(paper: string, date: string, article: Article): void {
    this.#run(
      'replace into reading values (?, ?, ?, ?, ?, ?)',
      ...[paper, date, article.id, articleOpening(article), articleTitle(article), this.#now()],
    )
  }

  /** Stores the absolute paths of the files that an issue was opened from. */
  keepFiles(paper: string, date: string, files: readonly string[]): void {
    this.#run('replace into opened values (?, ?, ?, ?)', paper, date, JSON.stringify(files), this.#now())
  }

  /** The paths of the files that an issue was opened from, each time; the last time first. */
  filesOf(paper: string, date: string): readonly (readonly string[])[] {
    return this.#rows(
      'select paths from opened where paper = ? and date = ? order by at desc',
      ...[paper, date],
    ).map((row) => JSON.parse(text(row, 'paths')))
  }

  /** @param replaces the id of a bookmark that is removed in the same transaction: never are both gone */
  addBookmark(
    place: Omit<AnchoredPlace, 'around'>,
    article: Article,
    note?: string,
    replaces?: number,
  ): Bookmark {
    const anchoredPlace = anchored(place, article)
    const made = this.#now()
    const headline = articleTitle(article)
    const insert = (): number =>
      this.#run(
        'insert into bookmark values (null, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
        ...[...columnsOf(anchoredPlace), note ?? null, made, headline],
      )
    const move = (former: number): number =>
      transact(this.#database, () => {
        this.removeBookmark(former)
        return insert()
      })
    const id = replaces === undefined ? insert() : this.#told(() => move(replaces))
    return { ...anchoredPlace, id, made, headline, ...(note !== undefined && { note }) }
  }

  removeBookmark(id: number): void {
    this.#run('delete from bookmark where id = ?', id)
  }

  /**
   * Stores what the lines of a heading are, or forgets it.
   * @param paper its name as printed
   */
  correct(paper: string, lines: readonly Correction[], set: boolean): void {
    const work = (): void => {
      for (const { source, offset, role } of lines)
        if (set)
          this.#run(
            'replace into correction values (?, ?, ?, ?, ?)',
            source,
            offset,
            role,
            paper,
            this.#now(),
          )
        else this.#run('delete from correction where source = ? and offset = ?', source, offset)
    }
    this.#told(() => transact(this.#database, work))
  }

  /** What the lines of headings in an issue are, whatever else it holds. */
  correctionsOf(issue: Issue): readonly Correction[] {
    return sourcesOf(issue)
      .flatMap((source) => this.#rows('select * from correction where source = ? order by offset', source))
      .flatMap(correctionsOf)
  }

  /** Counts the headings of a paper that were corrected. */
  correctedHeadings(paper: string): CorrectedHeadings {
    const [row] = this.#rows(
      `select count(*) as headings, sum(above = 'kicker') as kicker, sum(below = 'deck') as deck from
       (select role, lag(role) over lines as above, lead(role) over lines as below
        from correction where paper = ? window lines as (partition by source order by offset))
       where role = 'headline'`,
      paper,
    )
    const count = (name: string): number => Number(row?.[name] ?? 0)
    return { headings: count('headings'), kicker: count('kicker'), deck: count('deck') }
  }

  /** Stores how the reader wants to see something, whatever the issue. */
  keepChoice(name: string, value: string): void {
    this.#run('replace into choice values (?, ?)', name, value)
  }

  /** What the reader chose last; undefined if nothing was chosen. */
  choice(name: string): string | undefined {
    return this.#rows('select value from choice where name = ?', name).map((row) => text(row, 'value'))[0]
  }

  /** All bookmarks, newest first. */
  bookmarks(): readonly Bookmark[] {
    return this.#rows('select * from bookmark order by made desc, id desc').map(bookmarkOf)
  }

  /** The articles that were read, each once, the last read first. */
  history(limit = 1000): readonly HistoryEntry[] {
    return this.#rows('select * from reading order by at desc limit ?', limit).map(historyEntryOf)
  }

  /** How many articles were read, of each issue of which some were. One that another parse calls otherwise counts once. */
  readCounts(): readonly ReadCount[] {
    return this.#rows(
      `select paper, date, min(count(distinct article), count(distinct opening)) as read
       from reading group by paper, date`,
    ).map((row) => ({ paper: text(row, 'paper'), date: text(row, 'date'), read: Number(row.read) }))
  }

  /** The traces in one issue. Those made in another parse of it are moved to the nearest match. */
  of(paper: string, date: string, issue: Issue): IssueTraces {
    const read = this.#rows(
      'select article, opening from reading where paper = ? and date = ?',
      ...[paper, date],
    ).flatMap((row) => {
      const article = sameArticle(issue, { article: text(row, 'article'), opening: text(row, 'opening') })
      return article ? [article.id] : []
    })
    const [place] = this.#rows('select * from place where paper = ? and date = ?', paper, date).flatMap(
      (row) => reanchor(issue, storedPlace(row)) ?? [],
    )
    const bookmarks = this.#rows(
      'select * from bookmark where paper = ? and date = ? order by block, character, id',
      ...[paper, date],
    ).flatMap((row) => {
      const bookmark = bookmarkOf(row)
      const place = reanchor(issue, bookmark)
      return place ? [{ ...bookmark, ...place }] : []
    })
    const corrections = this.correctionsOf(issue)
    return { read: new Set(read), bookmarks, corrections, ...(place && { place }) }
  }

  #now(): string {
    return this.#clock().toISOString()
  }

  #rows(sql: string, ...values: (string | number)[]): readonly TraceRow[] {
    return this.#told(() => this.#database.prepare(sql).all(...values))
  }

  /** Returns the id of the inserted row. */
  #run(sql: string, ...values: (string | number | null)[]): number {
    return this.#told(() => Number(this.#database.prepare(sql).run(...values).lastInsertRowid))
  }

  /** @throws ShelfError if the file cannot be used now: it is locked, or the disk is full, read-only or failing */
  #told<T>(work: () => T): T {
    try {
      return work()
    } catch (error) {
      throw tracesFault(error)
    }
  }
}

const anchored = (place: Omit<AnchoredPlace, 'around'>, article: Article): AnchoredPlace => ({
  ...place,
  around: around(article, place.block, place.character),
})
