/** A set of pairs of neighbouring characters, as bits: a few pairs share one. */
export class PairSet {
  readonly #words: Uint32Array
  readonly #shift: number
  /** The words that are not empty, so that clearing costs no more than filling. */
  readonly #filled: number[] = []

  /** @param log2 the logarithm of the number of bits, from 5 to 32: fewer are cleared faster, more are shared less */
  constructor(log2: number) {
    this.#words = new Uint32Array(2 ** (log2 - 5))
    this.#shift = 32 - log2
  }

  add(one: number, other: number): void {
    const bit = this.#bitOf(one, other)
    const word = this.#words[bit >>> 5] ?? 0
    if (word === 0) this.#filled.push(bit >>> 5)
    this.#words[bit >>> 5] = word | (1 << (bit & 31))
  }

  has(one: number, other: number): boolean {
    const bit = this.#bitOf(one, other)
    return (((this.#words[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) === 1
  }

  clear(): void {
    for (const word of this.#filled) this.#words[word] = 0
    this.#filled.length = 0
  }

  #bitOf(one: number, other: number): number {
    return (Math.imul(one, 0x9e3779b1) ^ Math.imul(other, 0x85ebca6b)) >>> this.#shift
  }
}
