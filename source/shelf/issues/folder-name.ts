import { isDay } from '../../issue/index.ts'

/** In bytes. Every common system allows 255 in a file name; a Han character takes 3. */
const LONGEST = 240

const utf8 = new TextEncoder()
const bytes = (text: string): number => utf8.encode(text).length

const shortened = (name: string): string => {
  let kept = ''
  for (const character of name) {
    if (bytes(kept + character) > LONGEST) break
    kept += character
  }
  return kept
}

/** Names that Windows reserves for devices. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

/** The files beside the papers' folders: index and traces with SQLite's own files, and the health of the papers. */
const OWN_FILE = /^(?:(?:index|traces)\.(?:.*\.)?db(?:-\w+)?|papers\.json(?:\.\d+)?)$/i

/**
 * The name of a paper's folder: the paper's name without characters that file systems refuse or that a shell mistakes.
 * Never empty, hidden, a path or the name of a file of the shelf. The same on every system.
 */
export const folderName = (paper: string): string => {
  const plain = paper
    .normalize('NFC')
    .replace(/[\p{C}\p{Z}/\\:*?"<>|]/gu, '')
    .replace(/^[.~-]+|\.+$/g, '')
  const name = shortened(plain) || '_'
  return DEVICE.test(name) || OWN_FILE.test(name) ? `_${name}` : name
}

/** The date of an issue as a key: ISO, or `undated-` and the start of the hash if the source names no date. */
export const dateKey = (datePublished: string, sha256: () => string): string =>
  isDay(datePublished) ? datePublished : `undated-${sha256().slice(0, 8)}`

/** Whether `dateKey` can return this. Nothing else may become part of a path. */
export const isDateKey = (text: string): boolean => isDay(text) || /^undated-[0-9a-f]{8}$/.test(text)
