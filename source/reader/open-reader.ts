import type { Day, Issue, Place } from '../issue/index.ts'
import type { Settings } from '../makeup/index.ts'
import {
  openTerminal,
  sizeOf,
  type TerminalInput,
  type TerminalOutput,
  type Watched,
} from '../terminal/index.ts'
import { cellWidth } from '../typeset/index.ts'
import type { draw as Draw } from './app.tsx'
import { createEffectRunner } from './effects.ts'
import { encode } from './encode.ts'
import type { IssueKey, Library, Traces } from './library.ts'
import { rowsOf, viewOf } from './screens/index.ts'
import { createState, type State, type Step, step } from './state.ts'
import { createStore } from './store.ts'
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
  /** What is kept of this issue. */
  readonly traces?: Traces
  /** The shelf; without one the reader has this issue alone. */
  readonly library?: Library
  /** Where this issue stands on the shelf. */
  readonly key?: IssueKey
  /** Begins on the shelf and not on the contents. */
  readonly onShelf?: boolean
  /** Today where the papers are printed. */
  readonly today: Day
  /**
   * Called once when the terminal is given back, however the reader ends: the moment to write what is not written yet. A
   * signal waits a little for what it returns.
   */
  readonly leaving?: () => unknown
  readonly stdin: TerminalInput
  readonly stdout: TerminalOutput
  readonly stderr: { write(text: string): unknown }
  readonly process: Watched & { readonly env: Readonly<Record<string, string | undefined>> }
}

/** ms in which an answer over a slow line is still an answer: what is shown is then set anew. */
const LATEST = 3000

/** ms that answers which are still due are waited for in the end: the shell would take them for typed. */
const LAST_WORDS = 300

const begin = (options: ReaderOptions): Step => {
  const { issue, settings, stdout, traces, key, today, library, at, onShelf } = options
  const state = createState(issue, settings, sizeOf(stdout), {
    today,
    ...(library ? { library: { fetches: library.fetch !== undefined } } : {}),
    ...(traces ? { remembered: traces.remembered } : {}),
    ...(key ? { key } : {}),
  })
  if (onShelf && library)
    return step({ ...state, screens: [{ kind: 'shelf', selected: 0, top: 0 }] }, { kind: 'papers' })
  return at ? openingAt(state, at) : step(state)
}

/**
 * The first screen, in Ink's own form, for the stream that Ink will draw on: a reader does not wait for Ink to load. Ink's
 * first frame is then the same, and costs nothing.
 */
const firstFrame = (state: State, colour: boolean): string =>
  `\x1b[?1049h\x1b[?25l${encode(rowsOf(viewOf(state)), colour)}`

/**
 * Opens a reader on an issue and resolves when it is quit. The terminal is given back however it ends.
 * @throws what a render or a handler threw, after the terminal is given back
 */
export const openReader = async (options: ReaderOptions): Promise<void> => {
  const { colour, traces, library } = options
  const { state, effects } = begin(options)
  const terminal = openTerminal({
    ...options,
    cellWidth,
    ambiguous: options.settings.ambiguous,
    interrupted: () => store.send({ kind: 'key', key: 'ctrl+c', text: '' }),
  })
  const { stdout } = terminal
  const ended = Promise.withResolvers<void>()
  const effectRunner = createEffectRunner({
    terminal,
    env: options.process.env,
    ...(traces ? { traces } : {}),
    ...(library ? { library } : {}),
    quit: ended.resolve,
  })
  const store = createStore(state, effectRunner.run)
  const resized = (): void => store.send({ kind: 'resize', size: sizeOf(stdout) })
  let app: ReturnType<typeof Draw> | undefined
  let over = false
  const load = async (): Promise<void> => {
    const { draw } = await import('./app.tsx')
    if (over) return
    app = draw(store, terminal, colour)
    await app.ended
  }
  let due = options.askWidth
  try {
    stdout.write(firstFrame(state, colour))
    stdout.on('resize', resized)
    if (due)
      void terminal.ask(LATEST).then(({ ambiguous }) => {
        due = false
        if (ambiguous) store.send({ kind: 'width', ambiguous })
      })
    for (const effect of effects) effectRunner.run(effect, store)
    // After the first frame, which leaves in this turn of the loop: loading blocks for a tenth of a second.
    setImmediate(() => load().catch(ended.reject))
    await ended.promise
  } finally {
    over = true
    stdout.off('resize', resized)
    effectRunner.stop()
    app?.quit()
    if (due) await terminal.answered(LAST_WORDS)
    terminal.close()
  }
}
