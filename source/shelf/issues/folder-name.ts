import { isDay } from '../../issue/index.ts'

/** A file name's limit is 255 bytes on every common system; a Han character takes 3 of them. */
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

/** What Windows keeps for its devices. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

/** The files beside the papers' folders: index and traces, what SQLite keeps by them, how papers have done. */
const OWN_FILE = /^(?:(?:index|traces)\.(?:.*\.)?db(?:-\w+)?|papers\.json(?:\.\d+)?)$/i

/**
 * The name of a paper's folder: the paper's own name without what a file system refuses or a shell trips over.
 * Never empty, never hidden, never a path, never a file of the shelf itself; the same name gives the same folder on every system.
 */
export const folderName = (paper: string): string => {
  const plain = paper
    .normalize('NFC')
    .replace(/[\p{C}\p{Z}/\\:*?"<>|]/gu, '')
    .replace(/^[.~-]+|\.+$/g, '')
  const name = shortened(plain) || '_'
  return DEVICE.test(name) || OWN_FILE.test(name) ? `_${name}` : name
}

/** The key of an issue's date: ISO, or for a source that names no date `undated-` and the start of its hash. */
export const dateKey = (datePublished: string, sha256: () => string): string =>
  isDay(datePublished) ? datePublished : `undated-${sha256().slice(0, 8)}`

/** Whether a text can be a key this shelf gave: anything else never becomes part of a path. */
export const isDateKey = (text: string): boolean => isDay(text) || /^undated-[0-9a-f]{8}$/.test(text)
