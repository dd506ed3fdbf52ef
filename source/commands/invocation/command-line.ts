import type { CommandLine } from './flags.ts'

/**
 * Reads what stands behind the program's name. Most who open a paper give no option, and do not wait for the parser of
 * options to load.
 * @throws {Misuse} for what the parser refuses
 */
export const readCommandLine = async (argv: readonly string[]): Promise<CommandLine> =>
  argv.some((word) => /^-./.test(word))
    ? (await import('./options.ts')).readOptions(argv)
    : { words: argv, flags: { color: true } }
