export { dayInUrl, faultOfPattern, frontPageUrl, patternOf } from './catalogue/address.ts'
export { loadPapers } from './catalogue/catalogue.ts'
export { type Choice, choosePaper, findPapers } from './catalogue/find.ts'
export * from './catalogue/paper.ts'
export { fetchEdition, fetchEditions } from './edition/edition.ts'
export { pageNumber, selectPages } from './edition/page-numbers.ts'
export {
  type Missing,
  NoIssue,
  NoSuchPage,
  type PlannedPage,
  type Progress,
  type Tally,
} from './edition/progress.ts'
export { epaperReading, type Reading } from './edition/reading.ts'
export type { EditionOptions } from './edition/session.ts'
export {
  correctionOf,
  marksPaper,
  noteFailed,
  noteWorked,
  type Standing,
  type Standings,
} from './standing.ts'
export type { Wait } from './visit/ask.ts'
export { type FailureKind, FetchFailure } from './visit/failure.ts'
export { createGate, type Gate, type GateOptions } from './visit/gate.ts'
export { MANNERS, type Manners } from './visit/manners.ts'
export { type NetworkOptions, openNetwork } from './visit/network.ts'
export { createPageMemory, openPageFolder, type PageFolder } from './visit/page-store.ts'
export * from './visit/ports.ts'
export { isPublicAddress } from './visit/public-address.ts'
export { type Robots, readRobots } from './visit/robots.ts'
export {
  privateOriginsOf,
  type SystemOptions,
  systemClock,
  systemPorts,
  userAgentOf,
} from './visit/system-ports.ts'
