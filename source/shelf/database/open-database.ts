import { copyFileSync, existsSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Saying } from '../../language/index.ts'
import { ShelfError } from '../errors/shelf-error.ts'
import { claimFolder } from '../folder/own-folder.ts'
import { narrowFile, narrowPersonal } from '../folder/permissions.ts'
import { type Database, isDamage, isUnwritable, openSqlite, transact } from './sqlite.ts'

/** A kind of database file of the shelf. */
export interface DatabaseKind {
  /** Its name for the user. */
  readonly title: Saying
  /** SQLite's `application_id`. A file with another one belongs to another program and is refused. */
  readonly application: number
  /** Element n is the SQL that migrates version n to n + 1. Their number is the current version. */
  readonly migrations: readonly string[]
  readonly synchronous: 'normal' | 'full'
  /** Whether only its owner may read it even in a folder that others share. */
  readonly personal?: boolean
  /** Whether free pages can be returned to the file system (`pragma incremental_vacuum`). Applies only to a new file. */
  readonly shrinks?: boolean
}

/** The file is damaged or not a database. The caller decides what to save from it. */
export class DamagedDatabase extends Error {}

/**
 * Opens a database of the shelf, creates it and its folder if needed, and migrates it to this version.
 * @param busyTimeout how long the thread may wait for another process's transaction, in ms
 * @throws DamagedDatabase
 * @throws ShelfError for a newer version or another program's file
 */
export const openDatabase = (path: string, kind: DatabaseKind, busyTimeout?: number): Database =>
  reportingDamage(path, () => {
    claimFolder(dirname(path))
    const isNew = !existsSync(path)
    // SQLite's error for a folder or a device in its place names no file.
    if (!isNew && !statSync(path).isFile()) throw new DamagedDatabase(`${path} is not a file`)
    const database = openSqlite(path, { busyTimeout })
    try {
      narrowFiles(path, kind, isNew)
      refuseForeign(database, path, kind)
      if (kind.shrinks) database.exec('pragma auto_vacuum = incremental')
      database.exec(`pragma journal_mode = wal; pragma synchronous = ${kind.synchronous}`)
      migrate(database, path, kind)
      return database
    } catch (error) {
      database.close()
      throw error
    }
  })

/** SQLite gives the log and the shared memory that it makes later the permissions of the database. */
const narrowFiles = (path: string, { personal }: DatabaseKind, isNew: boolean): void => {
  for (const suffix of ['', '-wal', '-shm'])
    if (existsSync(path + suffix)) (personal ? narrowPersonal : narrowFile)(path + suffix, isNew)
}

/**
 * Opens a database in a folder that cannot be written. `undefined` if there is none, if its version is older, or if
 * there is a write-ahead log with changes, which only a writer can apply.
 */
export const openUnchanged = (path: string, kind: DatabaseKind): Database | undefined => {
  if (!existsSync(path) || (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0)
    return undefined
  return reportingDamage(path, () => {
    const database = openImmutable(path)
    refuseForeign(database, path, kind)
    if (versionOf(database) === kind.migrations.length) return database
    database.close()
    return undefined
  })
}

/** Node before 22.15 takes no URI and so cannot say that a file is immutable: it opens a copy, whose name is deleted at once. */
const openImmutable = (path: string): Database => {
  try {
    return openSqlite(`${pathToFileURL(path).href}?immutable=1`, { readOnly: true })
  } catch (error) {
    if (!isUnwritable(error)) throw error
  }
  const folder = mkdtempSync(join(tmpdir(), 'baolan-'))
  try {
    const copy = join(folder, basename(path))
    copyFileSync(path, copy)
    const database = openSqlite(copy)
    // A log would be a second file, opened by name later.
    database.exec('pragma journal_mode = delete; pragma query_only = true')
    return database
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const reportingDamage = <T>(path: string, open: () => T): T => {
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

const refuseForeign = (database: Database, path: string, kind: DatabaseKind): void => {
  // In this order: another process may be making the file, and stores its tables and its id together.
  const empty = database.prepare('select count(*) as tables from sqlite_schema').get()?.tables === 0
  const application = pragma(database, 'application_id')
  if (!empty && application !== kind.application) throw new ShelfError(['notOurs', path, kind.title])
  const version = versionOf(database)
  if (version > kind.migrations.length)
    throw new ShelfError(['ofNewer', path, kind.title, version, kind.migrations.length])
}

/** Each step is one transaction, so a killed process leaves the file at a complete version. */
const migrate = (database: Database, path: string, kind: DatabaseKind): void => {
  while (versionOf(database) < kind.migrations.length) {
    transact(database, () => {
      refuseForeign(database, path, kind)
      const version = versionOf(database)
      const step = kind.migrations[version]
      if (step === undefined) return
      database.exec(step)
      database.exec(`pragma application_id = ${kind.application}; pragma user_version = ${version + 1}`)
    })
  }
  // Another process may have taken the last steps: only a query that runs makes SQLite read its schema again.
  database.prepare('select 1 from sqlite_schema limit 1').get()
}

/** Renames a database file, with its log and shared memory, to a name with the time. Returns the new path. */
export const setAside = (path: string, time: Date): string => {
  const aside = path.replace(/(?=\.db$)/, `.damaged-${time.toISOString().replace(/[:.]/g, '-')}`)
  for (const suffix of ['-wal', '-shm', ''])
    if (existsSync(path + suffix)) renameSync(path + suffix, aside + suffix)
  return aside
}
