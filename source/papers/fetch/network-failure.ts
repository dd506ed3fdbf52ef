import { networkInterfaces } from 'node:os'
import type { Saying } from '../../language/index.ts'
import { type FailureKind, FetchFailure } from './fetch-failure.ts'
import { secureFailure } from './secure-failure.ts'

/** By the `code` of the system's error. */
const REASONS: Readonly<Record<string, readonly [kind: FailureKind, why: Saying]>> = {
  ENOTPUBLIC: ['address', ['notPublic']],
  ENOTFOUND: ['host', ['noSuchHost']],
  EAI_AGAIN: ['offline', ['noLookup']],
  ECONNREFUSED: ['unreachable', ['connectionRefused']],
  ECONNRESET: ['unreachable', ['connectionCut']],
  EPIPE: ['unreachable', ['connectionCut']],
  EHOSTUNREACH: ['unreachable', ['noWayToHost']],
  ENETUNREACH: ['offline', ['noNetwork']],
  ETIMEDOUT: ['timeout', ['noAnswerInTime']],
}

/** Whether this machine has an address on any network but its own. */
const hasNetwork = (): boolean =>
  Object.values(networkInterfaces()).some((addresses = []) => addresses.some(({ internal }) => !internal))

/**
 * The FetchFailure for an error of a request; one that is a FetchFailure already is returned as it is.
 * @param isOnline false on a machine without a network, where some systems say that a host does not exist
 */
export const networkFailure = (url: string, error: unknown, isOnline = hasNetwork): FetchFailure => {
  if (error instanceof FetchFailure) return error
  const { code = '' } = error as NodeJS.ErrnoException
  const known = code === 'ENOTFOUND' && !isOnline() ? REASONS.ENETUNREACH : REASONS[code]
  if (known) return new FetchFailure(known[0], url, known[1], error)
  return (
    secureFailure(url, error as NodeJS.ErrnoException) ??
    new FetchFailure('unreachable', url, code === '' ? ['connectionCut'] : ['connectionFailed', code], error)
  )
}
