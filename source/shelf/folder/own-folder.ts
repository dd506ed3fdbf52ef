import { chmodSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, parse, resolve } from 'node:path'

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
  const isNew = makeFolder(folder) !== undefined
  const { uid, mode } = statSync(folder)
  const isOurs = uid === process.geteuid?.() && (mode & STICKY) === 0 && !servesForMore(resolve(folder))
  if (!isOurs || (!isNew && (mode & SHARED) === 0)) return
  allow(folder, PRIVATE.folder)
  if (!isNew) narrowContents(folder, DEPTH)
}

/** Pages lie deepest: `.pages/ab/….page`. */
const DEPTH = 2

/** The files that baolan keeps. What else somebody put there keeps its permissions. */
const KEPT = /\.(?:json\.zst|page|tmp)$|^(?:index|traces|\.lock)\b.*\.db(?:-\w+)?$|^papers\.json$/

/** Narrows what an older version left wider. Follows no link. Returns whether the folder holds a file that baolan keeps. */
const narrowContents = (folder: string, depth: number): boolean => {
  let isKept = false
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isFile() && KEPT.test(entry.name)) allow(path, PRIVATE.file)
    else if (!entry.isDirectory() || depth === 0 || !narrowContents(path, depth - 1)) continue
    isKept = true
  }
  if (isKept) allow(folder, PRIVATE.folder)
  return isKept
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

/** Narrows a file to its owner if its folder is. @param isNew then the umask may have taken even the owner's permissions */
export const narrowFile = (file: string, isNew: boolean): void => {
  if (isPrivate(dirname(file))) narrowPersonal(file, isNew)
}

/** Narrows a file to its owner wherever it lies. */
export const narrowPersonal = (file: string, isNew: boolean): void => {
  if (isNew || !isPrivate(file)) allow(file, PRIVATE.file)
}

/** The permissions of a new file, before the umask. */
export const permissionsIn = (folder: string): number => (isPrivate(folder) ? PRIVATE.file : 0o666)

const isPrivate = (path: string): boolean => (statSync(path).mode & SHARED) === 0

/** Leaves the permissions of what is another's, and on a disk that knows none. */
const allow = (path: string, mode: number): void => {
  try {
    chmodSync(path, mode)
  } catch {}
}
