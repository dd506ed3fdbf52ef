/** A fault put into the program on purpose. A test must fail with it: else nothing would tell if somebody made it. */
export interface Mutant {
  /** What is wrong, as a name for the command line. */
  readonly name: string
  /** From the repository's root. */
  readonly file: string
  /** The text to replace, which must occur exactly once in the file. */
  readonly original: string
  readonly replacement: string
  /** What a user would get. */
  readonly consequence: string
  /** The test files of which one must fail, from the repository's root. */
  readonly tests: readonly string[]
}

/**
 * The text of a mutant's file with the fault in it.
 * @throws {Error} if the original does not occur exactly once: the file has changed, and the mutant must be written anew
 */
export const mutated = (source: string, { name, file, original, replacement }: Mutant): string => {
  const [before = '', after, ...more] = source.split(original)
  if (after === undefined || more.length > 0)
    throw new Error(`${name}: ${after === undefined ? 'missing' : 'more than once'} in ${file}: ${original}`)
  return before + replacement + after
}
