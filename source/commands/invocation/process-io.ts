import { takesHyperlinks } from '../../terminal/index.ts'
import { type Output, outputTo } from './output.ts'

/** What a command uses of the process it runs in. Nothing else in this room touches the global `process`. */
export interface ProcessIo {
  readonly env: NodeJS.ProcessEnv
  readonly stdin: NodeJS.ReadStream
  readonly stdout: NodeJS.WriteStream
  readonly stderr: NodeJS.WriteStream
  readonly now: () => Date
  /** ms of a monotonic clock. */
  readonly elapsed: () => number
  /** For its signals and its end, its id and its version. */
  readonly process: NodeJS.Process
}

/** The same as a command gets it: what it writes is made safe on the way, in this one place. */
export interface CommandIo extends Omit<ProcessIo, 'stdout' | 'stderr'> {
  readonly stdout: Output
  readonly stderr: Output
  /** Standard output as it is, for the reader only: its painter draws cells, which are checked as they are encoded. */
  readonly screen: NodeJS.WriteStream
}

/**
 * Takes no stream before it is used.
 * @param sequences whether a terminal may be sent sequences
 */
export const commandIo = (io: ProcessIo, sequences = true): CommandIo => ({
  env: io.env,
  now: io.now,
  elapsed: io.elapsed,
  process: io.process,
  stdout: outputTo(() => io.stdout, { links: takesHyperlinks(io.env), sequences }),
  stderr: outputTo(() => io.stderr, { sequences }),
  get stdin() {
    return io.stdin
  },
  get screen() {
    return io.stdout
  },
})
