/**
 * `Math.exp` and `Math.log` may differ between machines in their last bit. These only add, multiply and divide, which every machine
 * rounds alike.
 */

const SMALLEST = -30
const HALVINGS = 10

/** e to the power of x, for x up to 0; 0 below e to the power of -30. */
export const exponential = (x: number): number => {
  if (x >= 0) return 1
  if (x < SMALLEST) return 0
  const part = x / 2 ** HALVINGS
  let power = 1 + part * (1 + (part / 2) * (1 + (part / 3) * (1 + part / 4)))
  for (let halving = 0; halving < HALVINGS; halving++) power *= power
  return power
}

const ROUNDS = 5

/** The natural logarithm of a small number from 1 on, by Halley's method. */
const logarithm = (x: number): number => {
  let guess = Math.min(1, (x - 1) / 1.5)
  for (let round = 0; round < ROUNDS; round++) {
    const power = 1 / exponential(-guess)
    guess += (2 * (x - power)) / (x + power)
  }
  return guess
}

/** The logarithm of the sum of numbers of which the logarithms are given. */
export const logarithmOfSum = (logarithms: readonly number[]): number => {
  const top = Math.max(...logarithms)
  let sum = 0
  for (const each of logarithms) sum += exponential(each - top)
  return top + logarithm(sum)
}
