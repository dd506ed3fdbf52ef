/** The encodings in ASCII bytes, by what switches to the characters of each and back. */
interface Shift {
  readonly into: RegExp
  readonly encoding: 'gb18030' | 'euc-jp' | 'euc-kr'
}

/** HZ (RFC 1843), and ISO-2022-JP (RFC 1468) with the set of China that ISO-2022-JP-2 adds. */
const SHIFTS: readonly Shift[] = [
  { into: /^~\{/, encoding: 'gb18030' },
  { into: /^\x1b\$A/, encoding: 'gb18030' },
  { into: /^\x1b\$[@B]/, encoding: 'euc-jp' },
]
/** ISO-2022-CN (RFC 1922) and ISO-2022-KR (RFC 1557) say first what a shift-out means. */
const DESIGNATIONS: ReadonlyMap<string, Shift['encoding']> = new Map([
  ['\x1b$)A', 'gb18030'],
  ['\x1b$)C', 'euc-kr'],
])

const PARTS =
  /(\x1b\$\)[AC])|(~\{|\x1b\$[@AB]|\x0e)([\x21-\x7e]*?)(~\}|\x1b\([BJ]|\x0f|(?=\x1b\$)|(?=[\r\n])|$)/g
const HAS_SHIFTS = /~\{(?:[\x21-\x7d][\x21-\x7e]){2,}~\}|\x1b\$(?:[@AB]|\)[AC])/

const decodedAs = (encoding: string, letters: string): string | undefined => {
  if (letters.length % 2 === 1) return undefined
  try {
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0) | 0x80)
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/**
 * The text of a file in ASCII bytes that switches to characters of East Asia: HZ, ISO-2022-JP, -CN or -KR. What does not decode is left
 * as it is. Undefined if nothing in it decodes.
 */
export const decodeSevenBit = (ascii: string): string | undefined => {
  if (!HAS_SHIFTS.test(ascii)) return undefined
  let shiftOut: Shift['encoding'] | undefined
  let count = 0
  const text = ascii.replace(PARTS, (part: string, designation?: string, into = '', letters = '') => {
    if (designation !== undefined) {
      shiftOut = DESIGNATIONS.get(designation)
      return ''
    }
    const encoding = into === '\x0e' ? shiftOut : SHIFTS.find((shift) => shift.into.test(into))?.encoding
    const decoded = encoding && decodedAs(encoding, letters)
    if (decoded === undefined) return part
    count += decoded.length
    return decoded
  })
  return count > 0 ? text.replaceAll('~~', '~').replace(/\x1b\([BJ]/g, '') : undefined
}
