import type { Day } from '../issue/index.ts'
import { type Saying, sayingOf } from '../language/index.ts'
import { patternOf } from './catalogue/address-pattern.ts'
import type { Paper, PaperEntry } from './catalogue/paper-entry.ts'
import { NoIssue } from './edition/progress.ts'
import { FetchFailure } from './fetch/fetch-failure.ts'

/** When fetching a paper last worked or failed on this machine. */
export interface PaperHealth {
  /** The last day on which an issue was fetched. */
  readonly worked?: Day
  /** Set if it has failed since it last worked: the first and last day, and why (in English, and translatable). */
  readonly failed?: {
    readonly since: Day
    readonly last: Day
    readonly why: string
    /** Missing in older files. */
    readonly saying?: Saying
  }
}

/** By the paper's name. A plain object, stored as JSON. */
export type HealthByPaper = Readonly<Record<string, PaperHealth>>

/**
 * Failures that another address would not help: of the machine, of the moment or of the request, and those whose message
 * says what to do.
 */
const NOT_THE_PAPER: ReadonlySet<FetchFailure['kind']> = new Set(['offline', 'busy', 'robots', 'address'])

/** Whether an error suggests that a paper's address no longer works. */
export const marksPaper = (error: unknown): error is FetchFailure | NoIssue =>
  error instanceof FetchFailure
    ? !NOT_THE_PAPER.has(error.kind)
    : error instanceof NoIssue && error.nearest === undefined

export const noteWorked = (health: HealthByPaper, { name }: Paper, today: Day): HealthByPaper => ({
  ...health,
  [name]: { worked: today },
})

/** Records the failure if it is the paper's; other errors change nothing. */
export const noteFailed = (
  health: HealthByPaper,
  { name }: Paper,
  error: unknown,
  today: Day,
): HealthByPaper => {
  if (!marksPaper(error)) return health
  const before = health[name]
  const { message: why, saying } = error
  const failed = { since: before?.failed?.since ?? today, last: today, why, saying }
  return { ...health, [name]: { ...(before?.worked && { worked: before.worked }), failed } }
}

/** Why a paper could not be fetched. If its site was not reached, it names the paper instead of an address. */
export const whyNotFetched = ({ name }: Paper, error: unknown): Saying =>
  error instanceof FetchFailure && error.hostNotReached ? ['noWayToPaper', name, error.why] : sayingOf(error)

/**
 * How to correct a paper: what to look for, what to write where.
 * @param config path of the configuration file
 * @param found address of a front page in the user's browser, if known
 */
export const correctionOf = (paper: Paper, config: string, found?: string): Saying => {
  const url = (found && patternOf(found)) ?? paper.url
  const entry: PaperEntry = { name: paper.name, url, ...(paper.private && { private: true }) }
  const correct: Saying = ['correct', paper.name, config, `{"papers": [${JSON.stringify(entry)}]}`]
  return paper.doubt ? ['each', ['at', paper.name, paper.doubt], correct] : correct
}
