export type { SaveArticle } from './hand-over.ts'
export { keysMarkdown } from './keys/key-table.ts'
export type { Log } from './log.ts'
export { openReader } from './open-reader.ts'
export type {
  ContentsAs,
  FetchProgress,
  Find,
  Finds,
  KeptChoice,
  Library,
  OpenedIssue,
  ShelvedPaper,
  Traces,
} from './state/library.ts'
