import { isDay } from '../../issue/index.ts'

/** Every common system allows 255 bytes in a file name; a Han character takes 3. */
const MAX_BYTES = 240

const utf8 = new TextEncoder()
const byteLength = (text: string): number => utf8.encode(text).length

const shortened = (name: string): string => {
  let prefix = ''
  for (const character of name) {
    if (byteLength(prefix + character) > MAX_BYTES) break
    prefix += character
  }
  return prefix
}

/** Names that Windows reserves for devices. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

/** The files beside the papers' folders: the index and the traces with SQLite's logs, and the health of the papers. */
const OWN_FILE = /^(?:(?:index|traces)\.(?:.*\.)?db(?:-\w+)?|papers\.json(?:\.\d+)?)$/i

/**
 * The name of a paper's folder: the paper's name without characters that file systems refuse or a command line would
 * interpret. Never empty, hidden, a path, or the name of one of the shelf's own files. The same on every system.
 */
export const folderName = (paper: string): string => {
  const plain = paper
    .normalize('NFC')
    .replace(/[\p{C}\p{Z}/\\:*?"<>|]/gu, '')
    .replace(/^[.~-]+|\.+$/g, '')
  const name = shortened(plain) || '_'
  return DEVICE.test(name) || OWN_FILE.test(name) ? `_${name}` : name
}

/** The folder of a source that does not name its paper. */
export const namelessFolder = (hash: string): string => folderName(`_${hash.slice(0, 8)}`)

/** The date of an issue as a key: ISO, or `undated-` and the start of the hash if the source names no date. */
export const dateKey = (datePublished: string, sha256: () => string): string =>
  isDay(datePublished) ? datePublished : `undated-${sha256().slice(0, 8)}`

/** Whether `dateKey` can return this. Nothing else may become part of a path. */
export const isDateKey = (text: string): boolean => isDay(text) || /^undated-[0-9a-f]{8}$/.test(text)
