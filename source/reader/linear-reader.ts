import { createInterface } from 'node:readline'
import { DEFAULT_SETTINGS } from '../makeup/index.ts'
import { Guards, type Watched } from '../terminal/index.ts'
import { EffectRunner } from './effects.ts'
import { type FirstOptions, firstStep } from './first-step.ts'
import type { SaveArticle } from './hand-over.ts'
import { LinearSession } from './linear-session.ts'
import type { Log } from './log.ts'
import { createStore } from './store.ts'

/** A window with no room for a page or a map, in which a list is whole and a piece of a text has some 4,000 characters. */
const PIECE = { columns: 50, rows: 200 }

export interface LinearOptions extends FirstOptions {
  /** Writes an article to a file. Without it, none can be saved. */
  readonly save?: SaveArticle | undefined
  readonly log?: Log | undefined
  /** Called once when the reader ends, however it ends: see `openReader`. */
  readonly leaving?: () => unknown
  /** Lines are read from it as the terminal hands them on, edited. */
  readonly input: NodeJS.ReadableStream
  /** Takes visible text and line feeds. */
  readonly write: (text: string) => void
  readonly stderr: { write(text: string): unknown }
  readonly process: Watched & {
    readonly env: Readonly<Record<string, string | undefined>>
    readonly platform?: string
  }
}

/**
 * The linear mode: the reader in lines, for screen readers, Braille lines and terminals that cannot place a cursor. A line is read,
 * reduced as keys are, and what changed is told: a paragraph a line, nothing but text, nothing ever drawn over. Ink is not
 * loaded. Resolves when the reader quits or the input ends.
 */
export const readInLines = async (options: LinearOptions): Promise<void> => {
  const { process, log, library, traces, save, input, write } = options
  const lines = createInterface({ input, terminal: false })
  let left = false
  const leave = (): unknown => {
    if (left) return undefined
    left = true
    return options.leaving?.()
  }
  const guards = new Guards({
    process,
    restore: leave,
    leave: () => {},
    resume: () => session.repeat(),
    print: (text) => options.stderr.write(text),
  })
  const effects = new EffectRunner({
    terminal: {
      // No sequence may reach this terminal.
      send: () => {},
      redraw: () => session.repeat(),
      suspend: () => guards.suspend(),
      lend: async (work) => work(new AbortController().signal),
    },
    env: { ...process.env, TERM: 'dumb' },
    platform: process.platform,
    traces,
    library,
    save,
    log,
    quit: () => session.quit(),
  })
  const settings = { ...options.settings, ambiguous: 2 as const, columns: DEFAULT_SETTINGS.columns }
  const { welcomes, ...others } = options
  const notice = welcomes ? (['each', ['welcome'], ['linearPapers']] as const) : undefined
  const first = firstStep({ ...others, settings, notice, contentsAs: 'list' }, PIECE)
  const store = createStore(first.state, (effect, store) => effects.run(effect, store), log)
  const session = new LinearSession({ store, effects, lines, write })
  library?.watchFaults?.((message) => store.send({ kind: 'message', message }))
  for (const effect of first.effects) effects.run(effect, store)
  try {
    await session.run()
  } finally {
    lines.close()
    effects.stop()
    leave()
    guards.close()
  }
}
