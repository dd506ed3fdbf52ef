import type { Words } from '../../language/index.ts'
import type { Log } from '../../reader/index.ts'
import type { Config } from './config.ts'
import type { Flags } from './flags.ts'
import type { CommandIo } from './process-io.ts'
import type { RunSettings } from './settings.ts'

/** What every command gets. */
export interface Context {
  readonly flags: Flags
  readonly config: Config
  readonly settings: RunSettings
  /** All texts, in the user's language. */
  readonly words: Words
  readonly io: CommandIo
  /** Only if `BAOLAN_DEBUG` names a file. */
  readonly log?: Log | undefined
}

/** Runs with the words after the command's name. @returns the exit code @throws {Failure} */
export type Command = (words: readonly string[], context: Context) => Promise<number>
