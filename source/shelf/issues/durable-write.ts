import { accessSync, constants, existsSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { makeFolders } from '../folder/make-folders.ts'
import { narrowFile, permissionsIn } from '../folder/permissions.ts'

/**
 * Writes a file atomically: to a temporary file beside it, which is flushed and renamed; the rename is flushed too.
 * Once it resolves, the file survives a kill and a power cut. If it rejects, the old file is unchanged.
 */
export const writeDurably = async (folder: string, name: string, bytes: Uint8Array): Promise<void> => {
  await makeDurably(folder)
  // A process's number is not unique: threads, containers and hosts may share a folder.
  const temporary = join(folder, `.${name}.${crypto.randomUUID()}${TEMPORARY}`)
  try {
    const file = await open(temporary, 'wx', permissionsIn(folder))
    try {
      narrowFile(temporary, true)
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, join(folder, name))
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {})
    throw error
  }
  await flushFolder(folder)
}

/** The ending of a file that is being written, or that a killed process left half written. */
export const TEMPORARY = '.tmp'

const makeDurably = async (folder: string): Promise<void> => {
  const first = makeFolders(folder)
  if (first !== undefined) await flushFolder(dirname(first))
}

/** Flushes the names in a folder. Windows cannot open a folder, and needs no flush of one. */
export const flushFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Whether a folder can be written, or created if it does not exist. */
export const isWritable = (folder: string): boolean => {
  if (!existsSync(folder) && dirname(folder) !== folder) return isWritable(dirname(folder))
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}
