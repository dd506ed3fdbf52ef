import type { DatabaseSync, DatabaseSyncOptions } from 'node:sqlite'
import { type Saying, sayingOf } from '../../language/index.ts'
import { ShelfError } from '../errors/shelf-error.ts'

export type Database = DatabaseSync

interface SqliteOptions extends DatabaseSyncOptions {
  /** How long a writer waits for another process's transaction, in ms. The thread waits too. Default: 60 s, as forty that index take turns. */
  readonly busyTimeout?: number | undefined
}

/**
 * Opens a file with SQLite, which is loaded at the first call.
 * @throws ShelfError if this Node has no SQLite
 */
export const openSqlite = (
  path: string,
  { busyTimeout = 60_000, ...options }: SqliteOptions = {},
): Database => {
  const database = new (sqlite().DatabaseSync)(path, options)
  database.exec(`pragma busy_timeout = ${busyTimeout}`)
  return database
}

let loaded: typeof import('node:sqlite') | undefined

const sqlite = (): typeof import('node:sqlite') => {
  loaded ??= quietly(() => process.getBuiltinModule('node:sqlite'))
  if (!loaded) throw new ShelfError(['needsNode', 'SQLite', process.version])
  return loaded
}

/** Runs `load` without warnings: Node 22 and 24 warn that SQLite is experimental, in the middle of the screen. */
const quietly = <T>(load: () => T): T => {
  const { emitWarning } = process
  process.emitWarning = () => {}
  try {
    return load()
  } finally {
    process.emitWarning = emitWarning
  }
}

/** SQLite's result codes (sqlite.org/rescode.html), the lower byte of an extended one. */
const CODES = { busy: 5, readonly: 8, full: 13, cantOpen: 14, damaged: [11, 26] } as const

const codeOf = (error: unknown): number | undefined =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number'
    ? error.errcode & 0xff
    : undefined

export const isSqlite = (error: unknown): boolean => codeOf(error) !== undefined

export const isDamage = (error: unknown): boolean => CODES.damaged.some((code) => code === codeOf(error))

export const isBusy = (error: unknown): boolean => codeOf(error) === CODES.busy

/** SQLITE_IOERR_SHMSIZE: the shared memory beside a log has no room; the disk was full before the file was opened. */
const NO_ROOM_FOR_SHARED_MEMORY = 4874

export const isFull = (error: unknown): boolean =>
  codeOf(error) === CODES.full ||
  (error instanceof Error && 'errcode' in error && error.errcode === NO_ROOM_FOR_SHARED_MEMORY)

export const isUnwritable = (error: unknown): boolean =>
  codeOf(error) === CODES.readonly || codeOf(error) === CODES.cantOpen

/** Why SQLite failed, without the file: in its own words where we have none. */
export const reasonOfSqlite = (error: unknown): Saying => {
  if (isFull(error)) return ['diskIsFull']
  return error instanceof Error && 'errstr' in error ? ['refused', String(error.errstr)] : sayingOf(error)
}

/** Runs `work` in one transaction. It takes the write lock first, so that `work` never fails halfway for lack of it. */
export const transact = <T>(database: Database, work: () => T): T => {
  database.exec('begin immediate')
  try {
    const result = work()
    database.exec('commit')
    return result
  } catch (error) {
    rollBack(database)
    throw error
  }
}

/** Some faults end the transaction themselves; Node before 22.16 does not say whether one did. */
const rollBack = (database: Database): void => {
  try {
    database.exec('rollback')
  } catch {}
}
