export type Ranges = readonly (readonly [first: number, last: number])[]

/** Parses ranges of code points in hexadecimal: `a 20-7e`. */
export const parseRanges = (list: string): Ranges =>
  list.split(/\s+/).map((range) => {
    const [first = '', last = first] = range.split('-')
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)]
  })

/** Whether a code unit is in the main block of Han (4E00 to 9FFF), which needs no table. */
export const isCommonHan = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff

/**
 * Caches a function of code points whose results are from 0 to 254. The table is 1.1 MB, but the system allocates only the
 * pages that are used.
 */
export const cachedByCodePoint = (
  compute: (codePoint: number) => number,
): ((codePoint: number) => number) => {
  /** Each result plus one; 0 for none yet. */
  const entries = new Uint8Array(0x110000)
  return (codePoint) => {
    const entry = entries[codePoint] ?? 0
    if (entry > 0) return entry - 1
    const result = compute(codePoint)
    entries[codePoint] = result + 1
    return result
  }
}
