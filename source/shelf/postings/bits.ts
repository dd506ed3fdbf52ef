/** A set of a segment's rows: row r is bit r % 8 of byte r / 8. */
export type Bits = Uint8Array

/** The empty set of `rows` rows. */
export const bitsFor = (rows: number): Bits => new Uint8Array(Math.ceil(rows / 8))

export const hasRow = (bits: Bits, row: number): boolean => ((bits[row >> 3] ?? 0) & (1 << (row & 7))) !== 0

export const addRow = (bits: Bits, row: number): void => {
  bits[row >> 3] = (bits[row >> 3] ?? 0) | (1 << (row & 7))
}

/** The number of rows. Counting may stop at any number above `enough`. */
export const countRows = (bits: Bits, enough: number): number => {
  let count = 0
  for (let index = 0; index < bits.length && count <= enough; index += 1)
    for (let byte = bits[index] ?? 0; byte !== 0; byte &= byte - 1) count += 1
  return count
}
