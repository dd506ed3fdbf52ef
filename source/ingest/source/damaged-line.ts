import { oddness } from './everyday.ts'

const gb = new TextDecoder('gb18030')
const utf8 = new TextDecoder('utf-8')

/** The oddness of two bytes that are no character. */
const NO_CHARACTER = 255
/** The oddness of each pair of bytes in GB 18030, by `lead << 8 | trail`. */
let pairs: Float32Array | undefined

/** The oddness of characters of three bytes in UTF-8, once it was asked for. */
const units = new Float32Array(0x10000).fill(NO_CHARACTER)

const pairTable = (): Float32Array => {
  const table = new Float32Array(0x10000).fill(NO_CHARACTER)
  for (let lead = 0x81; lead < 0xff; lead++)
    for (let trail = 0x40; trail < 0xff; trail++) {
      const text = trail === 0x7f ? '\ufffd' : gb.decode(Uint8Array.of(lead, trail))
      if (text.length === 1 && text !== '\ufffd') table[(lead << 8) | trail] = oddness(text)
    }
  return table
}

/** The cost of a byte that is left out, and of one more beside it: together they may have been one character. */
const LEFT_OUT = 5
const ALSO_LEFT_OUT = 1
/** The cost of going on in the other encoding, and of a character of four bytes in GB 18030. */
const SWITCH = 7
const FOUR_BYTES = 2

const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39
const isTail = (byte: number): boolean => byte >= 0x80 && byte < 0xc0

/** The bytes of a character of UTF-8, by its first byte; 0 if none begins so. */
const utf8Size = (lead: number): number =>
  lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0

/** How the bytes before an offset are read: the last of them as UTF-8, as GB 18030, or left out after either. */
const STATES = ['utf8', 'gb', 'utf8 broken', 'gb broken'] as const
const isBroken = (state: number): boolean => state >= 2
const encodingOf = (state: number): number => state & 1

/** The least odd reading of the bytes of a line, as ways to each offset in each state. */
class Readings {
  readonly #bytes: Uint8Array
  readonly #costs: Float64Array
  /** The size in bytes of what ends at each offset, and the state before it. */
  readonly #sizes: Uint8Array
  readonly #before: Uint8Array

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    const places = (bytes.length + 1) * STATES.length
    this.#costs = new Float64Array(places).fill(Number.POSITIVE_INFINITY)
    this.#sizes = new Uint8Array(places)
    this.#before = new Uint8Array(places)
    this.#costs.fill(0, 0, 2)
    for (let offset = 0; offset < bytes.length; offset++)
      for (const state of STATES.keys())
        if (this.#cost(offset, state) < Number.POSITIVE_INFINITY) this.#step(offset, state)
  }

  /** The text of the best reading; each run of bytes left out is U+FFFD, once for up to three. */
  text(): string {
    let state = STATES.reduce(
      (best, _, one) =>
        this.#cost(this.#bytes.length, one) <= this.#cost(this.#bytes.length, best) ? one : best,
      0,
    )
    const pieces: string[] = []
    for (let end = this.#bytes.length; end > 0; ) {
      // What is read in one state is decoded as a whole.
      const last = state
      let start = end
      while (start > 0 && state === last) {
        const place = start * STATES.length + state
        start -= this.#sizes[place] ?? 1
        state = this.#before[place] ?? 0
      }
      const decoder = encodingOf(last) === 0 ? utf8 : gb
      pieces.push(
        isBroken(last)
          ? '\ufffd'.repeat(Math.ceil((end - start) / 3))
          : decoder.decode(this.#bytes.subarray(start, end)),
      )
      end = start
    }
    return pieces.reverse().join('')
  }

  #cost(offset: number, state: number): number {
    return this.#costs[offset * STATES.length + state] ?? Number.POSITIVE_INFINITY
  }

  #step(offset: number, state: number): void {
    const bytes = this.#bytes
    const lead = bytes[offset] ?? 0
    if (lead < 0x80) {
      this.#offer(offset, 1, state, encodingOf(state), 0)
      return
    }
    this.#offer(offset, 1, state, encodingOf(state) + 2, isBroken(state) ? ALSO_LEFT_OUT : LEFT_OUT)
    const trail = bytes[offset + 1] ?? 0
    const odd = pairs?.[(lead << 8) | trail] ?? NO_CHARACTER
    if (odd !== NO_CHARACTER) this.#offer(offset, 2, state, 1, odd)
    const third = bytes[offset + 2] ?? 0
    if (lead > 0x80 && isDigit(trail) && third > 0x80 && isDigit(bytes[offset + 3] ?? 0))
      this.#offer(offset, 4, state, 1, FOUR_BYTES)
    const size = utf8Size(lead)
    for (let tail = 1; tail < size; tail++) if (!isTail(bytes[offset + tail] ?? 0)) return
    if (size > 0) this.#offer(offset, size, state, 0, this.#utf8Oddness(offset, size))
  }

  /** Of a character that is UTF-8 by its form. One that is none, such as an overlong one, is as odd as a lost one. */
  #utf8Oddness(offset: number, size: number): number {
    const [lead = 0, second = 0, third = 0] = [
      this.#bytes[offset],
      this.#bytes[offset + 1],
      this.#bytes[offset + 2],
    ]
    if (size !== 3) return oddness(utf8.decode(this.#bytes.subarray(offset, offset + size)))
    const unit = ((lead & 0x0f) << 12) | ((second & 0x3f) << 6) | (third & 0x3f)
    const known = units[unit] ?? NO_CHARACTER
    if (known !== NO_CHARACTER) return known
    // As it is kept: two ways that differ in the last bits alone would be told apart once and then no more.
    const odd = Math.fround(oddness(utf8.decode(Uint8Array.of(lead, second, third))))
    units[unit] = odd
    return odd
  }

  #offer(offset: number, size: number, from: number, to: number, odd: number): void {
    if (offset + size > this.#bytes.length) return
    const place = (offset + size) * STATES.length + to
    const cost = this.#cost(offset, from) + odd + (encodingOf(from) === encodingOf(to) ? 0 : SWITCH)
    // Of two readings alike the one that is damaged later has more right.
    if (cost > (this.#costs[place] ?? 0)) return
    this.#costs[place] = cost
    this.#sizes[place] = size
    this.#before[place] = from
  }
}

/** After so many bytes a piece ends at the next space or mark of ASCII, where no damage goes on; at last it ends anywhere. */
const LONG = 4096
const LONGEST = 2 ** 20

const pieceEnd = (bytes: Uint8Array, start: number): number => {
  const last = Math.min(start + LONGEST, bytes.length)
  for (let end = start + LONG; end < last; end++) if ((bytes[end] ?? 0) < 0x30) return end
  return last
}

/**
 * Decodes a damaged line of UTF-8 and GB 18030. A byte of GB 18030 that is lost or changed shifts the pairs after it, up to the next
 * ASCII character: so the line is read in the least odd way, in which bytes may be left out. A character whose bytes are left out
 * is one U+FFFD.
 */
export const decodeDamagedLine = (bytes: Uint8Array): string => {
  pairs ??= pairTable()
  const pieces: string[] = []
  for (let start = 0; start < bytes.length; ) {
    const end = pieceEnd(bytes, start)
    pieces.push(new Readings(bytes.subarray(start, end)).text())
    start = end
  }
  return pieces.join('')
}
