import type { Words } from '../../language/index.ts'
import type { Config } from './config.ts'
import type { Flags } from './flags.ts'
import type { ProcessIo } from './process-io.ts'
import type { Settings } from './settings.ts'

/** What every command is given. */
export interface Context {
  readonly flags: Flags
  readonly config: Config
  readonly settings: Settings
  /** What is said, in the reader's language. */
  readonly words: Words
  readonly io: ProcessIo
}

/** Runs with the words behind its name and answers the exit code. @throws {Failure} for what went wrong. */
export type Command = (words: readonly string[], context: Context) => Promise<number>
