export { dayInUrl, faultOfPattern, frontPageUrl, patternOf } from './address.ts'
export { loadPapers } from './catalogue.ts'
export { addDays, daysBetween, isDay, todayInChina } from './day.ts'
export { type EditionOptions, fetchEdition, fetchEditions } from './edition.ts'
export { type FailureKind, FetchFailure } from './failure.ts'
export { type Choice, choosePaper, findPapers } from './find.ts'
export { createGate, type Gate, type GateOptions } from './gate.ts'
export { isPublicAddress, type NetworkOptions, openNetwork } from './network/index.ts'
export { pageNumber, selectPages } from './page-numbers.ts'
export { createPageMemory, openPageFolder, type PageFolder } from './page-store.ts'
export * from './paper.ts'
export * from './ports.ts'
export { type Missing, NoIssue, NoSuchPage, type PlannedPage, type Progress, type Tally } from './progress.ts'
export { epaperReading, type Reading } from './reading.ts'
export { type Robots, readRobots } from './robots.ts'
export {
  correctionOf,
  marksPaper,
  noteFailed,
  noteWorked,
  type Standing,
  type Standings,
} from './standing.ts'
export {
  privateOriginsOf,
  type SystemOptions,
  systemClock,
  systemPorts,
  userAgentOf,
} from './system-ports.ts'
export { MANNERS, type Manners, type Wait } from './visitor.ts'
