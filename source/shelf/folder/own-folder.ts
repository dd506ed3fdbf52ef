import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, parse, resolve } from 'node:path'

/** The permissions of what only its owner may see: what one reads is nobody else's business. */
const PRIVATE = { folder: 0o700, file: 0o600 } as const
/** The permissions of the group and of others. */
const SHARED = 0o077
/** Set on a folder where everybody may write, such as the one for temporary files. */
const STICKY = 0o1000

/**
 * Makes the shelf's folder for its owner alone, and narrows an existing one. A folder of somebody else stays as it is, and so
 * does one that plainly serves for more than the shelf: there the umask decides who may read.
 */
export const claimFolder = (folder: string): void => {
  makeFolder(folder)
  const { uid, mode } = statSync(folder)
  const isOurs = uid === process.geteuid?.() && (mode & STICKY) === 0 && !servesForMore(resolve(folder))
  if (isOurs && (mode & SHARED) !== 0) allow(folder, PRIVATE.folder)
}

const servesForMore = (folder: string): boolean => folder === homedir() || folder === parse(folder).root

/**
 * Makes a folder, and those above it that are missing, each as private as the one that it lies in. Node's own `recursive` never
 * returns where the system refuses to make a folder as if one above were missing, as in /proc.
 * @returns the first folder made, if any
 */
export const makeFolder = (folder: string): string | undefined => {
  if (existsSync(folder)) return undefined
  const parent = dirname(resolve(folder))
  const first = makeFolder(parent) ?? folder
  try {
    mkdirSync(folder)
  } catch (error) {
    // Another process may have made it meanwhile.
    if (!existsSync(folder)) throw error
  }
  if (isPrivate(parent)) allow(folder, PRIVATE.folder)
  return first
}

/** Narrows a file to its owner if its folder is. */
export const narrowFile = (file: string): void => {
  if (isPrivate(dirname(file))) allow(file, PRIVATE.file)
}

/** The permissions of a new file, before the umask. */
export const permissionsIn = (folder: string): number => (isPrivate(folder) ? PRIVATE.file : 0o666)

const isPrivate = (folder: string): boolean => (statSync(folder).mode & SHARED) === 0

/** Leaves the permissions of what is another's, and on a disk that knows none. */
const allow = (path: string, mode: number): void => {
  try {
    chmodSync(path, mode)
  } catch {}
}
