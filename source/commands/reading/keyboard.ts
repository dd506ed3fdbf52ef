import { openSync } from 'node:fs'
import { ReadStream } from 'node:tty'
import { Failure } from '../invocation/failure.ts'
import type { ProcessIo } from '../invocation/process-io.ts'

/**
 * The stream of typed keys: standard input, or the terminal itself if standard input is a pipe (`cat paper | baolan -`).
 * @throws {Failure} if there is no terminal to type at
 */
export const keyboardOf = ({ stdin }: Pick<ProcessIo, 'stdin'>): ReadStream => {
  if (stdin.isTTY) return stdin as ReadStream
  try {
    return new ReadStream(openSync('/dev/tty', 'r'))
  } catch {
    throw new Failure(['noKeyboard'])
  }
}
