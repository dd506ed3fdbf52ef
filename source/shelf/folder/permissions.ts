import { chmodSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** The permissions of what only its owner may see: what one reads is nobody else's business. */
export const PRIVATE = { folder: 0o700, file: 0o600 } as const
/** The permissions of the group and of others. */
export const SHARED = 0o077

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

/** True of what is not there: the log of a database goes when the last process closes it. */
export const isPrivate = (path: string): boolean =>
  ((statSync(path, { throwIfNoEntry: false })?.mode ?? 0) & SHARED) === 0

/** Leaves the permissions of what is another's, and on a disk that knows none. */
export const allow = (path: string, mode: number): void => {
  try {
    chmodSync(path, mode)
  } catch {}
}
