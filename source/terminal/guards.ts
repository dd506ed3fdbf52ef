/** The part of `process` that the guards watch. */
export interface Watched {
  readonly pid: number
  on(event: string, listener: (value: unknown) => void): unknown
  off(event: string, listener: (value: unknown) => void): unknown
  kill(pid: number, signal: NodeJS.Signals): unknown
  exit(code: number): unknown
}

interface GuardOptions {
  readonly process: Watched
  /**
   * Restores the terminal. Called before anything else is done or printed, possibly more than once. A promise that it
   * returns is awaited after a signal, for `GRACE`; after any other end nothing can be awaited.
   */
  readonly restore: () => unknown
  /** Releases the terminal before the program stops. */
  readonly leave: () => void
  /** Takes the terminal again, when the program continues. */
  readonly resume: () => void
  /** Whether the terminal is the program's to set. */
  readonly inForeground?: () => boolean
  /** Told of the error that ends the program. */
  readonly crashed?: ((error: unknown) => void) | undefined
  /** Where an error is printed. */
  readonly print: (text: string) => void
}

/**
 * Signals that end the program. Of a SIGABRT only one that was sent can be caught: V8 raises its own, for lack of memory,
 * on a heap in which nothing can run any more. Against those there are only limits on what is read. SIGIOT is its other name:
 * without a listener under both, Ink's own one takes it for the end of the program and exits with 0.
 */
const FATAL_SIGNALS = ['SIGTERM', 'SIGHUP', 'SIGINT', 'SIGQUIT', 'SIGABRT', 'SIGIOT'] as const
/** Those that ^C and ^\ send to every program in the foreground. */
const TYPED: ReadonlySet<string> = new Set(['SIGINT', 'SIGQUIT'])
/** Lines of a stack trace that are printed. */
const MAX_FRAMES = 8
/** ms to wait after a signal for the last writes. */
const GRACE = 1000
/** ms to wait for a stop. After that it has failed, and no SIGCONT comes: the program continues by itself. */
const STOP_WAIT = 100
/** ms after the end of another program in which the signal that ended it may come to this process. */
const LATE_SIGNAL = 100

/** A message on one line: it may quote what is read. */
const onOneLine = (message: string): string => message.replace(/[\s\p{Cc}]+/gu, ' ')

/** An unexpected error as text to report: the message on one line, and where in the program it was thrown. */
export const describeCrash = (error: unknown): string => {
  if (!(error instanceof Error)) return `baolan: ${onOneLine(String(error))}\n`
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  const trace = frames.slice(0, MAX_FRAMES).map((line) => `  ${onOneLine(line.trim())}\n`)
  const cause = error.cause === undefined ? '' : `  because: ${onOneLine(String(error.cause))}\n`
  return `baolan: ${onOneLine(`${error.name}: ${error.message}`)}\n${cause}${trace.join('')}`
}

/** Restores the terminal before the program ends or stops, whatever the reason. */
export class Guards {
  readonly #process: Watched
  readonly #options: GuardOptions
  readonly #listeners: readonly (readonly [event: string, listener: (value: unknown) => unknown])[]
  #printed = false
  #closed = false
  /** Whether another program has the terminal. */
  #lent = false
  /** Whether the signals of keys are meant for that program: they come to this process too. */
  #ignoresTyped = false
  #lateTimeout: NodeJS.Timeout | undefined
  #stopTimeout: NodeJS.Timeout | undefined

  constructor(options: GuardOptions) {
    this.#options = options
    this.#process = options.process
    this.#listeners = [
      ...FATAL_SIGNALS.map(
        (signal) =>
          [
            signal,
            () => (this.#ignoresTyped && TYPED.has(signal) ? undefined : this.#endBy(signal)),
          ] as const,
      ),
      ['SIGTSTP', this.#stop],
      ['SIGCONT', this.#continue],
      ['uncaughtException', this.#crash],
      ['unhandledRejection', this.#crash],
      ['exit', options.restore],
    ]
    for (const [event, listener] of this.#listeners) this.#process.on(event, listener)
  }

  /** Stops the program as Ctrl-Z does, until the shell continues it. */
  suspend(): void {
    this.#stop()
  }

  /** Releases the terminal to another program, until `reclaim`. */
  lend(): void {
    clearTimeout(this.#lateTimeout)
    this.#lent = true
    this.#ignoresTyped = true
    this.#options.leave()
  }

  /** Takes the terminal again; if the job has gone to the background meanwhile, once it is back. */
  reclaim(): void {
    this.#lent = false
    this.#lateTimeout = setTimeout(() => {
      this.#ignoresTyped = false
    }, LATE_SIGNAL).unref()
    this.#takeTerminal()
  }

  /** Removes all listeners. */
  close(): void {
    this.#closed = true
    clearTimeout(this.#stopTimeout)
    for (const [event, listener] of this.#listeners) this.#process.off(event, listener)
  }

  async #endBy(signal: NodeJS.Signals): Promise<void> {
    const restored = this.#options.restore()
    this.close()
    if (restored instanceof Promise) {
      const timeout = new Promise((resolve) => setTimeout(resolve, GRACE))
      await Promise.race([restored, timeout]).catch(() => {})
    }
    // Without our listener the signal ends the process, and the shell sees which.
    this.#process.kill(this.#process.pid, signal)
  }

  readonly #crash = (error: unknown): void => {
    this.#options.restore()
    // Printing to a terminal that is gone fails, and that error leads here again.
    if (!this.#printed) {
      this.#options.crashed?.(error)
      this.#options.print(describeCrash(error))
    }
    this.#printed = true
    this.#process.exit(1)
  }

  readonly #stop = (): void => {
    this.#options.leave()
    this.#process.off('SIGTSTP', this.#stop)
    this.#stopTimeout = setTimeout(this.#continue, STOP_WAIT)
    // 0: the whole foreground job, npm included.
    this.#process.kill(0, 'SIGTSTP')
  }

  readonly #continue = (): void => {
    clearTimeout(this.#stopTimeout)
    this.#process.off('SIGTSTP', this.#stop)
    this.#process.on('SIGTSTP', this.#stop)
    // A window may be resized while the program is stopped, and only programs in the foreground are told.
    this.#process.kill(this.#process.pid, 'SIGWINCH')
    // Turns later: that signal is seen first; and a shell that ends a stopped job sends the signal that ends it with SIGCONT.
    setImmediate(() => setImmediate(this.#takeTerminal))
  }

  readonly #takeTerminal = (): void => {
    if (this.#closed || this.#lent) return
    if (this.#options.inForeground?.() === false) {
      // Continued in the background: it stops again, as at any use of the terminal.
      this.#process.kill(0, 'SIGTTOU')
      return
    }
    this.#options.leave()
    this.#options.resume()
  }
}
