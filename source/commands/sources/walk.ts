import type { Dirent } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { reasonOf, type Saying } from '../../language/index.ts'

/** What is found in a folder or below it. */
export type Found =
  | { readonly kind: 'file' | 'link'; readonly path: string }
  /** What cannot be read: a folder that is not allowed, a FIFO, a device. */
  | { readonly kind: 'fault'; readonly path: string; readonly why: Saying }

type Entry = Found | { readonly kind: 'folder'; readonly path: string }

const natural = new Intl.Collator('en', { numeric: true })

const byName = (one: Dirent, other: Dirent): number =>
  natural.compare(one.name, other.name) || (one.name < other.name ? -1 : 1)

/** What stands in the place of a file and is none; undefined for a file or a folder. */
export const specialKindOf = (
  entry: Pick<Dirent, 'isFIFO' | 'isSocket' | 'isBlockDevice' | 'isCharacterDevice'>,
): Saying | undefined => {
  if (entry.isFIFO()) return ['isFifo']
  if (entry.isSocket()) return ['isSocket']
  return entry.isBlockDevice() || entry.isCharacterDevice() ? ['isDevice'] : undefined
}

const isSpecial = ([kind]: Saying): boolean => kind === 'isFifo' || kind === 'isSocket' || kind === 'isDevice'

const entryOf = (entry: Dirent): Entry => {
  const path = join(entry.parentPath, entry.name)
  const why = specialKindOf(entry)
  if (why) return { kind: 'fault', path, why }
  return { kind: entry.isDirectory() ? 'folder' : entry.isFile() ? 'file' : 'link', path }
}

/** The entries of a folder, or the fault of one that cannot be read. */
const entriesOf = async (path: string): Promise<readonly Entry[]> => {
  try {
    return (await readdir(path, { withFileTypes: true })).sort(byName).map(entryOf)
  } catch (error) {
    return [{ kind: 'fault', path, why: reasonOf(error as NodeJS.ErrnoException) }]
  }
}

/** FIFOs, sockets and devices named one by one. A folder of devices has hundreds, and one line says so. */
const MAX_NAMED = 3

/**
 * Everything in a folder and below it, folder by folder, and within each in the order of the numbers in the names: 2 before
 * 10. Only the names of one folder and of those above it are held. Links are named and not followed: two that lead up would
 * never end. A folder that cannot be read is named, and the walk goes on. Of many special files the last fault gives the number.
 */
export async function* walk(root: string): AsyncGenerator<Found, void, void> {
  /** What is left of each open folder, the innermost last. */
  const open = [(await entriesOf(root)).values()]
  let special = 0
  for (let folder = open.at(-1); folder; folder = open.at(-1)) {
    const { value: entry } = folder.next()
    if (entry === undefined) open.pop()
    else if (entry.kind === 'folder') open.push((await entriesOf(entry.path)).values())
    else if (entry.kind === 'fault' && isSpecial(entry.why) && ++special > MAX_NAMED) continue
    else yield entry
  }
  if (special > MAX_NAMED) yield { kind: 'fault', path: root, why: ['moreSpecialFiles', special - MAX_NAMED] }
}
