export type { SaveArticle } from './hand-over.ts'
export { readKeyChanges } from './keys/key-changes.ts'
export { keyLines, keysMarkdown } from './keys/key-listing.ts'
export { type KeyChanges, keymapOf } from './keys/keymap.ts'
export type { Log } from './log.ts'
export { openReader } from './open-reader.ts'
export type {
  ContentsAs,
  Fetchable,
  FetchProgress,
  Find,
  Finds,
  KeptChoice,
  KnownPaper,
  Library,
  OpenedIssue,
  ShelvedPaper,
  Traces,
} from './state/library.ts'
