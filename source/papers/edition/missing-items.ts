import type { Note } from '../../issue/index.ts'
import { FetchFailure } from '../fetch/fetch-failure.ts'
import { siteOf } from '../fetch/site-of.ts'
import type { IssueLink } from './issue-link.ts'
import type { MissingItem } from './progress.ts'

/** Unreachable requests in a row after which an issue is given up. */
const GIVE_UP_AFTER = 5

/** The pages and articles of an issue that could not be fetched, or were not. */
export class MissingItems {
  readonly all: MissingItem[] = []
  #unreachableInRow = 0

  /** To be called when a request was answered. */
  noteAnswer(): void {
    this.#unreachableInRow = 0
  }

  /**
   * Rethrows errors that are not FetchFailures, those after which the paper's host is asked no more, and the last of too many
   * unreachable requests in a row.
   */
  add(kind: MissingItem['what'], { url, label, from }: IssueLink, error: unknown): MissingItem {
    if (!(error instanceof FetchFailure)) throw error
    if (error.kind === 'proxy' || (error.closesHost && siteOf(url) === siteOf(from))) throw error
    this.#unreachableInRow = error.temporary ? this.#unreachableInRow + 1 : 0
    if (this.#unreachableInRow >= GIVE_UP_AFTER) throw error
    const item: MissingItem = { what: kind, url, label, failure: error }
    this.all.push(item)
    return item
  }

  /** A note on each. @param end of the issue's source, where they are not */
  notes(end: number): readonly Note[] {
    return this.all.map(({ what, label, failure: { message } }) => ({
      code: 'missing',
      at: [end, end],
      message: `the ${what} ${[label, message].filter((part) => part !== '').join(', ')}`,
    }))
  }
}
