import { join } from 'node:path'
import type { Saying } from '../../language/index.ts'
import { DamagedDatabase, openDatabase, openUnchanged, setAside } from '../database/open-database.ts'
import { type Database, isSqlite, isUnwritable, openSqlite, reasonOfSqlite } from '../database/sqlite.ts'
import { ShelfError } from '../errors/shelf-error.ts'
import { makeFolders } from '../folder/make-folders.ts'
import { isWritable } from '../issues/durable-write.ts'
import { INDEX } from './index-tables.ts'

export interface IndexFile {
  readonly database: Database
  /** False if the index is open read-only. */
  readonly writable: boolean
  /** False if it is in memory, and ends with the session. */
  readonly lasts: boolean
}

interface IndexFileOptions {
  readonly clock: () => Date
  readonly say: (notice: Saying) => void
}

export const indexPath = (folder: string): string => join(folder, 'index.db')

/**
 * Opens the index of a shelf, and creates it if needed. A damaged one is set aside and replaced. In a folder that
 * cannot be written the index is opened read-only, or built in memory for the session.
 * @throws ShelfError for an index of a newer version, or one that SQLite cannot open
 */
export const openIndex = (folder: string, { clock, say }: IndexFileOptions): IndexFile => {
  const path = indexPath(folder)
  if (!isWritable(folder) || !canBeMade(folder)) return openReadOnly(path, say)
  try {
    return { database: openDatabase(path, INDEX), writable: true, lasts: true }
  } catch (error) {
    if (isUnwritable(error)) return openReadOnly(path, say)
    if (isSqlite(error)) throw notOpened(path, error)
    if (!(error instanceof DamagedDatabase)) throw error
    const aside = setAside(path, clock())
    say(['indexSetAside', aside])
    return { database: openDatabase(path, INDEX), writable: true, lasts: true }
  }
}

/** SQLite's own faults, such as a lock that another process keeps, are no bug of ours. */
const notOpened = (path: string, error: unknown): ShelfError =>
  new ShelfError(['indexNotUpToDateFor', ['at', path, reasonOfSqlite(error)]], { cause: error })

/** Creates a folder. False on a file system that makes none. */
const canBeMade = (folder: string): boolean => {
  try {
    makeFolders(folder)
    return true
  } catch (error) {
    if (error instanceof ShelfError) return false
    throw error
  }
}

const openReadOnly = (path: string, say: IndexFileOptions['say']): IndexFile => {
  const existing = openExisting(path)
  if (existing) return { database: existing, writable: false, lasts: true }
  say(['indexInMemory'])
  const database = openSqlite(':memory:')
  for (const step of INDEX.migrations) database.exec(step)
  return { database, writable: true, lasts: false }
}

const openExisting = (path: string): Database | undefined => {
  try {
    return openUnchanged(path, INDEX)
  } catch (error) {
    // What SQLite cannot open, such as a folder in the place of the file, is no index either.
    if (error instanceof DamagedDatabase || isSqlite(error)) return undefined
    throw error
  }
}
