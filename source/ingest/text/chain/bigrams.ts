import { PairSet } from '../lines/pair-set.ts'

const LOG2_BITS = 16
/** Characters of a paragraph whose words are compared: more would slow long paragraphs, and say little. */
export const MAX_CONTEXT = 400

const isLetter = (code: number): boolean =>
  (code >= 0x4e00 && code <= 0x9fff) ||
  (code >= 0x30 && code <= 0x39) ||
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0x61 && code <= 0x7a) ||
  (code >= 0x3040 && code <= 0x30ff) ||
  (code >= 0xac00 && code <= 0xd7af)

/** The bigrams of letters of some texts. */
export class Bigrams {
  readonly #pairs = new PairSet(LOG2_BITS)

  clear(): void {
    this.#pairs.clear()
  }

  add(text: string): void {
    const end = Math.min(text.length, MAX_CONTEXT)
    for (let index = 1; index < end; index++) {
      const [one, other] = [text.charCodeAt(index - 1), text.charCodeAt(index)]
      if (isLetter(one) && isLetter(other)) this.#pairs.add(one, other)
    }
  }

  /** The share of a text's bigrams that are among them, 0 to 1. */
  share(text: string): number {
    let [all, found] = [0, 0]
    const end = Math.min(text.length, MAX_CONTEXT)
    for (let index = 1; index < end; index++) {
      const [one, other] = [text.charCodeAt(index - 1), text.charCodeAt(index)]
      if (!isLetter(one) || !isLetter(other)) continue
      all++
      if (this.#pairs.has(one, other)) found++
    }
    return all === 0 ? 0 : found / all
  }
}
