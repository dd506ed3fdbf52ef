import { existsSync, renameSync, statSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { Saying } from '../../language/index.ts'
import { ShelfError } from '../shelf-error.ts'
import { type Database, isDamage, openSqlite, transact } from './sqlite.ts'

/** One kind of database file of the shelf. */
export interface DatabaseKind {
  /** What the user calls it. */
  readonly title: Saying
  /** SQLite's `application_id`: a file of another program is never touched. */
  readonly application: number
  /** The SQL that brings version n to n + 1; their number is the version this program writes. */
  readonly migrations: readonly string[]
  readonly synchronous: 'normal' | 'full'
  /** Whether the file gives room back (`pragma incremental_vacuum`). Holds for a file from when it is made. */
  readonly shrinks?: boolean
}

/** The file is no longer a database: the caller decides what can be saved. */
export class DamagedDatabase extends Error {}

/**
 * Opens a database of the shelf, made or brought to this version where it is older.
 * @throws DamagedDatabase; ShelfError for a newer version or another program's file.
 */
export const openDatabase = (path: string, kind: DatabaseKind): Database =>
  checked(path, () => {
    const database = openSqlite(path)
    try {
      refuseStranger(database, path, kind)
      if (kind.shrinks) database.exec('pragma auto_vacuum = incremental')
      database.exec(`pragma journal_mode = wal; pragma synchronous = ${kind.synchronous}`)
      migrate(database, path, kind)
      return database
    } catch (error) {
      database.close()
      throw error
    }
  })

/**
 * Opens a database in a folder that cannot be written; `undefined` where there is none, where it is of an older
 * version, or where a writer left changes beside it that only a writer can bring in.
 */
export const openUnchanged = (path: string, kind: DatabaseKind): Database | undefined => {
  if (!existsSync(path) || (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0)
    return undefined
  return checked(path, () => {
    const database = openSqlite(`${pathToFileURL(path).href}?immutable=1`, { readOnly: true })
    refuseStranger(database, path, kind)
    if (versionOf(database) === kind.migrations.length) return database
    database.close()
    return undefined
  })
}

const checked = <T>(path: string, open: () => T): T => {
  try {
    return open()
  } catch (error) {
    if (isDamage(error)) throw new DamagedDatabase(`${path} is damaged`, { cause: error })
    throw error
  }
}

const pragma = (database: Database, name: string): number =>
  Number(database.prepare(`pragma ${name}`).get()?.[name] ?? 0)

const versionOf = (database: Database): number => pragma(database, 'user_version')

const refuseStranger = (database: Database, path: string, kind: DatabaseKind): void => {
  const application = pragma(database, 'application_id')
  const empty = database.prepare('select count(*) as tables from sqlite_schema').get()?.tables === 0
  if (!empty && application !== kind.application) throw new ShelfError(['notOurs', path, kind.title])
  const version = versionOf(database)
  if (version > kind.migrations.length)
    throw new ShelfError(['ofNewer', path, kind.title, version, kind.migrations.length])
}

/** Each step is one transaction: a kill leaves the file at a whole version. */
const migrate = (database: Database, path: string, kind: DatabaseKind): void => {
  while (versionOf(database) < kind.migrations.length) {
    transact(database, () => {
      refuseStranger(database, path, kind)
      const version = versionOf(database)
      const step = kind.migrations[version]
      if (step === undefined) return
      database.exec(step)
      database.exec(`pragma application_id = ${kind.application}; pragma user_version = ${version + 1}`)
    })
  }
}

/** The file and what SQLite keeps beside it, under a name with the time. Gives the new path. */
export const setAside = (path: string, at: Date): string => {
  const aside = path.replace(/(?=\.db$)/, `.damaged-${at.toISOString().replace(/[:.]/g, '-')}`)
  for (const suffix of ['-wal', '-shm', ''])
    if (existsSync(path + suffix)) renameSync(path + suffix, aside + suffix)
  return aside
}
