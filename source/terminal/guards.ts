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
   * Puts the terminal back as it was. Called before anything else is done or printed; may be called more than once. A
   * signal waits a little for what it returns; nothing else can.
   */
  readonly restore: () => unknown
  /** Lets go of the terminal for a while, and takes it again. */
  readonly leave: () => void
  readonly resume: () => void
  /** Where an error is printed. */
  readonly print: (text: string) => void
}

export interface Guards {
  /** Stops the program as Ctrl-Z does, and comes back when the shell says so. */
  suspend(): void
  /** Takes the guards away. */
  close(): void
}

const DEADLY = ['SIGTERM', 'SIGHUP', 'SIGINT', 'SIGQUIT'] as const
const FRAMES = 8
/** ms that a signal waits for what must still be written. */
const GRACE = 1000
/** ms after which a stop that has not happened is taken for one that will not: nobody would continue us. */
const STOP_WAIT = 100

/** An error that nobody expected, for a reader to read and pass on: what, and where in the program. */
export const describeCrash = (error: unknown): string => {
  if (!(error instanceof Error)) return `baolan: ${String(error)}\n`
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  const where = frames.slice(0, FRAMES).map((line) => `  ${line.trim()}\n`)
  const cause = error.cause === undefined ? '' : `  because: ${String(error.cause)}\n`
  return `baolan: ${error.name}: ${error.message}\n${cause}${where.join('')}`
}

/** Whatever ends the program or stops it, the terminal is given back first. */
export const guard = ({ process, restore, leave, resume, print }: GuardOptions): Guards => {
  let crashed = false
  let stopping: NodeJS.Timeout | undefined

  const crash = (error: unknown): void => {
    restore()
    // A terminal that is gone cannot be written to, and says so by another error.
    if (!crashed) print(describeCrash(error))
    crashed = true
    process.exit(1)
  }

  const die = DEADLY.map((signal) => {
    const listener = async (): Promise<void> => {
      const restored = restore()
      close()
      if (restored instanceof Promise) {
        const enough = new Promise((done) => setTimeout(done, GRACE))
        await Promise.race([restored, enough]).catch(() => {})
      }
      // With the guard gone the signal does what it does, and the shell is told the truth.
      process.kill(process.pid, signal)
    }
    return { signal, listener }
  })

  const stop = (): void => {
    leave()
    process.off('SIGTSTP', stop)
    stopping = setTimeout(continued, STOP_WAIT)
    // 0: all of the foreground job, npm and the like with us.
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
    for (const { signal, listener } of die) process.off(signal, listener)
    process.off('SIGTSTP', stop)
    process.off('SIGCONT', continued)
    process.off('uncaughtException', crash)
    process.off('unhandledRejection', crash)
    process.off('exit', restore)
  }

  for (const { signal, listener } of die) process.on(signal, listener)
  process.on('SIGTSTP', stop)
  process.on('SIGCONT', continued)
  process.on('uncaughtException', crash)
  process.on('unhandledRejection', crash)
  process.on('exit', restore)
  return { suspend: stop, close }
}
