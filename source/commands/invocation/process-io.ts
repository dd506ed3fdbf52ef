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
