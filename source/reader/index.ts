export { ACTIONS, type Action, keysMarkdown } from './keys.ts'
export { openReader, type ReaderOptions } from './open-reader.ts'
export type { Place, Remembered } from './place.ts'
export type {
  FetchProgress,
  Find,
  Finds,
  IssueKey,
  Library,
  MarkedText,
  OpenedIssue,
  ShelvedPaper,
  Traces,
} from './ports.ts'
export { DEFAULT_SETTINGS, type Language, type Settings } from './settings.ts'
