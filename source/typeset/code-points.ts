export type Ranges = readonly (readonly [first: number, last: number])[]

/** Ranges of code points written in hexadecimal: `a 20-7e`. */
export const parseRanges = (list: string): Ranges =>
  list.split(' ').map((range) => {
    const [first = '', last = first] = range.split('-')
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)]
  })

/** Whether a code unit is one of the block that nearly all Chinese text is made of, which needs no table. */
export const isCommonHan = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff

/** `learn`, asked once for each code point: a number from 0 to 254. The system gives memory only to the parts in use. */
export const remembering = (learn: (codePoint: number) => number): ((codePoint: number) => number) => {
  const known = new Uint8Array(0x110000)
  return (codePoint) => {
    const entry = known[codePoint] ?? 0
    if (entry > 0) return entry - 1
    const found = learn(codePoint)
    known[codePoint] = found + 1
    return found
  }
}
