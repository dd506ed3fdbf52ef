import type { Saying } from '../../language/index.ts'
import { undoMojibake } from './mojibake.ts'
import { UnreadableSource } from './unreadable.ts'

/** The first bytes of files that are not text, and what to say of each. */
const FOREIGN: readonly (readonly [mark: string, what: Saying])[] = [
  ['%PDF-', ['isPdf']],
  ['PK\x03\x04', ['isArchive']],
  ['\x1f\x8b', ['isCompressed']],
  ['\x89PNG', ['isPicture']],
  ['\xff\xd8\xff', ['isPicture']],
  ['GIF8', ['isPicture']],
  ['\xd0\xcf\x11\xe0', ['isOldDocument']],
]

/** With a larger share of control bytes at its beginning, a file is not text. */
const CONTROL_SHARE = 0.02
/** Control bytes allowed in any text; in a short one they prove nothing. */
const CONTROLS_ALLOWED = 16
/** With a larger share of undecodable characters, a file is not damaged UTF-8 but something else. */
const BROKEN_SHARE = 0.05
const SAMPLE_BYTES = 65_536

const strictUtf8 = new TextDecoder('utf-8', { fatal: true })
const looseUtf8 = new TextDecoder('utf-8')
const strictGb = new TextDecoder('gb18030', { fatal: true })

const decodedBy = (decoder: TextDecoder, bytes: Uint8Array): string | undefined => {
  try {
    return decoder.decode(bytes)
  } catch {
    return undefined
  }
}

const refuseForeign = (name: string, bytes: Uint8Array): void => {
  const head = String.fromCharCode(...bytes.subarray(0, 8))
  const foreign = FOREIGN.find(([mark]) => head.startsWith(mark))
  if (foreign) throw new UnreadableSource(name, foreign[1])
}

const isBinary = (bytes: Uint8Array): boolean => {
  const sample = bytes.subarray(0, SAMPLE_BYTES)
  let controls = 0
  for (const byte of sample) {
    // Tab, line ends, form feed, backspace and escape occur in text that went through a terminal.
    if (byte < 0x20 && byte !== 0x1b && (byte < 8 || byte > 13)) controls++
  }
  return controls > CONTROLS_ALLOWED + sample.length * CONTROL_SHARE
}

/** Share of the characters beyond ASCII that could not be decoded. */
const brokenShare = (text: string): number => {
  let [nonAscii, broken] = [0, 0]
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    // The second half of a pair belongs to the character before it.
    if (unit > 0x7f && (unit < 0xdc00 || unit > 0xdfff)) nonAscii++
    if (unit === 0xfffd) broken++
  }
  return nonAscii === 0 ? 0 : broken / nonAscii
}

/** Decodes a file with lines of UTF-8 and of GB18030, as when pieces from several sources were put together. */
const decodeMixed = (bytes: Uint8Array): string => {
  const lines: string[] = []
  for (let start = 0; start <= bytes.length; ) {
    const newline = bytes.indexOf(0x0a, start)
    const end = newline < 0 ? bytes.length : newline
    const line = bytes.subarray(start, end)
    const loose = looseUtf8.decode(line)
    lines.push(brokenShare(loose) > 0.2 ? (decodedBy(strictGb, line) ?? loose) : loose)
    start = end + 1
  }
  return lines.join('\n')
}

/**
 * Decodes a file: by its byte order mark, else as strict UTF-8, else as GB18030. The encoding that a page declares is
 * ignored: it is wrong too often.
 * @param name path or address, for the message
 * @throws UnreadableSource if it is binary or in neither encoding
 */
export const decodeAsIs = (name: string, bytes: Uint8Array): string => {
  refuseForeign(name, bytes)
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  if (isBinary(bytes)) throw new UnreadableSource(name, ['isBinary'])

  const utf8 = decodedBy(strictUtf8, bytes)
  if (utf8 !== undefined) return utf8
  const loose = looseUtf8.decode(bytes)
  if (brokenShare(loose) > BROKEN_SHARE) {
    const gb = decodedBy(strictGb, bytes)
    if (gb !== undefined) return gb
  }
  const mixed = decodeMixed(bytes)
  if (brokenShare(mixed) > BROKEN_SHARE) throw new UnreadableSource(name, ['noEncoding'])
  return mixed
}

/**
 * Like `decodeAsIs`, and repairs GBK text that was once read as Latin-1 if that is certain.
 * @throws UnreadableSource if it is binary or in neither encoding
 */
export const decode = (name: string, bytes: Uint8Array): string => undoMojibake(decodeAsIs(name, bytes))
