import meow from 'meow'
import { type CommandLine, FLAGS, type Flags } from './flags.ts'

/** @throws what meow refuses: a flag given twice. */
export const readOptions = (argv: readonly string[]): CommandLine => {
  const { input, flags } = meow('', {
    importMeta: import.meta,
    argv,
    // Ours are asked for by commands/index.ts, which knows the version and the language.
    pkg: {},
    flags: FLAGS,
    allowUnknownFlags: true,
    autoHelp: false,
    autoVersion: false,
  })
  return { words: input.map(String), flags: flags as Flags }
}
