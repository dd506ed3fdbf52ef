import type { CommandLine } from './flags.ts'

/** The language that a command line asks for, where it says so in a way that needs no parser. */
export const languageAsked = (argv: readonly string[]): string | undefined => {
  const at = argv.findIndex((word) => /^--lang(?:=|$)/.test(word))
  return argv[at] === '--lang' ? argv[at + 1] : argv[at]?.slice('--lang='.length)
}

/**
 * Reads what stands behind the program's name. Most who open a paper give no option, and do not wait for the parser of
 * options to load.
 * @throws {Misuse} for what the parser refuses
 */
export const readCommandLine = async (argv: readonly string[]): Promise<CommandLine> =>
  argv.some((word) => /^-./.test(word))
    ? (await import('./options.ts')).readOptions(argv)
    : { words: argv, flags: { color: true } }
