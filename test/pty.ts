import { join } from 'node:path'
import { type IPty, spawn } from '@lydell/node-pty'
import { createScreen, type Screen, type ScreenOptions } from './screen.ts'

export interface PtyOptions extends ScreenOptions {
  /** Changes to the environment of the tests; undefined removes a name. CI is removed unless it is set here. */
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly cwd?: string
  /** Turns the reply of @xterm/headless to a query into the one sent. Default: sent unchanged. */
  readonly answer?: (reply: string) => string
  /** ms that waitFor waits before it gives up. Default: PATIENCE. */
  readonly patience?: number
}

/** A program running in a real pseudoterminal, with its output on a headless screen. */
export interface Running {
  readonly screen: Screen
  readonly pid: number
  /** Sends the keys unchanged: '\r' is Enter, '\x1b[B' is the down arrow. */
  type(keys: string): void
  /** Resolves as soon as the screen satisfies the predicate; rejects, with the screen in the message, if it does not in time. */
  waitFor(predicate: (screen: Screen) => boolean, what?: string): Promise<void>
  resize(columns: number, rows: number): void
  text(): string
  styled(): string
  /** All that the program has written so far. */
  output(): string
  /** What it has written since the last call. */
  since(): string
  signal(name: NodeJS.Signals): void
  /** Resolves when the program has ended and its output is on the screen. */
  exited(): Promise<{ readonly code: number; readonly signal: number }>
  /** Ends the program if it still runs. */
  stop(): Promise<void>
}

/** ms that a test waits: long enough for a busy machine. */
export const PATIENCE = 25_000

export const root = join(import.meta.dirname, '..')

const environment = (changes: PtyOptions['env']): Record<string, string> => {
  const variables: Record<string, string | undefined> = { ...process.env, TERM: 'xterm-256color', ...changes }
  // With CI set, Ink draws nothing until the end; it takes its size from COLUMNS and LINES if they are set.
  for (const name of ['CI', 'CONTINUOUS_INTEGRATION', 'COLUMNS', 'LINES', 'NO_COLOR', 'VITEST'])
    if (changes?.[name] === undefined) delete variables[name]
  return Object.fromEntries(
    Object.entries(variables).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}

/** Starts a program in a pseudoterminal, 80x24 by default. */
export const start = (command: string, args: readonly string[], options: PtyOptions = {}): Running => {
  const { columns = 80, rows = 24, patience = PATIENCE, answer = (reply: string) => reply } = options
  const screen = createScreen(options)
  const env = environment(options.env)
  const pty: IPty = spawn(command, [...args], {
    // It becomes $TERM, whatever `env` says.
    name: env.TERM ?? 'xterm-256color',
    cols: columns,
    rows,
    cwd: options.cwd ?? root,
    env,
  })
  let output = ''
  let readUpTo = 0
  let ended: { code: number; signal: number } | undefined
  let processed: Promise<void> = Promise.resolve()
  const watchers = new Set<() => void>()
  const notify = (): void => {
    for (const watcher of watchers) watcher()
  }

  screen.terminal.onData((reply) => {
    if (!ended) pty.write(answer(reply))
  })
  pty.onData((data) => {
    output += data
    processed = screen.write(data).then(notify)
  })
  const exit = new Promise<{ code: number; signal: number }>((done) => {
    pty.onExit(({ exitCode, signal }) => {
      // The last output can arrive after the exit event: it is read when the pty closes, one turn later.
      setImmediate(() =>
        processed.then(() => {
          ended = { code: exitCode, signal: signal ?? 0 }
          notify()
          done(ended)
        }),
      )
    })
  })

  return {
    screen,
    pid: pty.pid,
    type: (keys) => pty.write(keys),
    waitFor: (predicate, what = predicate.toString()) =>
      new Promise((resolve, reject) => {
        const settle = (outcome: () => void): void => {
          clearTimeout(timer)
          watchers.delete(check)
          outcome()
        }
        const fail = (why: string): void =>
          settle(() => reject(new Error(`${why} before: ${what}\n${screen.text()}`)))
        const check = (): void => {
          if (predicate(screen)) settle(resolve)
          else if (ended) fail(`the program ended (code ${ended.code}, signal ${ended.signal})`)
        }
        const timer = setTimeout(() => fail(`${patience} ms passed`), patience)
        watchers.add(check)
        check()
      }),
    resize: (newColumns, newRows) => {
      screen.resize(newColumns, newRows)
      pty.resize(newColumns, newRows)
    },
    text: () => screen.text(),
    styled: () => screen.styled(),
    output: () => output,
    since: () => {
      const unread = output.slice(readUpTo)
      readUpTo = output.length
      return unread
    },
    signal: (name) => {
      if (!ended) process.kill(pty.pid, name)
    },
    exited: () => exit,
    stop: async () => {
      if (!ended) pty.kill('SIGKILL')
      await exit
    },
  }
}
