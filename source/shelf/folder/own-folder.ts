import { readdirSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, parse, resolve } from 'node:path'
import { makeFolders } from './make-folders.ts'
import { allow, PRIVATE, SHARED } from './permissions.ts'

/** Set on a folder where everybody may write, such as the one for temporary files. */
const STICKY = 0o1000

/**
 * Makes the shelf's folder for its owner alone, and narrows an existing one. A folder of somebody else stays as it is, and so
 * does one that plainly serves for more than the shelf: there the umask decides who may read.
 */
export const claimFolder = (folder: string): void => {
  const isNew = makeFolders(folder) !== undefined
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

/** The home folder, and the system's own: the root and what lies in it, such as /dev, which root could close to all others. */
const servesForMore = (folder: string): boolean =>
  folder === homedir() || dirname(folder) === parse(folder).root
