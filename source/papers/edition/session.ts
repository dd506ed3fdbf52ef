import type { Paper } from '../catalogue/paper.ts'
import type { Manners } from '../visit/manners.ts'
import type { Ports } from '../visit/ports.ts'
import type { Visitor } from '../visit/visitor.ts'
import type { Progress } from './progress.ts'
import type { Reading } from './reading.ts'

export interface EditionOptions {
  /** Page numbers as printed, `['1', 'A02', '5-8']`; every page where absent. */
  readonly pages?: readonly string[]
  /** Reads the layout pages, fetches no article, ends in a plan. */
  readonly dryRun?: boolean
  /** Asks again for all that the store holds, on condition that it has changed. */
  readonly refresh?: boolean
  readonly signal?: AbortSignal
  readonly manners?: Manners
  readonly reading?: Reading
}

/** What the days of one call share. */
export interface Session {
  readonly paper: Paper
  readonly ports: Ports
  readonly reading: Reading
  readonly visitor: Visitor
  readonly options: EditionOptions
  readonly signal: AbortSignal
  readonly emit: (progress: Progress) => void
}
