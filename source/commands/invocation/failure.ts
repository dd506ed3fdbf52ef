import { oneLine, type Saying, say, sayingOf, Told, type Words } from '../../language/index.ts'

/** What went wrong: what, where, what to do. Exit code 1. */
export class Failure extends Told {
  override name = 'Failure'
  readonly exitCode: number = 1
}

/** The command line was off. Exit code 2. */
export class Misuse extends Failure {
  override name = 'Misuse'
  override readonly exitCode = 2
}

/** One line for stderr: nothing in it moves a terminal. */
export const toldLine = (saying: Saying, words: Words): string => `baolan: ${oneLine(say(words, saying))}\n`

/** The same of whatever was thrown: no stack. */
export const failureLine = (error: unknown, words: Words): string => toldLine(sayingOf(error), words)

export const exitCodeOf = (error: unknown): number => (error instanceof Failure ? error.exitCode : 1)
