import type { Saying } from '../../language/index.ts'
import { decodeDamagedLine } from './damaged-line.ts'
import { isCredible, oddness } from './everyday.ts'
import { undoMojibake } from './mojibake.ts'
import { type NeighbourEncoding, neighbourEncodingOf } from './neighbours.ts'
import { decodeSevenBit } from './seven-bit.ts'
import { UnreadableSource } from './unreadable.ts'
import { decodeWideText, type WideReading } from './wide-text.ts'

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
const SAMPLE_BYTES = 65_536

const strictUtf8 = new TextDecoder('utf-8', { fatal: true })
const strictGb = new TextDecoder('gb18030', { fatal: true })
const big5 = new TextDecoder('big5')

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

/** Tab, line ends, form feed, backspace and escape occur in text that went through a terminal. */
const CONTROL = /[\x00-\x07\x0e-\x1a\x1c-\x1f]/g

/** By a pattern: at the start of the program a loop over bytes is interpreted, and takes as long as reading a page. */
const isBinary = (bytes: Uint8Array): boolean => {
  const sample = bytes.subarray(0, SAMPLE_BYTES)
  const controls = Buffer.from(sample.buffer, sample.byteOffset, sample.length)
    .toString('latin1')
    .match(CONTROL)
  return (controls?.length ?? 0) > CONTROLS_ALLOWED + sample.length * CONTROL_SHARE
}

/** The lines of bytes, without their line feeds. No encoding here has a line feed within a character. */
function* linesOf(bytes: Uint8Array): Generator<Uint8Array, void, void> {
  for (let start = 0; start <= bytes.length; ) {
    const newline = bytes.indexOf(0x0a, start)
    const end = newline < 0 ? bytes.length : newline
    yield bytes.subarray(start, end)
    start = end + 1
  }
}

/** Bytes of lines in other encodings than UTF-8 that are enough to tell which. */
const ENOUGH = 20_000

/** The lines that are not UTF-8, up to what is enough. */
const otherLines = (bytes: Uint8Array): Uint8Array => {
  const lines: Uint8Array[] = []
  let size = 0
  for (const line of linesOf(bytes)) {
    if (size > ENOUGH) break
    if (decodedBy(strictUtf8, line) !== undefined) continue
    lines.push(line.subarray(0, ENOUGH), LINE_END)
    size += line.length
  }
  return Buffer.concat(lines)
}

const LINE_END = Uint8Array.of(0x0a)

/** Whether the lines that are not UTF-8 are Big5, and not GB 18030. */
const isBig5 = (bytes: Uint8Array): boolean => {
  let [asGb, asBig5, size] = [0, 0, 0]
  for (const whole of linesOf(bytes)) {
    if (size > ENOUGH) break
    if (decodedBy(strictUtf8, whole) !== undefined) continue
    const line = whole.subarray(0, ENOUGH)
    asGb += oddness(decodedBy(strictGb, line) ?? decodeDamagedLine(line))
    asBig5 += oddness(big5.decode(line))
    size += line.length
  }
  return asBig5 < asGb
}

/** A character beyond U+07FF has three bytes in UTF-8, which is seldom anything else by chance. */
const isCertain = (text: string): boolean => /[\u0800-\uffef]/.test(text)

interface Decoded {
  readonly text: string
  /** Of the whole file, or of most lines that are not ASCII. */
  readonly encoding: 'UTF-8' | 'UTF-16' | 'GB18030' | 'Big5' | 'ISO-2022' | NeighbourEncoding
}

/**
 * Decodes a file line by line: pieces in several encodings may have been put together, and a damaged line must not spoil others.
 * A line that is UTF-8 by its form is; any other is read in the way that gives the least odd text.
 */
const decodeByLine = (bytes: Uint8Array): Decoded => {
  const lines: string[] = []
  const neighbour = neighbourEncodingOf(otherLines(bytes))
  const asBig5 = neighbour === undefined && isBig5(bytes)
  const decoder = neighbour ? new TextDecoder(neighbour) : asBig5 ? big5 : undefined
  let [inUtf8, inOther] = [0, 0]
  for (const line of linesOf(bytes)) {
    const utf8 = decodedBy(strictUtf8, line)
    const isAscii = line.every((byte) => byte < 0x80)
    if (utf8 !== undefined && (isAscii || isCertain(utf8))) {
      lines.push(utf8)
      if (!isAscii) inUtf8 += 1
    } else {
      lines.push(decoder?.decode(line) ?? credible(decodedBy(strictGb, line)) ?? decodeDamagedLine(line))
      inOther += 1
    }
  }
  const other = neighbour ?? (asBig5 ? 'Big5' : 'GB18030')
  return { text: lines.join('\n'), encoding: inUtf8 > inOther ? 'UTF-8' : other }
}

/** A strict decoding may succeed on a damaged line, and give nonsense. */
const credible = (text: string | undefined): string | undefined =>
  text !== undefined && isCredible(text) ? text : undefined

/** UTF-16 without a byte order mark, if it is certain: in one order of bytes it is text, in the other it is not. */
const decodeWide = (bytes: Uint8Array): string | undefined => {
  if (bytes.length < WIDE_BYTES) return undefined
  const sample = bytes.subarray(0, SAMPLE_BYTES)
  const isText = ({ text, oddness: odd }: WideReading): boolean =>
    odd <= text.length * WIDE_ODDNESS + ONE_BYTE &&
    (text.match(WRITTEN)?.length ?? 0) >= text.length * WRITTEN_SHARE
  const [best] = [true, false]
    .map((isLittle) => ({ isLittle, reading: decodeWideText(sample, isLittle) }))
    .sort((one, other) => one.reading.oddness - other.reading.oddness)
  return best && isText(best.reading) ? decodeWideText(bytes, best.isLittle).text : undefined
}

/** The shortest such file, its most oddness for each character, and the least share of letters. */
const WIDE_BYTES = 8
const WIDE_ODDNESS = 0.2
/** The oddness of one byte that is missing or too many, in a file of any length. */
const ONE_BYTE = 8
const WRITTEN_SHARE = 0.4
const WRITTEN = /[\p{Script=Han}A-Za-z0-9]/gu

const decodeBytes = (name: string, bytes: Uint8Array): Decoded => {
  refuseForeign(name, bytes)
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return { text: decodeWideText(bytes.subarray(2), first === 0xff).text, encoding: 'UTF-16' }
  }
  const utf8 = decodedBy(strictUtf8, bytes)
  const wide =
    utf8 === undefined || bytes.subarray(0, SAMPLE_BYTES).includes(0) ? decodeWide(bytes) : undefined
  if (wide !== undefined) return { text: wide, encoding: 'UTF-16' }
  const shifted = utf8?.length === bytes.length ? decodeSevenBit(utf8) : undefined
  if (shifted !== undefined && isCredible(shifted)) return { text: shifted, encoding: 'ISO-2022' }
  if (isBinary(bytes)) throw new UnreadableSource(name, ['isBinary'])
  if (utf8 !== undefined) return { text: utf8, encoding: 'UTF-8' }
  const guessed = decodeByLine(bytes)
  const isSure = guessed.encoding !== 'GB18030' && guessed.encoding !== 'Big5'
  if (!isSure && !isCredible(guessed.text.slice(0, SAMPLE_BYTES)))
    throw new UnreadableSource(name, ['noEncoding'])
  return guessed
}

/**
 * Decodes a file: by its byte order mark, else as strict UTF-8, else line by line as UTF-8, GB 18030, Big5 or
 * an encoding of a neighbour. The encoding that a
 * page declares is ignored: it is wrong too often. Each byte that is no part of a character is U+FFFD.
 * @param name path or address, for the message
 * @throws UnreadableSource if it is binary, or gives no text that anybody writes
 */
export const decodeAsIs = (name: string, bytes: Uint8Array): string => decodeBytes(name, bytes).text

/** The encoding in which a file is decoded; undefined if it is refused. */
export const encodingOf = (bytes: Uint8Array): Decoded['encoding'] | undefined => {
  try {
    return decodeBytes('', bytes).encoding
  } catch {
    return undefined
  }
}

/**
 * Like `decodeAsIs`, and repairs text that was once read in a wrong encoding if that is certain.
 * @throws UnreadableSource as that does
 */
export const decode = (name: string, bytes: Uint8Array): string => undoMojibake(decodeAsIs(name, bytes))
