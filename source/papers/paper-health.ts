import { type Day, isDay } from '../issue/index.ts'
import { type Saying, say, Told, type Words } from '../language/index.ts'
import { faultOfPattern } from './catalogue/address-pattern.ts'
import type { Paper } from './catalogue/paper-entry.ts'
import type { LearnedAddress } from './edition/day-addresses.ts'
import { NoIssue } from './edition/progress.ts'
import { type FailureKind, FetchFailure } from './fetch/fetch-failure.ts'

/** When fetching a paper last worked or failed on this machine. */
export interface PaperHealth {
  /** The last day on which an issue was fetched. */
  readonly worked?: Day
  /** Set if fetching has failed since it last worked: the first and last day, and the reason. */
  readonly failed?: {
    readonly since: Day
    readonly last: Day
    /** Absent in older files. */
    readonly kind?: PaperTrouble
    /** In English. */
    readonly why: string
    /** The same, translatable; absent in older files. */
    readonly saying?: Saying
  }
  /** Where its entry page led to, in the place of the address `from`. */
  readonly learned?: LearnedAddress & { readonly from: string; readonly on: Day }
}

/** By the paper's name. Stored as JSON. */
export type HealthByPaper = Readonly<Record<string, PaperHealth>>

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isDayText = (value: unknown): value is Day => typeof value === 'string' && isDay(value)

const learnedAddressFrom = (value: unknown): Pick<PaperHealth, 'learned'> => {
  if (!isRecord(value)) return {}
  const { url, since, from, on } = value
  if (typeof url !== 'string' || typeof from !== 'string' || !isDayText(since) || !isDayText(on)) return {}
  return faultOfPattern(url) ? {} : { learned: { url, since, from, on } }
}

const healthFrom = (value: unknown): PaperHealth => {
  if (!isRecord(value)) return {}
  const { worked, failed, learned } = value
  const health: PaperHealth = { ...(isDayText(worked) && { worked }), ...learnedAddressFrom(learned) }
  if (!isRecord(failed)) return health
  const { since, last, kind, why, saying } = failed
  if (typeof since !== 'string' || typeof last !== 'string' || typeof why !== 'string') return health
  // What the saying holds is not checked: `whyFailed` falls back on the English.
  return {
    ...health,
    failed: {
      ...{ since, last, why },
      ...(typeof kind === 'string' && { kind: kind as PaperTrouble }),
      ...(Array.isArray(saying) && { saying: saying as never }),
    },
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

/** What kept a paper from being fetched; `moved` if its address leads to no issue any more. */
export type PaperTrouble = FailureKind | 'moved'

/** Troubles of this machine or of the moment, or with a limit that the user set. */
const NOT_THE_PAPER: ReadonlySet<PaperTrouble> = new Set<PaperTrouble>([
  'offline',
  'busy',
  'address',
  'budget',
  'proxy',
])

/** What kept a paper from being fetched; undefined for an error that is not the paper's. */
export const troubleOf = (error: unknown): PaperTrouble | undefined => {
  if (error instanceof NoIssue)
    return error.nearest === undefined && error.sent === undefined ? 'moved' : undefined
  return error instanceof FetchFailure && !NOT_THE_PAPER.has(error.kind) ? error.kind : undefined
}

/** What stays of a paper's health whether it works or not. */
const lasting = ({ learned }: PaperHealth = {}): PaperHealth => (learned ? { learned } : {})

export const noteWorked = (health: HealthByPaper, { name }: Paper, today: Day): HealthByPaper => ({
  ...health,
  [name]: { worked: today, ...lasting(health[name]) },
})

/** Records where a paper's entry page led to. */
export const noteMoved = (
  health: HealthByPaper,
  { name, url: from }: Paper,
  { url, since }: LearnedAddress,
  today: Day,
): HealthByPaper => ({ ...health, [name]: { ...health[name], learned: { url, since, from, on: today } } })

/** Where a paper is known to have moved to, unless its address was corrected since. */
export const learnedOf = (health: HealthByPaper, { name, url }: Paper): LearnedAddress | undefined => {
  const { learned } = health[name] ?? {}
  return learned?.from === url ? learned : undefined
}

/** Records an error that is the paper's. Returns `health` itself for any other error. */
export const noteFailed = (
  health: HealthByPaper,
  { name }: Paper,
  error: unknown,
  today: Day,
): HealthByPaper => {
  const kind = troubleOf(error)
  if (kind === undefined || !(error instanceof Told)) return health
  const earlier = health[name]
  const { message: why, saying } = error
  const failed = { since: earlier?.failed?.since ?? today, last: today, kind, why, saying }
  return {
    ...health,
    [name]: { ...(earlier?.worked && { worked: earlier.worked }), ...lasting(earlier), failed },
  }
}
