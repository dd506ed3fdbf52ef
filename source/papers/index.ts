export { adviceFor, type ConfigFile, correctionOf, whyNotFetched, withAdvice } from './advice.ts'
export { frontPageUrl } from './catalogue/address-pattern.ts'
export { whyClosed } from './catalogue/closed-paper.ts'
export { type Choice, choosePaper, findPapers } from './catalogue/find-papers.ts'
export { loadPapers } from './catalogue/load-papers.ts'
export * from './catalogue/paper-entry.ts'
export { bundleOf, type CheckedPaper, type CheckStep, checkPaper } from './check/check-paper.ts'
export type { LearnedAddress } from './edition/day-addresses.ts'
export { fetchEditions } from './edition/fetch-editions.ts'
export type { EditionOptions } from './edition/fetch-run.ts'
export { forEachConcurrent } from './edition/for-each-concurrent.ts'
export type { PageReader } from './edition/page-reader.ts'
export {
  NoIssue,
  NoSuchPage,
  type Progress,
  type ProgressCount,
} from './edition/progress.ts'
export { ClosedHosts } from './fetch/closed-hosts.ts'
export * from './fetch/dependencies.ts'
export { FetchFailure } from './fetch/fetch-failure.ts'
export {
  EDITION_LIMITS,
  type EditionLimits,
  MEGABYTE,
  STORE_LIMITS,
  type StoreLimits,
} from './fetch/limits.ts'
export { Proxies } from './fetch/proxies.ts'
export { systemDependencies } from './fetch/system-dependencies.ts'
export {
  type HealthByPaper,
  learnedOf,
  noteFailed,
  noteMoved,
  noteWorked,
  type PaperHealth,
  type PaperTrouble,
  paperHealthFrom,
  troubleOf,
  whyFailed,
} from './paper-health.ts'
