import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { ShelfError } from '../errors/shelf-error.ts'
import { narrowFile } from '../folder/permissions.ts'
import { type Database, isBusy, openSqlite, reasonOfSqlite } from './sqlite.ts'

const FILE = '.lock.db'

/** How long a writer waits for the others, in ms: far longer than forty of them need. */
const PATIENCE = 60_000

const THREAD_PATIENCE = 5000

/** ms between two attempts: random up to twice this, so that waiting writers do not move in step. */
const PAUSE = 12

/**
 * Runs `work` while no other process or thread writes files in the shelf's folder: whoever reads a file to write it again must
 * hold the lock from the read to the write.
 *
 * The lock is SQLite's on an empty database, which the system holds for an open file. So it ends with its process, however that
 * ends; one of a stopped process is never taken from it.
 * @throws ShelfError if the file cannot be locked, or another writer has not finished after `patience`, in ms
 */
export const whileLocked = async <T>(
  folder: string,
  work: () => T | Promise<T>,
  patience = PATIENCE,
): Promise<T> => {
  const lock = openLock(folder)
  const end = performance.now() + patience
  try {
    while (!take(lock, folder)) {
      if (performance.now() > end) throw new ShelfError(['shelfIsBusy', folder, patience / 1000])
      await delay(Math.random() * 2 * PAUSE)
    }
    return await work()
  } finally {
    lock.close()
  }
}

/** The same without a turn of the event loop: the thread waits. @throws ShelfError after five seconds */
export const whileLockedSync = <T>(folder: string, work: () => T): T => {
  const lock = openLock(folder, THREAD_PATIENCE)
  try {
    if (!take(lock, folder)) throw new ShelfError(['shelfIsBusy', folder, THREAD_PATIENCE / 1000])
    return work()
  } finally {
    lock.close()
  }
}

/** Runs `work` in the same way, but only if nobody else writes now. */
export const ifUnlocked = (folder: string, work: () => void): void => {
  const lock = openLock(folder)
  try {
    if (take(lock, folder)) work()
  } finally {
    lock.close()
  }
}

/** With its journal in memory, the database never has a second file, and the folder's time of change stays. */
const openLock = (folder: string, busyTimeout = 0): Database =>
  reporting(folder, () => {
    const file = join(folder, FILE)
    const isNew = !existsSync(file)
    const lock = openSqlite(file, { busyTimeout })
    narrowFile(file, isNew)
    lock.exec('pragma journal_mode = memory')
    return lock
  })

const take = (lock: Database, folder: string): boolean =>
  reporting(folder, () => {
    try {
      lock.exec('begin immediate')
      return true
    } catch (error) {
      if (isBusy(error)) return false
      throw error
    }
  })

/** A network file system may refuse to lock at all. Without the lock a page could be lost, so nothing is written. */
const reporting = <T>(folder: string, lock: () => T): T => {
  try {
    return lock()
  } catch (error) {
    throw new ShelfError(['cannotLock', join(folder, FILE), reasonOfSqlite(error)], { cause: error })
  }
}
