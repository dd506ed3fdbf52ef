import { en } from './en/index.ts'
import { oneLine } from './one-line.ts'
import { type Saying, say } from './saying.ts'

/**
 * An error that says what went wrong, where, and what to do: in English as its message, in the user's language by its
 * saying, which may quote a file or a host. The message is one line that is safe to print.
 */
export class Told extends Error {
  readonly saying: Saying

  constructor(saying: Saying, options?: ErrorOptions) {
    super(oneLine(say(en, saying)), options)
    this.saying = saying
  }
}

const isOfSystem = (error: Error): error is NodeJS.ErrnoException =>
  'syscall' in error && 'code' in error && typeof error.code === 'string'

/** The saying of any error. One that is no `Told` is the system's, if it has a code, or a bug of the program. */
export const sayingOf = (error: unknown): Saying => {
  if (error instanceof Told) return error.saying
  if (!(error instanceof Error)) return ['bug', String(error)]
  if (!isOfSystem(error)) return ['bug', `${error.name}: ${error.message}`]
  const why = reasonOf(error)
  return error.path === undefined ? why : ['at', error.path, why]
}

const REASONS: Readonly<Record<string, Saying>> = {
  ENOENT: ['noSuchFile'],
  EACCES: ['notAllowed'],
  EPERM: ['notAllowed'],
  ENOSPC: ['diskIsFull'],
  EROFS: ['diskIsReadOnly'],
}

/** The reason of a system error, without the path. */
export const reasonOf = ({ code = '?' }: NodeJS.ErrnoException): Saying => REASONS[code] ?? ['refused', code]
