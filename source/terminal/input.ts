import { Readable } from 'node:stream'
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

/** The terminal's input, in raw mode from the moment it is opened. */
export interface Input {
  readonly stream: FilteredStream
  /** Resolves with the terminal's answers once all have come, or after `within` ms with those that have. */
  answers(within: number): Promise<Answers>
  /** Sets raw mode again: while the program was stopped, others may have changed it. */
  resume(): void
  /** Sets line mode and reads nothing until `resume`. Idempotent. */
  pause(): void
  close(): void
}

export interface InputOptions {
  readonly input: TerminalInput
  /** Handlers of the keys that the terminal handles itself, by the character they send: see InputFilter. */
  readonly own: Readonly<Record<string, () => void>>
}

/** ms to wait for the rest of a sequence after Esc, and for the end of a sequence or a paste. */
const WAIT = { key: 50, more: 1000 } as const

/** Ignores Ink's calls of `setRawMode`: the input alone sets it. */
const filteredStream = (): FilteredStream => {
  const stream = new Readable({ encoding: 'utf8', read: () => {} })
  const same = () => filtered
  const filtered: FilteredStream = Object.assign(stream, {
    isTTY: true as const,
    setRawMode: same,
    ref: same,
    unref: same,
  })
  return filtered
}

export const createInput = ({ input, own }: InputOptions): Input => {
  const queries = new ProbeAnswers()
  const filter = new InputFilter((sequence) => queries.take(sequence))
  const stream = filteredStream()
  let raw = false
  let giveUp: NodeJS.Timeout | undefined
  let answered = (): void => {}

  const setRaw = (on: boolean): void => {
    raw = on
    input.setRawMode(on)
    if (on) {
      input.ref()
      input.resume()
    } else input.pause()
  }

  const handOn = (text: string): void => {
    if (text !== '') stream.push(text, 'utf8')
  }

  const receive = (data: string): void => {
    clearTimeout(giveUp)
    const { text, own: keys, held } = filter.push(data)
    handOn(text)
    // One turn later: in this one Ink reads what was typed before such a key.
    if (keys.length > 0)
      setImmediate(() => {
        for (const key of keys) own[key]?.()
      })
    if (held) giveUp = setTimeout(() => handOn(filter.release()), WAIT[held])
    if (queries.complete) answered()
  }

  input.setEncoding('utf8')
  input.on('data', receive)
  setRaw(true)

  return {
    stream,
    answers: (within) =>
      new Promise((done) => {
        const settle = (): void => {
          clearTimeout(timer)
          answered = () => {}
          done(queries.answers)
        }
        // Does not keep the process alive: the program may quit before the terminal has answered.
        const timer = setTimeout(settle, within).unref()
        answered = settle
        if (queries.complete) settle()
      }),
    resume: () => {
      // libuv remembers the mode it set last and ignores a call that sets the same.
      input.setRawMode(false)
      setRaw(true)
    },
    pause: () => {
      if (raw) setRaw(false)
    },
    close: () => {
      clearTimeout(giveUp)
      if (raw) setRaw(false)
      input.off('data', receive)
    },
  }
}
