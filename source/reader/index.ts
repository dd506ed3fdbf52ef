export type { Place, Remembered } from '../issue/index.ts'
export { DEFAULT_SETTINGS, type Settings } from '../makeup/index.ts'
export { ACTIONS, type Action, keysMarkdown } from './keys/keys.ts'
export { openReader, type ReaderOptions } from './open-reader.ts'
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
} from './state/library.ts'
