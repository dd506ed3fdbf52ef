import { type Day, isDay } from '../issue/index.ts'
import { type Saying, say, sayingOf, type Words } from '../language/index.ts'
import { patternOf } from './catalogue/address-pattern.ts'
import type { Paper, PaperEntry } from './catalogue/paper-entry.ts'
import { NoIssue } from './edition/progress.ts'
import { FetchFailure } from './fetch/fetch-failure.ts'

/** When fetching a paper last worked or failed on this machine. */
export interface PaperHealth {
  /** The last day on which an issue was fetched. */
  readonly worked?: Day
  /** Set if fetching has failed since it last worked: the first and last day, and the reason. */
  readonly failed?: {
    readonly since: Day
    readonly last: Day
    /** In English. */
    readonly why: string
    /** The same, translatable; absent in older files. */
    readonly saying?: Saying
  }
}

/** By the paper's name. Stored as JSON. */
export type HealthByPaper = Readonly<Record<string, PaperHealth>>

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const healthFrom = (value: unknown): PaperHealth => {
  if (!isRecord(value)) return {}
  const { worked, failed } = value
  const health: PaperHealth = typeof worked === 'string' && isDay(worked) ? { worked } : {}
  if (!isRecord(failed)) return health
  const { since, last, why, saying } = failed
  if (typeof since !== 'string' || typeof last !== 'string' || typeof why !== 'string') return health
  // What the saying holds is not checked: `whyFailed` falls back on the English.
  return {
    ...health,
    failed: { since, last, why, ...(Array.isArray(saying) && { saying: saying as never }) },
  }
}

/** Reads what was stored. It only holds hints: what is not of their shape is left out. */
export const paperHealthFrom = (json: string): HealthByPaper => {
  try {
    const value: unknown = JSON.parse(json)
    if (!isRecord(value)) return {}
    return Object.fromEntries(Object.entries(value).map(([name, health]) => [name, healthFrom(health)]))
  } catch {
    return {}
  }
}

/** Why fetching a paper failed, in the user's language if that can be said: another version may have stored it. */
export const whyFailed = ({ why, saying }: NonNullable<PaperHealth['failed']>, words: Words): string => {
  if (!saying) return why
  try {
    const said: unknown = say(words, saying)
    return typeof said === 'string' ? said : why
  } catch {
    return why
  }
}

/** Failures that do not suggest a wrong address: of this machine or the moment, or with a message that says what to do. */
const NOT_THE_PAPER: ReadonlySet<FetchFailure['kind']> = new Set([
  'offline',
  'busy',
  'robots',
  'address',
  'budget',
])

/** Whether an error suggests that a paper's address no longer works. */
export const suggestsWrongAddress = (error: unknown): error is FetchFailure | NoIssue =>
  error instanceof FetchFailure
    ? !NOT_THE_PAPER.has(error.kind)
    : error instanceof NoIssue && error.nearest === undefined && error.sent === undefined

export const noteWorked = (health: HealthByPaper, { name }: Paper, today: Day): HealthByPaper => ({
  ...health,
  [name]: { worked: today },
})

/** Records an error that suggests a wrong address. Returns `health` itself for any other error. */
export const noteFailed = (
  health: HealthByPaper,
  { name }: Paper,
  error: unknown,
  today: Day,
): HealthByPaper => {
  if (!suggestsWrongAddress(error)) return health
  const earlier = health[name]
  const { message: why, saying } = error
  const failed = { since: earlier?.failed?.since ?? today, last: today, why, saying }
  return { ...health, [name]: { ...(earlier?.worked && { worked: earlier.worked }), failed } }
}

/** Why a paper could not be fetched. If its host was not reached, the message names the paper instead of an address. */
export const whyNotFetched = ({ name }: Paper, error: unknown): Saying =>
  error instanceof FetchFailure && error.hostNotReached ? ['noWayToPaper', name, error.why] : sayingOf(error)

/**
 * How to correct a paper's address: the message says what to look for and what to write into which file.
 * @param config path of the configuration file
 * @param frontPage address of a front page in the user's browser, if known
 */
export const correctionOf = (paper: Paper, config: string, frontPage?: string): Saying => {
  const url = (frontPage && patternOf(frontPage)) ?? paper.url
  const entry: PaperEntry = { name: paper.name, url, ...(paper.private && { private: true }) }
  const correction: Saying = ['correct', paper.name, config, `{"papers": [${JSON.stringify(entry)}]}`]
  return paper.doubt ? ['each', ['at', paper.name, paper.doubt], correction] : correction
}
