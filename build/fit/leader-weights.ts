/** How far a weight moves at first. */
const RATE = 0.03
/** Evidence below this leaves a weight at zero, so that what is rare decides nothing. */
const L1 = 0.3
const L2 = 1

/**
 * Weights that follow the regularised leader (FTRL-Proximal: McMahan and others, “Ad Click Prediction: a View from the Trenches”, 2013):
 * each has a rate of its own, which falls with the evidence.
 */
export class LeaderWeights {
  readonly values: Float64Array
  readonly #sums: Float64Array
  readonly #squares: Float64Array

  constructor(size: number) {
    this.values = new Float64Array(size)
    this.#sums = new Float64Array(size)
    this.#squares = new Float64Array(size)
  }

  update(at: number, gradient: number): void {
    const before = this.#squares[at] ?? 0
    const after = before + gradient * gradient
    const root = Math.sqrt(after)
    const sum =
      (this.#sums[at] ?? 0) + gradient - ((root - Math.sqrt(before)) / RATE) * (this.values[at] ?? 0)
    this.#squares[at] = after
    this.#sums[at] = sum
    this.values[at] = Math.abs(sum) <= L1 ? 0 : -(sum - Math.sign(sum) * L1) / ((1 + root) / RATE + L2)
  }
}
