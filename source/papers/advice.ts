import { type Saying, sayingOf } from '../language/index.ts'
import { patternOf } from './catalogue/address-pattern.ts'
import type { Paper, PaperEntry } from './catalogue/paper-entry.ts'
import { type FailureKind, FetchFailure } from './fetch/fetch-failure.ts'
import { type PaperTrouble, troubleOf } from './paper-health.ts'

/** Kinds of which the reason says everything, for all addresses of the paper. */
const OF_THE_HOST: ReadonlySet<FailureKind> = new Set<FailureKind>([
  'wall',
  'login',
  'script',
  'forbidden',
  'secure',
  'chain',
  'protocol',
  'robots',
])

/**
 * Why a paper could not be fetched, naming the paper instead of an address where the fault is not the address's.
 */
export const whyNotFetched = ({ name }: Paper, error: unknown): Saying => {
  if (!(error instanceof FetchFailure)) return sayingOf(error)
  if (error.hostNotReached) return ['noWayToPaper', name, error.why]
  return OF_THE_HOST.has(error.kind) ? ['at', name, error.why] : error.saying
}

/** Troubles that say nothing of the address: the pages can still be had with a browser. */
const IN_A_BROWSER: ReadonlySet<PaperTrouble> = new Set<PaperTrouble>([
  'login',
  'script',
  'robots',
  'secure',
  'chain',
])
const FROM_ELSEWHERE: ReadonlySet<PaperTrouble> = new Set<PaperTrouble>(['silent', 'timeout', 'unreachable'])

/** Troubles that another address would end. */
const OF_THE_ADDRESS: ReadonlySet<PaperTrouble> = new Set<PaperTrouble>([
  'moved',
  'missing',
  'host',
  'redirects',
])

/** Why a paper could not be fetched, and what the user can do about it, if anything. */
export const withAdvice = (why: Saying, advice: Saying | undefined): Saying =>
  advice ? ['each', why, advice] : why

/** The user's configuration file, and what is in it: nothing, fields without `papers`, or a list of papers. */
export interface ConfigFile {
  readonly path: string
  readonly holds: 'nothing' | 'noPapers' | 'emptyList' | 'papers'
}

/** What the user can do about an error of a paper; undefined if nothing, or if the error says it. */
export const adviceFor = (paper: Paper, error: unknown, config: ConfigFile): Saying | undefined => {
  const trouble = troubleOf(error)
  if (trouble === undefined) return undefined
  if (trouble === 'forbidden' || trouble === 'wall')
    return ['each', ['saveInBrowser'], ['orUserAgent', config.path]]
  if (IN_A_BROWSER.has(trouble)) return ['saveInBrowser']
  if (FROM_ELSEWHERE.has(trouble)) return ['tryProxy']
  return OF_THE_ADDRESS.has(trouble) ? correctionOf(paper, config) : undefined
}

/** The host of an address that only the user can find out. */
const UNKNOWN_HOST = 'example.org'

/** A pattern in the form of the one that failed, which is no address of the paper and so is not taken for one. */
const exampleOf = ({ url }: Paper): string => url.replace(/^(https?:\/\/)[^/]+/, `$1${UNKNOWN_HOST}`)

/** @param isListed whether the file has an entry of that name */
const correctionIn = (
  { path, holds }: ConfigFile,
  name: string,
  entry: string,
  isListed: boolean,
): Saying => {
  if (isListed && holds === 'papers') return ['correctListed', name, path, entry]
  switch (holds) {
    case 'nothing':
      return ['correct', name, path, `{"papers": [${entry}]}`]
    case 'noPapers':
      return ['correctAfter', name, path, '{', `"papers": [${entry}],`]
    case 'emptyList':
      return ['correctAfter', name, path, '"papers": [', entry]
    case 'papers':
      return ['correctAfter', name, path, '"papers": [', `${entry},`]
  }
}

/**
 * How to correct a paper's address: the message says what to look for, and what to write into which file and where.
 * @param frontPage address of a front page in the user's browser, if known
 */
export const correctionOf = (paper: Paper, config: ConfigFile, frontPage?: string): Saying => {
  const { name, family, entry: entryPage, how, private: isPrivate, place, pinyin, aliases } = paper
  const isOwn = paper.origin === 'own'
  const entry: PaperEntry = {
    ...{ name, url: (frontPage && patternOf(frontPage)) ?? exampleOf(paper) },
    ...(family !== 'other' && { family }),
    ...(how && how !== 'closed' && { how }),
    ...(entryPage && { entry: entryPage }),
    ...(isOwn && { ...(place && { place }), ...(pinyin && { pinyin }), ...(aliases && { aliases }) }),
    ...(isPrivate && { private: true }),
  }
  const correction = correctionIn(config, name, JSON.stringify(entry), isOwn)
  return paper.doubt ? ['each', ['at', name, paper.doubt], correction] : correction
}
