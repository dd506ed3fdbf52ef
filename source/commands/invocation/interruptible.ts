import type { ProcessIo } from './process-io.ts'

/** Runs `work` with a signal that the first Ctrl-C aborts; a second one ends the program. */
export const interruptible = async <T>(
  { process }: Pick<ProcessIo, 'process'>,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> => {
  const stop = new AbortController()
  const interrupted = (): void => stop.abort()
  process.once('SIGINT', interrupted)
  try {
    return await work(stop.signal)
  } finally {
    process.off('SIGINT', interrupted)
  }
}
