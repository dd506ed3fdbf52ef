import type { Paper } from '../catalogue/paper-entry.ts'
import type { ClosedHosts } from '../fetch/closed-hosts.ts'
import type { FetchDependencies } from '../fetch/dependencies.ts'
import type { Fetcher } from '../fetch/fetcher.ts'
import type { Limits } from '../fetch/limits.ts'
import type { LearnedAddress } from './day-addresses.ts'
import type { EntryPage } from './entry-page.ts'
import type { PageReader } from './page-reader.ts'
import type { Progress } from './progress.ts'
import type { Refusals } from './refusals.ts'

export interface EditionOptions {
  /** Page numbers as printed, `['1', 'A02', '5-8']`; every page if absent. */
  readonly pages?: readonly string[]
  /** Reads only the layout pages and ends with `plan`. */
  readonly dryRun?: boolean
  /** Requests stored pages again; the host sends those that have changed. */
  readonly refresh?: boolean
  readonly signal?: AbortSignal
  /** The defaults if absent. */
  readonly limits?: Partial<Limits>
  readonly reader?: PageReader
  /** Where the paper's entry page led to on an earlier day. */
  readonly learned?: LearnedAddress
  /** Hosts that are asked no more; one for all fetches of a run of the program. */
  readonly closedHosts?: ClosedHosts
}

/** What all days of one call of `fetchEditions` share. */
export interface FetchRun {
  readonly paper: Paper
  readonly dependencies: FetchDependencies
  readonly reader: PageReader
  readonly fetcher: Fetcher
  readonly options: EditionOptions
  readonly limits: Limits
  readonly signal: AbortSignal
  readonly emit: (progress: Progress) => void
  readonly refusals: Refusals
  readonly entry: EntryPage
  /** Where the paper's entry page led to, on an earlier day or in this run. */
  readonly learned: { address: LearnedAddress | undefined }
}
