export { loadPapers } from './catalogue/catalogue.ts'
export { type Choice, choosePaper, findPapers } from './catalogue/find.ts'
export * from './catalogue/paper.ts'
export { fetchEditions } from './edition/edition.ts'
export {
  type Missing,
  NoIssue,
  NoSuchPage,
  type PlannedPage,
  type Progress,
  type Tally,
} from './edition/progress.ts'
export type { Reading } from './edition/reading.ts'
export type { EditionOptions } from './edition/session.ts'
export {
  correctionOf,
  marksPaper,
  noteFailed,
  noteWorked,
  type Standing,
  type Standings,
  whyNotFetched,
} from './standing.ts'
export type { Wait } from './visit/ask.ts'
export { type FailureKind, FetchFailure } from './visit/failure.ts'
export type { Manners } from './visit/manners.ts'
export * from './visit/ports.ts'
export { type SystemOptions, systemPorts } from './visit/system-ports.ts'
