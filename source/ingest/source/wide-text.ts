import { oddness } from './everyday.ts'

/** The oddness of each code unit, once it was asked for. */
let units: Float32Array | undefined
const UNASKED = 255

const oddnessOfUnit = (unit: number): number => {
  units ??= new Float32Array(0x10000).fill(UNASKED)
  const known = units[unit] ?? UNASKED
  if (known !== UNASKED) return known
  // Half of a surrogate pair.
  const odd = unit >= 0xd800 && unit < 0xe000 ? 1 : oddness(String.fromCharCode(unit))
  units[unit] = odd
  return odd
}

/** The cost of a byte that is left out. */
const LEFT_OUT = 8

/** A way to read bytes as UTF-16, and how odd its text is, with each byte left out. */
export interface WideReading {
  readonly text: string
  readonly oddness: number
}

/**
 * Decodes UTF-16 of which bytes may be missing or too many: in the least odd way, in which bytes are left out. For each it has one
 * U+FFFD.
 */
export const decodeWideText = (bytes: Uint8Array, isLittle: boolean): WideReading => {
  /** The costs of the ways to the last three offsets, and whether one byte before an offset is left out in the best. */
  let [beforeLast, last] = [0, LEFT_OUT]
  const leftOut = new Uint8Array(bytes.length + 1)
  if (bytes.length > 0) leftOut[1] = 1
  for (let end = 2; end <= bytes.length; end++) {
    const [first, second] = [bytes[end - 2] ?? 0, bytes[end - 1] ?? 0]
    const asUnit = beforeLast + oddnessOfUnit(isLittle ? (second << 8) | first : (first << 8) | second)
    const without = last + LEFT_OUT
    if (without < asUnit) leftOut[end] = 1
    beforeLast = last
    last = Math.min(asUnit, without)
  }
  const decoder = new TextDecoder(isLittle ? 'utf-16le' : 'utf-16be', { ignoreBOM: true })
  const pieces: string[] = []
  for (let end = bytes.length; end > 0; ) {
    let start = end
    while (start > 0 && leftOut[start] === 0) start -= 2
    pieces.push(decoder.decode(bytes.subarray(start, end)))
    if (start > 0) pieces.push('\ufffd')
    end = start - 1
  }
  return {
    text: pieces.reverse().join(''),
    oddness: bytes.length === 0 ? 0 : bytes.length === 1 ? LEFT_OUT : last,
  }
}
