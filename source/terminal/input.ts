import { Readable } from 'node:stream'
import { isInForeground } from './foreground.ts'
import { InputFilter } from './input-filter.ts'
import { type Answers, ProbeAnswers } from './probe.ts'

/** The part of process.stdin that the input uses. */
export interface TerminalInput {
  setRawMode(on: boolean): unknown
  setEncoding(encoding: 'utf8'): unknown
  ref(): unknown
  resume(): unknown
  pause(): unknown
  on(event: 'data', listener: (data: string) => void): unknown
  off(event: 'data', listener: (data: string) => void): unknown
}

/** The stream for Ink's `stdin`. It buffers what is typed before Ink reads. */
export interface FilteredStream extends Readable {
  readonly isTTY: true
  setRawMode(on: boolean): this
  ref(): this
  unref(): this
}

/** ms to wait for the rest of a sequence after Esc, and for the end of a sequence or a paste. */
const WAIT = { key: 50, more: 1000 } as const

/** ms after the last answer in order in which that about the background may still come. */
const STRAY_WITHIN = 1000

/** Ignores Ink's calls of `setRawMode`: the input alone sets it. */
const filteredStream = (): FilteredStream => {
  const stream = new Readable({ encoding: 'utf8', read: () => {} })
  const self = (): FilteredStream => filtered
  const filtered = Object.assign(stream, {
    isTTY: true as const,
    setRawMode: self,
    ref: self,
    unref: self,
  })
  return filtered
}

/** The terminal's input, in raw mode from the moment it is created. */
export class Input {
  readonly stream = filteredStream()
  readonly #input: TerminalInput
  readonly #handlers: Readonly<Record<string, () => void>>
  readonly #probe = new ProbeAnswers()
  readonly #filter = new InputFilter((sequence) => this.#probe.take(sequence))
  #raw = false
  /** Ends the wait for the rest of a sequence. */
  #release: NodeJS.Timeout | undefined
  /** Called at each answer. */
  readonly #waiting = new Set<() => void>()
  /** Runs from the last answer in order until no other is expected. */
  #stray: NodeJS.Timeout | undefined
  #strayOver = false
  /** Takes the next key, which is then passed on to nobody. */
  #takeKey: (() => void) | undefined

  /** @param handlers of the keys that the terminal handles itself, by the character they send: see InputFilter */
  constructor(input: TerminalInput, handlers: Readonly<Record<string, () => void>>) {
    this.#input = input
    this.#handlers = handlers
    input.setEncoding('utf8')
    input.on('data', this.#receive)
    this.#setRaw(true)
  }

  /** Resolves with the terminal's answers once the last one in order has come, or after `within` ms with those that have. */
  answers(within: number): Promise<Answers> {
    return this.#until(() => this.#probe.complete, within)
  }

  /** Resolves with the terminal's answers once no other can come, or after `within` ms. */
  allAnswers(within: number): Promise<Answers> {
    return this.#until(() => this.#probe.complete && (this.#probe.hasGround || this.#strayOver), within)
  }

  /** Resolves at the next key, whatever it is. */
  nextKey(): Promise<void> {
    return new Promise((resolve) => {
      this.#takeKey = resolve
    })
  }

  /** Sets raw mode again: while the program was stopped, others may have changed it. */
  resume(): void {
    // libuv remembers the mode it set last and ignores a call that sets the same.
    this.#input.setRawMode(false)
    this.#setRaw(true)
  }

  /** Sets line mode and reads nothing until `resume`. Idempotent. */
  pause(): void {
    if (this.#raw) this.#setRaw(false)
  }

  close(): void {
    clearTimeout(this.#release)
    clearTimeout(this.#stray)
    this.pause()
    this.#input.off('data', this.#receive)
  }

  #until(done: () => boolean, within: number): Promise<Answers> {
    return new Promise((resolve) => {
      const settle = (): void => {
        clearTimeout(timer)
        this.#waiting.delete(check)
        resolve(this.#probe.answers)
      }
      const check = (): void => {
        if (done()) settle()
      }
      // Does not keep the process alive: the program may quit before the terminal has answered.
      const timer = setTimeout(settle, within).unref()
      this.#waiting.add(check)
      check()
    })
  }

  #answered(): void {
    if (this.#probe.complete)
      this.#stray ??= setTimeout(() => {
        this.#strayOver = true
        this.#answered()
      }, STRAY_WITHIN).unref()
    for (const check of this.#waiting) check()
  }

  #setRaw(on: boolean): void {
    this.#raw = on
    // In the background the shell has set its own mode, and setting another would stop the program.
    if (on || isInForeground()) this.#input.setRawMode(on)
    if (on) {
      this.#input.ref()
      this.#input.resume()
    } else this.#input.pause()
  }

  #passOn(text: string): void {
    if (text === '') return
    if (this.#takeKey) this.#tookKey()
    else this.stream.push(text, 'utf8')
  }

  #tookKey(): void {
    this.#takeKey?.()
    this.#takeKey = undefined
  }

  readonly #releaseHeld = (): void => {
    this.#passOn(this.#filter.release())
    this.#answered()
  }

  readonly #receive = (data: string): void => {
    clearTimeout(this.#release)
    const { text, terminalKeys, held } = this.#filter.push(data)
    if (this.#takeKey && terminalKeys.length > 0) {
      this.#tookKey()
      return
    }
    this.#passOn(text)
    // One turn later: in this one Ink reads what was typed before such a key.
    if (terminalKeys.length > 0)
      setImmediate(() => {
        for (const key of terminalKeys) this.#handlers[key]?.()
      })
    if (held) this.#release = setTimeout(this.#releaseHeld, WAIT[held])
    this.#answered()
  }
}
