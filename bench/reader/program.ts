import { readFileSync } from 'node:fs'
import { setTimeout as rest } from 'node:timers/promises'
import { spawn } from '@lydell/node-pty'

/** A chunk of output, and its time in ms from the start of the program. */
export interface Arrival {
  readonly at: number
  readonly bytes: number
}

/** A program in a pty of 80x24, observed as by a terminal. */
export interface Program {
  readonly arrivals: readonly Arrival[]
  /** ms since its start. */
  now(): number
  /** Resolves when the output since the last call, or since `from`, matches. */
  until(pattern: RegExp): Promise<number>
  /** Sends keys and waits until the answer is complete: no byte for `quiet` ms. */
  press(keys: string, quiet?: number): Promise<Answer>
  /** Processor time up to now in ms, system and user, and peak memory in MB. */
  usage(): { readonly cpu: number; readonly memory: number }
  stop(): Promise<void>
}

export interface Answer {
  readonly bytes: number
  /** ms to the first byte; Infinity if there was none. */
  readonly first: number
}

/** ms of silence after which a program is taken to have nothing to write. */
const PATIENCE = 400

/** The answers of an xterm with narrow ambiguous characters to programs' queries. */
const answerTo = (data: string): string =>
  [...data.matchAll(/\x1b\[(6n|c|\?2026\$p|>c)/g)]
    .map(([, question]) =>
      question === '6n'
        ? '\x1b[1;2R'
        : question === 'c'
          ? '\x1b[?62;22c'
          : question === '>c'
            ? ''
            : '\x1b[?2026;2$y',
    )
    .join('')

export const startProgram = (command: readonly string[], changes: NodeJS.ProcessEnv = {}): Program => {
  const env: NodeJS.ProcessEnv = { ...process.env, TERM: 'xterm-256color', LANG: 'C.UTF-8', ...changes }
  for (const name of ['CI', 'NO_COLOR', 'COLUMNS', 'LINES', 'TMUX']) delete env[name]
  const began = performance.now()
  const now = (): number => performance.now() - began
  const [file = '', ...args] = command
  const pty = spawn(file, args, { cols: 80, rows: 24, env, name: 'xterm-256color', encoding: 'utf8' })
  const arrivals: Arrival[] = []
  let text = ''
  let heard = (): void => {}
  let ended = false
  pty.onData((data) => {
    const answer = answerTo(data)
    if (answer) pty.write(answer)
    arrivals.push({ at: now(), bytes: Buffer.byteLength(data) })
    text += data
    heard()
  })
  const end = new Promise<void>((done) => {
    pty.onExit(() => {
      ended = true
      heard()
      done()
    })
  })
  const bytes = (from: number): number =>
    arrivals.slice(from).reduce((sum, arrival) => sum + arrival.bytes, 0)

  return {
    arrivals,
    now,
    until: (pattern) =>
      new Promise((done, fail) => {
        const timer = setTimeout(
          () => fail(new Error(`${command.join(' ')}: no ${pattern} in ${text}`)),
          60_000,
        )
        heard = () => {
          if (!pattern.test(text)) return
          clearTimeout(timer)
          text = ''
          heard = () => {}
          done(now())
        }
        heard()
      }),
    press: async (keys, quiet = 30) => {
      const from = arrivals.length
      const pressed = now()
      pty.write(keys)
      while (arrivals.length === from && now() - pressed < PATIENCE && !ended) await rest(1)
      while (arrivals.length > from && now() - (arrivals.at(-1)?.at ?? 0) < quiet) await rest(2)
      text = ''
      const first = arrivals[from]
      return { bytes: bytes(from), first: first ? first.at - pressed : Number.POSITIVE_INFINITY }
    },
    usage: () => {
      const fields = readFileSync(`/proc/${pty.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
      const status = readFileSync(`/proc/${pty.pid}/status`, 'utf8')
      return {
        cpu: (Number(fields[11]) + Number(fields[12])) * 10,
        memory: Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024,
      }
    },
    stop: async () => {
      if (!ended) pty.kill('SIGKILL')
      await end
    },
  }
}
