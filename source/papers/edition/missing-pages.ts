import { FetchFailure } from '../fetch/fetch-failure.ts'
import type { Link } from './link-list.ts'
import type { Missing } from './progress.ts'

/** The rest is given up after this many unreachable requests in a row. */
const GIVE_UP_AFTER = 5

/** The pages and articles that could not be fetched. */
export class MissingPages {
  readonly all: Missing[] = []
  #unreachable = 0

  /** Notes that a request was answered. */
  reached(): void {
    this.#unreachable = 0
  }

  /** Rethrows errors that are not FetchFailures, and gives up after 5 unreachable requests in a row. */
  add(what: Missing['what'], { url, label }: Link, error: unknown): Missing {
    if (!(error instanceof FetchFailure)) throw error
    this.#unreachable = error.temporary ? this.#unreachable + 1 : 0
    if (this.#unreachable >= GIVE_UP_AFTER) throw error
    const missing: Missing = { what, url, label, failure: error }
    this.all.push(missing)
    return missing
  }
}
