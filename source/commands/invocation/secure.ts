import { Failure } from './failure.ts'
import type { CommandIo } from './process-io.ts'

/**
 * Whether `BAOLAN_SECURE` is set, as LESSSECURE is for less: who reads may then do nothing but read. It takes away what
 * reaches the network, the clipboard or another program, and what writes a file that the environment or a key names.
 */
export const isSecure = ({ env }: Pick<CommandIo, 'env'>): boolean =>
  env.BAOLAN_SECURE !== undefined && !['', '0'].includes(env.BAOLAN_SECURE)

/** @throws {Failure} where `BAOLAN_SECURE` is set */
export const refuseIfSecure = (io: Pick<CommandIo, 'env'>): void => {
  if (isSecure(io)) throw new Failure(['secured'])
}
