import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Saying } from '../../language/index.ts'
import { DamagedDatabase, openDatabase, openUnchanged, setAside } from '../database/open-database.ts'
import { type Database, isUnwritable, openSqlite } from '../database/sqlite.ts'
import { whileLockedSync } from '../database/write-lock.ts'
import { tracesFault } from './traces-fault.ts'
import { salvage, TRACES } from './traces-tables.ts'

const FILE = 'traces.db'

/** Whether a folder has traces: to open them makes them. */
export const hasTraces = (folder: string): boolean => existsSync(join(folder, FILE))

interface TracesFileOptions {
  readonly writable: boolean
  readonly clock: () => Date
  readonly say: (notice: Saying) => void
  /** How long the thread may wait for another process, in ms. Default: 60 s. */
  readonly patience?: number | undefined
}

/**
 * Opens the database of the traces. A damaged one is set aside, and what can be read of it is copied into a new one. In
 * a folder that cannot be written the traces are copied into memory and last for the session.
 * @throws ShelfError for traces of a newer version, and while another process locks them for longer than `patience`
 */
export const openTraces = (
  folder: string,
  { writable, clock, say, patience }: TracesFileOptions,
): Database => {
  const path = join(folder, FILE)
  if (!writable) return inMemory(path, say)
  try {
    return openDatabase(path, TRACES, patience)
  } catch (error) {
    if (isUnwritable(error)) return inMemory(path, say)
    if (!(error instanceof DamagedDatabase)) throw tracesFault(error)
    return whileLockedSync(folder, () => replaceDamaged(path, clock, say))
  }
}

/** Under the lock: another process may have found the damage too, and be keeping traces in the new file already. */
const replaceDamaged = (
  path: string,
  clock: TracesFileOptions['clock'],
  say: TracesFileOptions['say'],
): Database => {
  try {
    return openDatabase(path, TRACES)
  } catch (error) {
    if (!(error instanceof DamagedDatabase)) throw error
  }
  const damagedPath = setAside(path, clock())
  const database = openDatabase(path, TRACES)
  const saved = salvageFile(damagedPath, database)
  say(['tracesSetAside', damagedPath, saved])
  return database
}

/** Returns how many rows were saved; 0 if the file cannot be opened. */
const salvageFile = (from: string, to: Database): number => {
  try {
    const damaged = openSqlite(from)
    const saved = salvage(damaged, to)
    damaged.close()
    return saved
  } catch {
    return 0
  }
}

const inMemory = (path: string, say: TracesFileOptions['say']): Database => {
  say(['readOnlyNothingKept'])
  const database = openSqlite(':memory:')
  for (const step of TRACES.migrations) database.exec(step)
  const existing = openUnchanged(path, TRACES)
  if (existing) salvage(existing, database)
  existing?.close()
  return database
}
