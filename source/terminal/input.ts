import { Readable } from 'node:stream'
import { InputFilter } from './input-filter.ts'
import { type Answers, createQuestioning } from './probe.ts'

/** What the input needs of a terminal: process.stdin has it. */
export interface TerminalInput {
  setRawMode(on: boolean): unknown
  setEncoding(encoding: 'utf8'): unknown
  ref(): unknown
  resume(): unknown
  pause(): unknown
  on(event: 'data', listener: (data: string) => void): unknown
  off(event: 'data', listener: (data: string) => void): unknown
}

/** The stream for Ink's `stdin`. What is typed before Ink reads it waits in it. */
export interface FilteredStream extends Readable {
  readonly isTTY: true
  setRawMode(on: boolean): this
  ref(): this
  unref(): this
}

/** Reads the terminal in raw mode from the moment it is opened. */
export interface Input {
  readonly stream: FilteredStream
  /** What the terminal has answered: when all is here, or after `within` ms with what is here by then. */
  answers(within: number): Promise<Answers>
  /** Sets the terminal to raw mode again, for one that others may have changed. */
  resume(): void
  /** Gives the terminal back to line mode and reads nothing more until `resume`. Idempotent. */
  pause(): void
  close(): void
}

export interface InputOptions {
  readonly input: TerminalInput
  /** What the terminal's own keys do, by the character they send: see InputFilter. */
  readonly own: Readonly<Record<string, () => void>>
}

/** ms that an Esc waits for the rest of a sequence, and that a sequence or a paste waits for its end. */
const WAIT = { key: 50, more: 1000 } as const

/** Raw mode is the input's own from first to last: Ink may ask for it and give it up as it likes. */
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
  const questioning = createQuestioning()
  const filter = new InputFilter(questioning.take)
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

  const heard = (data: string): void => {
    clearTimeout(giveUp)
    const { text, own: keys, held } = filter.push(data)
    handOn(text)
    // A turn later: Ink reads in this one what was typed before such a key.
    if (keys.length > 0)
      setImmediate(() => {
        for (const key of keys) own[key]?.()
      })
    if (held) giveUp = setTimeout(() => handOn(filter.release()), WAIT[held])
    if (questioning.complete) answered()
  }

  input.setEncoding('utf8')
  input.on('data', heard)
  setRaw(true)

  return {
    stream,
    answers: (within) =>
      new Promise((done) => {
        const settle = (): void => {
          clearTimeout(timer)
          answered = () => {}
          done(questioning.answers)
        }
        // A reader who quits before the terminal has answered does not wait for it.
        const timer = setTimeout(settle, within).unref()
        answered = settle
        if (questioning.complete) settle()
      }),
    resume: () => {
      // libuv remembers the mode that it set last and does nothing when asked for it again.
      input.setRawMode(false)
      setRaw(true)
    },
    pause: () => {
      if (raw) setRaw(false)
    },
    close: () => {
      clearTimeout(giveUp)
      if (raw) setRaw(false)
      input.off('data', heard)
    },
  }
}
