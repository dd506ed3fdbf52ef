import meow from 'meow'
import { Misuse } from './failure.ts'
import { type CommandLine, FLAGS, type Flags } from './flags.ts'

/** @throws {Misuse} for what meow refuses: a flag given twice */
export const readOptions = (argv: readonly string[]): CommandLine => {
  try {
    const { input, flags } = parse(argv)
    return { words: input.map(String), flags: flags as Flags }
  } catch (error) {
    const [flag] = /--[a-z-]+/.exec(error instanceof Error ? error.message : '') ?? []
    throw new Misuse(flag === undefined ? ['badOptions'] : ['flagOnce', flag])
  }
}

const parse = (argv: readonly string[]) =>
  meow('', {
    importMeta: import.meta,
    argv,
    // commands/index.ts prints help and version: it knows the language.
    pkg: {},
    flags: FLAGS,
    allowUnknownFlags: true,
    autoHelp: false,
    autoVersion: false,
  })
