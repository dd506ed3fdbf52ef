import { en } from './en/index.ts'
import { oneLine } from './one-line.ts'
import { type Saying, say } from './saying.ts'

/**
 * An error that the user may see. Its saying, which may quote a file or a host, can be said in any language; its message is
 * the same in English, on one line that is safe to print.
 */
export class Told extends Error {
  readonly saying: Saying

  constructor(saying: Saying, options?: ErrorOptions) {
    super(oneLine(say(en, saying)), options)
    this.saying = saying
  }
}

const isSystemError = (error: Error): error is NodeJS.ErrnoException =>
  'syscall' in error && 'code' in error && typeof error.code === 'string'

/** The saying of any error. An error that is not a `Told` comes from the system if it has a code, otherwise from a bug. */
export const sayingOf = (error: unknown): Saying => {
  if (error instanceof Told) return error.saying
  if (!(error instanceof Error)) return ['bug', String(error)]
  if (!isSystemError(error)) return ['bug', `${error.name}: ${error.message}`]
  const reason = reasonOf(error)
  return error.path === undefined ? reason : ['at', error.path, reason]
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
