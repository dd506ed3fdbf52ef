import type { Saying } from '../../language/index.ts'
import { type Database, isFull } from '../database/sqlite.ts'
import { byDate, type IssueStore, type Key } from '../issues/issue-store.ts'
import { sectionNames } from '../search/articles.ts'
import { type IndexedIssue, type IndexTables, indexTablesIn } from '../search/index-tables.ts'
import type { Initials } from '../search/initials.ts'
import { DamagedIssue } from '../shelf-error.ts'

export interface KeeperOptions {
  readonly store: IssueStore
  readonly initials: Initials
  readonly clock: () => Date
  readonly say: (told: Saying) => void
}

/** Keeps the index in step with the issues, a little at a time. */
export interface Keeper {
  /** Looks at the folders that changed since the index was last in step, and queues what differs. */
  survey(): void
  /** One issue was added, replaced or removed. It goes before what the survey found. */
  changed(key: Key): void
  /**
   * Works for about so many ms, in one transaction. False where nothing is left to do, or nothing can be done:
   * then some still wait.
   */
  work(budget: number): boolean
  /** Issues that wait, and how many of them `changed` told of. */
  waiting(): number
  waitingFresh(): number
  /** Begins the index anew, or goes on with a rebuilding that was cut off. */
  rebuild(): void
  /** As they stand now, whoever wrote them: newest first; of one date, the last that was put in. */
  issues(): readonly IndexedIssue[]
}

/** A folder that changed so lately may change again within one tick of the file system's clock, in ms. */
const RACY = 2000

export const keeperOf = (database: Database, options: KeeperOptions): Keeper => {
  const { store, clock, say } = options
  const tables = indexTablesIn(database, options.initials)
  const seen = viewOf(database, tables)
  /** Keys in the order of their work. A Map keeps one entry of each. */
  const fresh = new Map<string, Key>()
  const behind = new Map<string, Key>()
  const inStep = new Map<string, string>()

  const index = (key: Key): void => {
    try {
      if (!store.has(key)) {
        tables.forget(key)
        return
      }
      const stamp = store.fileStamp(key)
      if (tables.stampOf(key) === stamp) return
      const { issue, manifest } = store.read(key)
      tables.put(key, stamp, manifest, issue.articles, (article) => [
        ...article.parts.map(({ page }) => page),
        ...sectionNames(issue, article),
      ])
    } catch (error) {
      if (!(error instanceof DamagedIssue)) throw error
      tables.forget(key)
      say(error.saying)
    }
  }

  const next = (): [Map<string, Key>, string, Key] | undefined => {
    for (const queue of [fresh, behind]) for (const [name, key] of queue) return [queue, name, key]
    return undefined
  }

  const workOff = (budget: number): void => {
    const end = performance.now() + budget
    const done: [Map<string, Key>, string, Key][] = []
    try {
      tables.change(() => {
        for (let entry = next(); entry; entry = next()) {
          const [queue, name, key] = entry
          queue.delete(name)
          done.push(entry)
          index(key)
          if (performance.now() > end) return
        }
        for (const [paper, stamp] of inStep) tables.setFolderStamp(paper, stamp)
        inStep.clear()
        tables.setRebuilding(false)
      })
    } catch (error) {
      for (const [queue, name, key] of done) queue.set(name, key)
      throw error
    } finally {
      seen.forget()
    }
  }

  return {
    issues: () => seen.issues(),
    waiting: () => fresh.size + behind.size,
    waitingFresh: () => fresh.size,

    survey: () => {
      const known = Map.groupBy(tables.issues(), ({ paper }) => paper)
      const found: Key[] = []
      const now = clock().getTime()
      for (const paper of store.papers()) {
        const stamp = store.stamp(paper)
        const rows = new Map((known.get(paper) ?? []).map((row) => [row.date, row]))
        known.delete(paper)
        if (tables.folderStamp(paper) === stamp) continue
        for (const date of store.dates(paper)) {
          if (rows.get(date)?.stamp !== store.fileStamp({ paper, date })) found.push({ paper, date })
          rows.delete(date)
        }
        for (const date of rows.keys()) found.push({ paper, date })
        if (now - Number(stamp) / 1e6 > RACY) inStep.set(paper, stamp)
      }
      for (const rows of known.values()) for (const row of rows) found.push(row)
      for (const key of found.toSorted((a, b) => byDate(a.date, b.date))) behind.set(nameOf(key), key)
    },

    changed: (key) => {
      behind.delete(nameOf(key))
      fresh.set(nameOf(key), key)
    },

    work: (budget) => {
      try {
        if (fresh.size + behind.size + inStep.size > 0) {
          workOff(budget)
          return true
        }
        return tables.shrink()
      } catch (error) {
        if (!isFull(error)) throw error
        say(['diskFullForIndex'])
        return false
      }
    },

    rebuild: () => {
      if (!tables.rebuilding())
        tables.change(() => {
          tables.clear()
          tables.setRebuilding(true)
        })
      seen.forget()
    },
  }
}

const nameOf = ({ paper, date }: Key): string => `${paper}/${date}`

/** The issues, read again when this or another process has written. */
const viewOf = (database: Database, tables: IndexTables) => {
  const version = database.prepare('pragma data_version')
  let held: { readonly version: unknown; readonly issues: readonly IndexedIssue[] } | undefined
  return {
    issues: (): readonly IndexedIssue[] => {
      const now = version.get()?.data_version
      if (held?.version !== now) {
        const issues = tables.issues().toSorted((a, b) => byDate(b.date, a.date) || b.first - a.first)
        held = { version: now, issues }
      }
      return held?.issues ?? []
    },
    forget: () => {
      held = undefined
    },
  }
}
