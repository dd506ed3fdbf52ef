import { readFileSync } from 'node:fs'
import { setTimeout as rest } from 'node:timers/promises'
import { type IPty, spawn } from '@lydell/node-pty'

/** A chunk of output, and its time in ms since the program started. */
export interface Chunk {
  readonly time: number
  readonly bytes: number
}

/** What a program wrote after a key. */
interface Answer {
  readonly bytes: number
  /** ms to the first byte; Infinity if there was none. */
  readonly first: number
}

/** ms without output after which a key counts as unanswered. */
const UNANSWERED = 400
/** ms until a program that does not show what it should has failed. */
const GIVE_UP = 60_000
/** ms of one clock tick in /proc/…/stat. */
const TICK = 10

/** What an xterm with narrow ambiguous characters answers to queries. */
const ANSWERS: Readonly<Record<string, string>> = {
  '\x1b[6n': '\x1b[1;2R',
  '\x1b[c': '\x1b[?62;22c',
  '\x1b]11;?': '\x1b]11;rgb:ffff/ffff/ffff\x07',
  '\x1b[?2026$p': '\x1b[?2026;2$y',
}
const answersTo = (output: string): string =>
  [...output.matchAll(/\x1b(?:\[(?:6n|c|\?2026\$p)|\]11;\?)/g)].map(([query]) => ANSWERS[query]).join('')

const terminalEnv = (changes: NodeJS.ProcessEnv): NodeJS.ProcessEnv => {
  const env: NodeJS.ProcessEnv = { ...process.env, TERM: 'xterm-256color', LANG: 'C.UTF-8', ...changes }
  for (const name of ['CI', 'NO_COLOR', 'COLUMNS', 'LINES', 'TMUX']) delete env[name]
  return env
}

/** A running program in a pty of 80x24. */
export class Program {
  readonly chunks: Chunk[] = []
  readonly #command: string
  readonly #started = performance.now()
  readonly #pty: IPty
  readonly #exited: Promise<void>
  #running = true
  /** The output since the last `until` or `press` ended. */
  #text = ''
  #onChange = (): void => {}

  constructor([file = '', ...args]: readonly string[], changes: NodeJS.ProcessEnv = {}) {
    this.#command = [file, ...args].join(' ')
    const env = terminalEnv(changes)
    this.#pty = spawn(file, args, { cols: 80, rows: 24, env, name: 'xterm-256color', encoding: 'utf8' })
    this.#pty.onData((output) => {
      const answers = answersTo(output)
      if (answers) this.#pty.write(answers)
      this.chunks.push({ time: this.now(), bytes: Buffer.byteLength(output) })
      this.#text += output
      this.#onChange()
    })
    this.#exited = new Promise((resolve) => {
      this.#pty.onExit(() => {
        this.#running = false
        this.#onChange()
        resolve()
      })
    })
  }

  /** ms since the start. */
  now(): number {
    return performance.now() - this.#started
  }

  bytesFrom(chunk: number): number {
    return this.chunks.slice(chunk).reduce((sum, { bytes }) => sum + bytes, 0)
  }

  /** Waits until the output since the last `until` or `press` matches. @returns the time, as `now()` */
  until(pattern: RegExp): Promise<number> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`${this.#command}: no ${pattern} in ${this.#text}`)),
        GIVE_UP,
      )
      this.#onChange = () => {
        if (!pattern.test(this.#text)) return
        clearTimeout(timer)
        this.#text = ''
        this.#onChange = () => {}
        resolve(this.now())
      }
      this.#onChange()
    })
  }

  /** Sends keys and waits until the answer is complete: no byte for `quiet` ms. */
  async press(keys: string, quiet = 30): Promise<Answer> {
    const { chunks } = this
    const index = chunks.length
    const pressed = this.now()
    this.#pty.write(keys)
    while (chunks.length === index && this.now() - pressed < UNANSWERED && this.#running) await rest(1)
    while (chunks.length > index && this.now() - (chunks.at(-1)?.time ?? 0) < quiet) await rest(2)
    this.#text = ''
    const first = chunks[index]
    return { bytes: this.bytesFrom(index), first: first ? first.time - pressed : Number.POSITIVE_INFINITY }
  }

  /** Processor time so far in ms, system and user, and peak memory in MB. */
  usage(): { readonly cpu: number; readonly memory: number } {
    const fields = readFileSync(`/proc/${this.#pty.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    const status = readFileSync(`/proc/${this.#pty.pid}/status`, 'utf8')
    return {
      cpu: (Number(fields[11]) + Number(fields[12])) * TICK,
      memory: Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024,
    }
  }

  async stop(): Promise<void> {
    if (this.#running) this.#pty.kill('SIGKILL')
    await this.#exited
  }
}
