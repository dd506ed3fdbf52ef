import type { CommandLine } from './flags.ts'

/** The language that a command line asks for, if that can be seen without a parser. */
export const languageAsked = (argv: readonly string[]): string | undefined => {
  const index = argv.findIndex((word) => /^--lang(?:=|$)/.test(word))
  return argv[index] === '--lang' ? argv[index + 1] : argv[index]?.slice('--lang='.length)
}

/**
 * Parses the arguments. Most command lines have no option; for those the parser of options is not even loaded.
 * @throws {Misuse} for what the parser refuses
 */
export const readCommandLine = async (argv: readonly string[]): Promise<CommandLine> =>
  argv.some((word) => /^-./.test(word))
    ? (await import('./options.ts')).readOptions(argv)
    : { words: argv, flags: { color: true } }
