import { Readable } from 'node:stream'
import { type Answers, createListener } from './probe.ts'

/** What the keyboard needs of a terminal: process.stdin has it. */
export interface TerminalInput {
  readonly isTTY?: boolean
  setRawMode(on: boolean): unknown
  setEncoding(encoding: 'utf8'): unknown
  ref(): unknown
  unref(): unknown
  resume(): unknown
  pause(): unknown
  on(event: 'data', listener: (data: string) => void): unknown
  on(event: 'end', listener: () => void): unknown
  off(event: 'data', listener: (data: string) => void): unknown
  off(event: 'end', listener: () => void): unknown
}

/** The stream for Ink's `stdin`. */
export interface KeyStream extends Readable {
  readonly isTTY: true
  setRawMode(on: boolean): this
  ref(): this
  unref(): this
}

export interface KeyboardOptions {
  readonly input: TerminalInput
  /** Keys that are the terminal's and not the app's, by the character they send. */
  readonly own: Readonly<Record<string, () => void>>
}

/**
 * Reads the terminal in raw mode from the moment it is opened. Keys typed before anyone reads `stream` wait there;
 * answers of the terminal are taken out.
 */
export interface Keyboard {
  readonly stream: KeyStream
  /** What the terminal has answered: when all is here, or after so many ms with what is here by then. */
  answers(within: number): Promise<Answers>
  /** Sets the terminal to raw mode again, for one that others may have changed. */
  resume(): void
  /** Gives the terminal back to line mode and reads nothing more until `resume`. Idempotent. */
  pause(): void
  close(): void
}

/** ms that an Esc waits for the rest of an answer while one is due. */
const ESCAPE_WAIT = 50

export const createKeyboard = ({ input, own }: KeyboardOptions): Keyboard => {
  const listener = createListener()
  const ownKeys = new RegExp(`[${Object.keys(own).join('')}]`, 'g')
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

  const stream = Object.assign(new Readable({ encoding: 'utf8', read: () => {} }), {
    isTTY: true as const,
    setRawMode: (on: boolean) => {
      // Before Ink first reads it is raw already: setting it again would cost a system call at the worst moment.
      if (on !== raw) setRaw(on)
      return stream
    },
    ref: () => {
      input.ref()
      return stream
    },
    unref: () => {
      input.unref()
      return stream
    },
  }) as KeyStream

  const type = (keys: string): void => {
    const forApp = keys.replace(ownKeys, '')
    if (forApp) stream.push(forApp)
    if (forApp.length < keys.length) for (const key of keys) own[key]?.()
  }

  const heard = (data: string): void => {
    clearTimeout(giveUp)
    const { typed, pasted, held } = listener.hear(data)
    // Pasted text is content: a control character in it is no key.
    if (pasted) stream.push(typed)
    else if (typed) type(typed)
    if (held === 'escape') giveUp = setTimeout(() => type(listener.release()), ESCAPE_WAIT)
    if (listener.complete) answered()
  }
  const ended = (): void => {
    stream.push(null)
  }

  input.setEncoding('utf8')
  input.on('data', heard)
  input.on('end', ended)
  setRaw(true)

  return {
    stream,
    answers: (within) =>
      new Promise((done) => {
        const settle = (): void => {
          clearTimeout(timer)
          answered = () => {}
          done(listener.answers)
        }
        // A reader who quits before the terminal has answered does not wait for it.
        const timer = setTimeout(settle, within).unref()
        answered = settle
        if (listener.complete) settle()
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
      input.off('end', ended)
    },
  }
}
