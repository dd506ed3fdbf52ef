import { oneLine } from '../../issue/index.ts'

/** What went wrong, in one line: what, where, what to do. Exit code 1. */
export class Failure extends Error {
  override name = 'Failure'
  readonly exitCode: number = 1
}

/** The command line was off. Exit code 2. */
export class Misuse extends Failure {
  override name = 'Misuse'
  override readonly exitCode = 2
}

/** One line for stderr, whatever was thrown: no stack, nothing that moves a terminal. */
export const failureLine = (error: unknown): string =>
  `baolan: ${oneLine(error instanceof Error ? error.message : String(error))}\n`

export const exitCodeOf = (error: unknown): number => (error instanceof Failure ? error.exitCode : 1)
