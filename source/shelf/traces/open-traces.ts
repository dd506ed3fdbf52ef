import { join } from 'node:path'
import type { Saying } from '../../language/index.ts'
import { DamagedDatabase, openDatabase, openUnchanged, setAside } from '../database/open-database.ts'
import { type Database, isUnwritable, openSqlite } from '../database/sqlite.ts'
import { makeFolders } from '../issues/make-folders.ts'
import { salvage, TRACES } from './traces-tables.ts'

interface TracesFileOptions {
  readonly writable: boolean
  readonly clock: () => Date
  readonly say: (notice: Saying) => void
}

/**
 * Opens the database of the traces. A damaged one is set aside, and what can be read of it is copied into a new one. In
 * a folder that cannot be written the traces are copied into memory and last for the session.
 * @throws ShelfError for traces of a newer version
 */
export const openTraces = (folder: string, { writable, clock, say }: TracesFileOptions): Database => {
  const path = join(folder, 'traces.db')
  if (!writable) return inMemory(path, say)
  makeFolders(folder)
  try {
    return openDatabase(path, TRACES)
  } catch (error) {
    if (isUnwritable(error)) return inMemory(path, say)
    if (!(error instanceof DamagedDatabase)) throw error
    const damagedPath = setAside(path, clock())
    const database = openDatabase(path, TRACES)
    const saved = salvageFile(damagedPath, database)
    say(['tracesSetAside', damagedPath, saved])
    return database
  }
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
