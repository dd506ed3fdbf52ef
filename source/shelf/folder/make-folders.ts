import { lstatSync, mkdirSync, statfsSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { ShelfError } from '../errors/shelf-error.ts'
import { allow, isPrivate, PRIVATE } from './permissions.ts'

/** The system's codes for a place where there can be no folder: a file, a dangling link, a circle of links, /proc. */
const NO_PLACE = new Set(['ENOENT', 'EEXIST', 'ENOTDIR', 'ELOOP'])

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false

/**
 * Creates a folder and those above it, if they do not exist, one after another: Node's `recursive` never returns on a file
 * system that makes no folders, such as /proc. Each is as private as the one that it lies in.
 * @returns the first folder that was created, if any
 * @throws ShelfError where there can be no folder, or the system's error
 */
export const makeFolders = (folder: string): string | undefined => {
  try {
    const missing: string[] = []
    for (let path = resolve(folder); !isFolder(path) && path !== dirname(path); path = dirname(path))
      missing.unshift(path)
    for (const path of missing) makeOne(path)
    return missing[0]
  } catch (error) {
    const { code = '', path = folder } = error as NodeJS.ErrnoException
    if (NO_PLACE.has(code)) throw new ShelfError(['noFolderThere', path, code], { cause: error })
    throw error
  }
}

const makeOne = (path: string): void => {
  try {
    mkdirSync(path)
  } catch (error) {
    // Another process made it meanwhile.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || !isFolder(path)) throw error
  }
  if (isPrivate(dirname(path))) allow(path, PRIVATE.folder)
}

/**
 * Refuses a place where something else than a folder stands in the way: a file, a FIFO, a device, a link that leads nowhere; and
 * one that the system makes up, such as /proc.
 * @throws ShelfError
 */
export const refuseNoFolder = (folder: string): void => {
  for (let path = resolve(folder); path !== dirname(path); path = dirname(path)) {
    if (!isThere(path)) continue
    if (!leadsToFolder(path)) throw new ShelfError(['noFolderThere', path, 'ENOTDIR'])
    if (isMadeUp(path)) throw new ShelfError(['noShelfInSystem', folder])
    return
  }
}

/** Linux's file systems that hold no files but show the system's own facts (statfs(2)): proc, sysfs, cgroup, debugfs, tracefs … */
const MADE_UP = new Set([
  0x9fa0, 0x62656572, 0x27e0eb, 0x63677270, 0x64626720, 0x74726163, 0x73636673, 0x62656570, 0x1cd1,
  0xcafe4a11, 0x6165676c, 0xde5e81e4, 0x42494e4d, 0x19800202, 0x65735543, 0xf97cff8c,
])

const isMadeUp = (path: string): boolean => {
  if (process.platform !== 'linux') return false
  try {
    return MADE_UP.has(statfsSync(path).type)
  } catch {
    return false
  }
}

/** Whether anything is at a path; below a file there is nothing. */
const isThere = (path: string): boolean => {
  try {
    lstatSync(path)
    return true
  } catch (error) {
    return !['ENOENT', 'ENOTDIR', 'ELOOP'].includes((error as NodeJS.ErrnoException).code ?? '')
  }
}

const leadsToFolder = (path: string): boolean => {
  try {
    return isFolder(path)
  } catch (error) {
    // What may not be looked at may be a folder.
    return (error as NodeJS.ErrnoException).code !== 'ELOOP'
  }
}
