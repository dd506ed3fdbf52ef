import { FetchFailure } from '../visit/failure.ts'
import type { Link } from './link-list.ts'
import type { Missing } from './progress.ts'

/** After so many requests in a row that find nobody at home the rest is not tried. */
const GIVE_UP_AFTER = 5

/** What an issue goes without. */
export interface Losses {
  readonly missing: readonly Missing[]
  /** One that came: somebody is at home. */
  came(): void
  /** Notes one that did not. Throws the error on where it is none of fetching, or nobody is at home any more. */
  note(what: Missing['what'], link: Link, error: unknown): Missing
}

export const createLosses = (): Losses => {
  const missing: Missing[] = []
  let inVain = 0
  return {
    missing,
    came: () => {
      inVain = 0
    },
    note: (what, { url, label }, error) => {
      if (!(error instanceof FetchFailure)) throw error
      inVain = error.passing ? inVain + 1 : 0
      if (inVain >= GIVE_UP_AFTER) throw error
      const loss: Missing = { what, url, label, failure: error }
      missing.push(loss)
      return loss
    },
  }
}
