import type { ReadStream, WriteStream } from 'node:tty'

/** Everything a command touches outside itself. */
export interface World {
  readonly env: NodeJS.ProcessEnv
  readonly stdin: NodeJS.ReadStream
  readonly stdout: NodeJS.WriteStream
  readonly stderr: NodeJS.WriteStream
  readonly now: () => Date
}

export const isTerminal = (stream: unknown): stream is ReadStream | WriteStream =>
  typeof stream === 'object' && stream !== null && 'isTTY' in stream && stream.isTTY === true
