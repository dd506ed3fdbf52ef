/** The part of `process` that the guards watch. */
export interface Watched {
  readonly pid: number
  on(event: string, listener: (value: unknown) => void): unknown
  off(event: string, listener: (value: unknown) => void): unknown
  kill(pid: number, signal: NodeJS.Signals): unknown
  exit(code: number): unknown
}

export interface GuardOptions {
  readonly process: Watched
  /**
   * Restores the terminal. Called before anything else is done or printed, possibly more than once. After a signal a
   * promise that it returns is awaited for `GRACE`; after any other end nothing can be awaited.
   */
  readonly restore: () => unknown
  /** Releases the terminal before a stop. */
  readonly leave: () => void
  /** Takes the terminal again. */
  readonly resume: () => void
  /** Where an error is printed. */
  readonly print: (text: string) => void
}

export interface Guards {
  /** Stops the program as Ctrl-Z does, until the shell continues it. */
  suspend(): void
  /** Removes all listeners. */
  close(): void
}

const DEADLY = ['SIGTERM', 'SIGHUP', 'SIGINT', 'SIGQUIT'] as const
/** Lines of a stack trace that are printed. */
const FRAMES = 8
/** ms after a signal in which the last writes may finish. */
const GRACE = 1000
/** ms after which a stop that has not happened is given up: no SIGCONT would come. */
const STOP_WAIT = 100

/** An unexpected error as text to report: the message, and where in the program it was thrown. */
export const describeCrash = (error: unknown): string => {
  if (!(error instanceof Error)) return `baolan: ${String(error)}\n`
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  const where = frames.slice(0, FRAMES).map((line) => `  ${line.trim()}\n`)
  const cause = error.cause === undefined ? '' : `  because: ${String(error.cause)}\n`
  return `baolan: ${error.name}: ${error.message}\n${cause}${where.join('')}`
}

/** Restores the terminal before the program ends or stops, whatever the reason. */
export const guard = ({ process, restore, leave, resume, print }: GuardOptions): Guards => {
  let printed = false
  let stopping: NodeJS.Timeout | undefined

  const crash = (error: unknown): void => {
    restore()
    // Printing to a terminal that is gone fails, and that error leads here again.
    if (!printed) print(describeCrash(error))
    printed = true
    process.exit(1)
  }

  const deathWatches = DEADLY.map((signal) => {
    const listener = async (): Promise<void> => {
      const restored = restore()
      close()
      if (restored instanceof Promise) {
        const enough = new Promise((done) => setTimeout(done, GRACE))
        await Promise.race([restored, enough]).catch(() => {})
      }
      // Without our listener the signal ends the process, so that the shell sees the real reason.
      process.kill(process.pid, signal)
    }
    return { signal, listener }
  })

  const stop = (): void => {
    leave()
    process.off('SIGTSTP', stop)
    stopping = setTimeout(continued, STOP_WAIT)
    // 0: the whole foreground job, npm included.
    process.kill(0, 'SIGTSTP')
  }

  const continued = (): void => {
    clearTimeout(stopping)
    process.off('SIGTSTP', stop)
    process.on('SIGTSTP', stop)
    leave()
    resume()
  }

  const close = (): void => {
    clearTimeout(stopping)
    for (const { signal, listener } of deathWatches) process.off(signal, listener)
    process.off('SIGTSTP', stop)
    process.off('SIGCONT', continued)
    process.off('uncaughtException', crash)
    process.off('unhandledRejection', crash)
    process.off('exit', restore)
  }

  for (const { signal, listener } of deathWatches) process.on(signal, listener)
  process.on('SIGTSTP', stop)
  process.on('SIGCONT', continued)
  process.on('uncaughtException', crash)
  process.on('unhandledRejection', crash)
  process.on('exit', restore)
  return { suspend: stop, close }
}
