/** A seeded source of numbers (mulberry32), so that an edition is the same wherever and whenever it is made. */
export interface Dice {
  /** In `[0, 1)`. */
  next(): number
  /** A whole number in `[low, high]`. */
  between(low: number, high: number): number
  pick<T>(from: readonly [T, ...T[]]): T
  /** True with a probability in per cent. */
  chance(percent: number): boolean
}

export const dice = (seed: number): Dice => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    between,
    pick: (from) => from[between(0, from.length - 1)] ?? from[0],
    chance: (percent) => next() * 100 < percent,
  }
}
