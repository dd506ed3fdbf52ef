import type { Day, Issue, IssueKey, Place } from '../issue/index.ts'
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
import { encode } from './parts/encode.ts'
import { rowsOf, viewOf } from './screens/index.ts'
import type { Library, Traces } from './state/library.ts'
import { createState, type State, type Step, step } from './state/state.ts'
import { createStore } from './store.ts'
import { openAtPlace } from './update.ts'

export interface ReaderOptions {
  readonly issue: Issue
  readonly settings: Settings
  /** Whether to ask the terminal how wide it draws ambiguous characters; until it answers, `settings.ambiguous` is used. */
  readonly askWidth: boolean
  /** Whether red may be used. Bold and dim always are. */
  readonly colour: boolean
  /** The article and the place in it to begin at. Default: the contents. */
  readonly at?: Place
  /** What the reader remembers of this issue. */
  readonly traces?: Traces
  /** The shelf. Without it, the reader can only show this issue. */
  readonly library?: Library
  /** This issue's key on the shelf. */
  readonly key?: IssueKey
  /** Begins on the shelf instead of the contents. */
  readonly onShelf?: boolean
  /** Today's date where the papers are printed. */
  readonly today: Day
  /**
   * Called once when the terminal is restored, however the reader ends: the moment to write what is not written yet.
   * A signal's exit waits a little for the promise it returns.
   */
  readonly leaving?: () => unknown
  readonly stdin: TerminalInput
  readonly stdout: TerminalOutput
  readonly stderr: { write(text: string): unknown }
  readonly process: Watched & { readonly env: Readonly<Record<string, string | undefined>> }
}

/** ms after the start in which the terminal's answer still counts, for slow lines; the screen is then set again. */
const LATEST = 3000

/** ms to wait at the end for the terminal's outstanding answers: the shell would take them for typed text. */
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
  return at ? openAtPlace(state, at) : step(state)
}

/**
 * The first screen as Ink would write it, for the stream that Ink will draw on, so that nobody waits for Ink to load.
 * Ink's first frame is then equal to it, and nothing is written.
 */
const firstFrame = (state: State, colour: boolean): string =>
  `\x1b[?1049h\x1b[?25l${encode(rowsOf(viewOf(state)), colour)}`

/**
 * Opens a reader on an issue; resolves when the reader quits. The terminal is restored however it ends.
 * @throws what a render or a handler threw, after the terminal is restored
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
    // The first frame is written in this turn of the event loop; loading Ink then blocks for 100 ms.
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
