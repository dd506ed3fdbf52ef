import type { Day } from '../issue/index.ts'
import { type Saying, sayingOf } from '../language/index.ts'
import { patternOf } from './catalogue/address-pattern.ts'
import type { Paper, PaperEntry } from './catalogue/paper-entry.ts'
import { NoIssue } from './edition/progress.ts'
import { FetchFailure } from './fetch/fetch-failure.ts'

/** How a paper has done on this machine. */
export interface PaperHealth {
  /** The last day on which an issue was fetched. */
  readonly worked?: Day
  /** Since it last worked: why it failed, in English and to be said, on which day first and last. */
  readonly failed?: {
    readonly since: Day
    readonly last: Day
    readonly why: string
    /** Older files have none. */
    readonly saying?: Saying
  }
}

/** By the paper's name. A plain object, to be kept as JSON. */
export type HealthByPaper = Readonly<Record<string, PaperHealth>>

/**
 * Failures that speak of the machine, the moment or the question, not of the paper, and those that say themselves what
 * to do: another address helps none of them.
 */
const NOT_THE_PAPER: ReadonlySet<FetchFailure['kind']> = new Set(['offline', 'busy', 'robots', 'address'])

/** Whether an error says that a paper's address may not work any more. */
export const marksPaper = (error: unknown): error is FetchFailure | NoIssue =>
  error instanceof FetchFailure
    ? !NOT_THE_PAPER.has(error.kind)
    : error instanceof NoIssue && error.nearest === undefined

export const noteWorked = (health: HealthByPaper, { name }: Paper, today: Day): HealthByPaper => ({
  ...health,
  [name]: { worked: today },
})

/** Marks the paper where the error speaks of it; the standings as they were for any other error. */
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

/** Why a paper could not be fetched; where its site cannot be reached, in words for whoever knows no addresses. */
export const whyNotFetched = ({ name }: Paper, error: unknown): Saying =>
  error instanceof FetchFailure && error.hostNotReached ? ['noWayToPaper', name, error.why] : sayingOf(error)

/**
 * How to put a paper right: what to look for, what to write where. `config` is the path of the configuration file;
 * `found`, where the user has it, the address of a front page as it stands in a browser.
 */
export const correctionOf = (paper: Paper, config: string, found?: string): Saying => {
  const url = (found && patternOf(found)) ?? paper.url
  const entry: PaperEntry = { name: paper.name, url, ...(paper.private && { private: true }) }
  const correct: Saying = ['correct', paper.name, config, `{"papers": [${JSON.stringify(entry)}]}`]
  return paper.doubt ? ['each', ['at', paper.name, paper.doubt], correct] : correct
}
