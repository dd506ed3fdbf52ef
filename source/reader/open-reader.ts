import type { Issue } from '../issue/index.ts'
import {
  clipboardSequence,
  openTerminal,
  type Terminal,
  type TerminalInput,
  type TerminalOutput,
  type Watched,
} from '../terminal/index.ts'
import { cellWidth } from '../typeset/index.ts'
import type { Traces } from './ports.ts'
import { viewOf } from './screens/index.ts'
import type { Settings } from './settings.ts'
import { createState, type Effect, type Place, type State } from './state.ts'
import { createStore, type Store } from './store.ts'
import { openingAt } from './update.ts'

export interface ReaderOptions {
  readonly issue: Issue
  readonly settings: Settings
  /** Whether the terminal is asked how wide it draws ambiguous characters; `settings.ambiguous` holds until it answers. */
  readonly askWidth: boolean
  /** Whether red may be drawn. Weight always is. */
  readonly colour: boolean
  /** Where to begin: an article, at a place of it. Default: the contents. */
  readonly at?: Place
  readonly traces?: Traces
  readonly stdin: TerminalInput
  readonly stdout: TerminalOutput
  readonly stderr: { write(text: string): unknown }
  readonly process: Watched & { readonly env: Readonly<Record<string, string | undefined>> }
}

/** ms that a terminal has to say how wide it draws: over a slow line it may take longer, and is then taken for 1. */
const PATIENCE = 250

const sizeOf = ({ columns, rows }: TerminalOutput) => ({
  columns: Math.max(1, columns || 80),
  rows: Math.max(1, rows || 24),
})

/** Carries out what the reducer asks for. */
const runner =
  (options: ReaderOptions, terminal: Terminal, quit: () => void) =>
  (effect: Effect, store: Store): void => {
    switch (effect.kind) {
      case 'quit':
        quit()
        break
      case 'suspend':
        terminal.suspend()
        break
      case 'redraw':
        terminal.redraw()
        break
      case 'read':
        options.traces?.read(effect.article)
        break
      case 'place':
        options.traces?.place(effect.place)
        break
      case 'bookmark':
        options.traces?.bookmark(effect.place, effect.set)
        break
      case 'copy': {
        const sequence = clipboardSequence(effect.text, options.process.env)
        if (sequence !== undefined) terminal.send(sequence)
        const kind = sequence === undefined ? 'tooLong' : 'copied'
        store.send({ kind: 'message', message: { kind, count: effect.count } })
      }
    }
  }

/**
 * Opens a reader on an issue and resolves when it is quit. The first screen is painted before Ink is loaded; the terminal
 * is given back however it ends.
 * @throws what a render or a handler threw, behind the terminal's restoring
 */
export const openReader = async (options: ReaderOptions): Promise<void> => {
  const { issue, stdout, colour, traces } = options
  let first: State = createState(issue, options.settings, sizeOf(stdout), traces?.remembered)
  if (options.at) first = openingAt(first, options.at)
  const terminal = openTerminal({ ...options, cellWidth, ambiguous: options.settings.ambiguous })
  try {
    terminal.show(viewOf(first).rows)
    const asked = options.askWidth ? terminal.ask(PATIENCE) : undefined
    const { draw } = await import('./app.tsx')
    const { ambiguous = first.settings.ambiguous } = (await asked) ?? {}
    first = { ...first, size: sizeOf(stdout), settings: { ...first.settings, ambiguous } }
    let quit = (): void => {}
    const store = createStore(
      first,
      runner(options, terminal, () => quit()),
    )
    const resized = (): void => store.send({ kind: 'resize', size: sizeOf(stdout) })
    stdout.on('resize', resized)
    try {
      const app = draw(store, terminal, colour)
      quit = app.quit
      await app.ended
    } finally {
      stdout.off('resize', resized)
    }
  } finally {
    terminal.close()
  }
}
