/** Bigrams of letters, hashed into a set of bits. */
export class Bigrams {
  static readonly #SIZE = 1 << 16
  readonly #bits = new Uint8Array(Bigrams.#SIZE >> 3)
  readonly #set: number[] = []

  clear(): void {
    for (const hash of this.#set) this.#bits[hash >> 3] = 0
    this.#set.length = 0
  }

  add(text: string): void {
    for (let index = 0; index + 1 < Math.min(text.length, MAX_CONTEXT); index++) {
      const hash = hashAt(text, index)
      if (hash >= 0 && !this.#has(hash)) {
        this.#bits[hash >> 3] = (this.#bits[hash >> 3] ?? 0) | (1 << (hash & 7))
        this.#set.push(hash)
      }
    }
  }

  #has(hash: number): boolean {
    return (((this.#bits[hash >> 3] ?? 0) >> (hash & 7)) & 1) === 1
  }

  /** The share of a text's bigrams that are in the set, 0 to 1. */
  share(text: string): number {
    let [all, found] = [0, 0]
    for (let index = 0; index + 1 < Math.min(text.length, MAX_CONTEXT); index++) {
      const hash = hashAt(text, index)
      if (hash < 0) continue
      all++
      if (this.#has(hash)) found++
    }
    return all === 0 ? 0 : found / all
  }
}

/** Characters of a paragraph whose words are compared: more would slow long paragraphs, and say little. */
export const MAX_CONTEXT = 400
const isLetter = (code: number): boolean =>
  (code >= 0x4e00 && code <= 0x9fff) ||
  (code >= 0x30 && code <= 0x39) ||
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0x61 && code <= 0x7a) ||
  (code >= 0x3040 && code <= 0x30ff) ||
  (code >= 0xac00 && code <= 0xd7af)
const hashAt = (text: string, index: number): number => {
  const [first, second] = [text.charCodeAt(index), text.charCodeAt(index + 1)]
  if (!isLetter(first) || !isLetter(second)) return -1
  return (Math.imul(first, 0x9e3b) + Math.imul(second, 0x85eb)) & 0xffff
}
