export { keysMarkdown } from './keys/keys.ts'
export { openReader } from './open-reader.ts'
export type {
  FetchProgress,
  Find,
  Finds,
  Library,
  OpenedIssue,
  ShelvedPaper,
  Traces,
} from './state/library.ts'
