import { oddness } from './everyday.ts'

const gb = new TextDecoder('gb18030')
const utf8 = new TextDecoder('utf-8')

/** The oddness of two bytes that are no character. */
const NO_CHARACTER = 255
/** The oddness of each pair of bytes in GB 18030, by `lead << 8 | trail`. */
let pairs: Float32Array | undefined

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
    const { length } = this.#bytes
    let state = STATES.reduce(
      (best, _, one) => (this.#cost(length, one) <= this.#cost(length, best) ? one : best),
      0,
    )
    const characters: string[] = []
    for (let end = length; end > 0; ) {
      const place = end * STATES.length + state
      const size = this.#sizes[place] ?? 1
      const bytes = this.#bytes.subarray(end - size, end)
      characters.push(isBroken(state) ? '\ufffd' : (encodingOf(state) === 0 ? utf8 : gb).decode(bytes))
      state = this.#before[place] ?? 0
      end -= size
    }
    return characters
      .reverse()
      .join('')
      .replace(/\ufffd{2,3}/g, '\ufffd')
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
    const [trail = 0, third = 0, fourth = 0] = bytes.subarray(offset + 1, offset + 4)
    const odd = pairs?.[(lead << 8) | trail] ?? NO_CHARACTER
    if (odd !== NO_CHARACTER) this.#offer(offset, 2, state, 1, odd)
    if (lead > 0x80 && isDigit(trail) && third > 0x80 && isDigit(fourth))
      this.#offer(offset, 4, state, 1, FOUR_BYTES)
    const size = utf8Size(lead)
    const tail = bytes.subarray(offset + 1, offset + size)
    if (size === 0 || tail.length < size - 1 || !tail.every(isTail)) return
    const text = utf8.decode(bytes.subarray(offset, offset + size))
    if (!text.includes('\ufffd')) this.#offer(offset, size, state, 0, oddness(text))
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

/** The longest piece that is read as a whole, in bytes: an ASCII byte ends any damage. */
const LONGEST = 4096

/**
 * Decodes a damaged line of UTF-8 and GB 18030. A byte of GB 18030 that is lost or changed shifts the pairs after it, up to the next
 * ASCII character: so the line is read in the least odd way, in which bytes may be left out. A character whose bytes are left out
 * is one U+FFFD.
 */
export const decodeDamagedLine = (bytes: Uint8Array): string => {
  pairs ??= pairTable()
  const pieces: string[] = []
  for (let start = 0; start < bytes.length; ) {
    const ascii =
      bytes.length - start > LONGEST
        ? bytes.findIndex((byte, at) => at >= start + LONGEST && byte < 0x30)
        : -1
    const end = ascii < 0 ? bytes.length : ascii
    pieces.push(new Readings(bytes.subarray(start, end)).text())
    start = end
  }
  return pieces.join('')
}
