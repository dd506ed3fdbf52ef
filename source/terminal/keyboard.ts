import { createDecoder, type Input } from './input.ts'
import { type Answers, createQuestioning } from './probe.ts'

/** What the keyboard needs of a terminal: process.stdin has it. */
export interface TerminalInput {
  setRawMode(on: boolean): unknown
  setEncoding(encoding: 'utf8'): unknown
  ref(): unknown
  resume(): unknown
  pause(): unknown
  on(event: 'data', listener: (data: string) => void): unknown
  off(event: 'data', listener: (data: string) => void): unknown
}

export interface KeyboardOptions {
  readonly input: TerminalInput
  /** Keys that are the terminal's and not the app's, by the character they send. */
  readonly own: Readonly<Record<string, () => void>>
}

/** Reads the terminal in raw mode from the moment it is opened; answers of the terminal are taken out. */
export interface Keyboard {
  /** From now on tells `listener` what is typed and pasted, first what was before. */
  listen(listener: (input: Input) => void): void
  /** What the terminal has answered: when all is here, or after so many ms with what is here by then. */
  answers(within: number): Promise<Answers>
  /** Sets the terminal to raw mode again, for one that others may have changed. */
  resume(): void
  /** Gives the terminal back to line mode and reads nothing more until `resume`. Idempotent. */
  pause(): void
  close(): void
}

/** ms that an Esc waits for the rest of a sequence, and that a sequence or a paste waits for its end. */
const WAIT = { key: 50, more: 1000 } as const

export const createKeyboard = ({ input, own }: KeyboardOptions): Keyboard => {
  const questioning = createQuestioning()
  const decoder = createDecoder(questioning.take)
  const ownKeys = new RegExp(`[${Object.keys(own).join('')}]`, 'g')
  const waiting: Input[] = []
  let tell = (heard: Input): void => void waiting.push(heard)
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

  const take = (heard: Input): void => {
    if (heard.kind !== 'text') {
      tell(heard)
      return
    }
    const text = heard.text.replace(ownKeys, '')
    if (text) tell({ kind: 'text', text })
    if (text.length < heard.text.length) for (const character of new Set(heard.text)) own[character]?.()
  }

  const giveUpWaiting = (): void => decoder.release().forEach(take)

  const heard = (data: string): void => {
    clearTimeout(giveUp)
    const { inputs, held } = decoder.hear(data)
    for (const one of inputs) take(one)
    if (held) giveUp = setTimeout(giveUpWaiting, WAIT[held])
    if (questioning.complete) answered()
  }

  input.setEncoding('utf8')
  input.on('data', heard)
  setRaw(true)

  return {
    listen: (listener) => {
      tell = listener
      for (const early of waiting.splice(0)) listener(early)
    },
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
