import { type Saying, sayingOf, sayWithin, Told, type Words } from '../../language/index.ts'

/** A failure: says what went wrong, where, and what to do. Exit code 1. */
export class Failure extends Told {
  override name = 'Failure'
  readonly exitCode: number = 1
}

/** Wrong usage. Exit code 2. */
export class Misuse extends Failure {
  override name = 'Misuse'
  override readonly exitCode = 2
}

/** Code units of the longest line that is written about an error, whatever it quotes. */
const LONGEST = 300

/** A saying as it stands in such a line. */
export const toldText = (saying: Saying, words: Words): string =>
  sayWithin(words, saying, LONGEST - 'baolan: '.length)

/** One line for stderr, without control characters. */
export const toldLine = (saying: Saying, words: Words): string => `baolan: ${toldText(saying, words)}\n`

/** The same for anything thrown, without its stack. */
export const failureLine = (error: unknown, words: Words): string => toldLine(sayingOf(error), words)

export const exitCodeOf = (error: unknown): number => (error instanceof Failure ? error.exitCode : 1)
