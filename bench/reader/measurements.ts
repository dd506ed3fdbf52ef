import { quantile } from '../figures.ts'

/** Measured values by measure and program, in the order in which they first occur. */
export class Measurements {
  readonly #byMeasure = new Map<string, Map<string, number[]>>()

  add(measure: string, program: string, value: number): void {
    const byProgram = this.#byMeasure.get(measure) ?? new Map<string, number[]>()
    this.#byMeasure.set(measure, byProgram)
    const values = byProgram.get(program) ?? []
    byProgram.set(program, values)
    values.push(value)
  }

  measures(): string[] {
    return [...this.#byMeasure.keys()]
  }

  /** Undefined if there are none. */
  quantile(measure: string, program: string, share: number): number | undefined {
    const values = this.#byMeasure.get(measure)?.get(program)
    return values && quantile(values, share)
  }
}
