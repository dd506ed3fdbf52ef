import type { Day, Issue } from '../issue/index.ts'
import { openTerminal, type TerminalInput, type TerminalOutput, type Watched } from '../terminal/index.ts'
import { cellWidth } from '../typeset/index.ts'
import { createErrands } from './errands.ts'
import type { Place } from './place.ts'
import type { IssueKey, Library, Traces } from './ports.ts'
import { viewOf } from './screens/index.ts'
import type { Settings, Size } from './settings.ts'
import { createState, type Step, step } from './state.ts'
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
  /** Called once when the terminal is given back, however the reader ends: the moment to write what is not written yet. */
  readonly leaving?: () => void
  readonly stdin: TerminalInput
  readonly stdout: TerminalOutput
  readonly stderr: { write(text: string): unknown }
  readonly process: Watched & { readonly env: Readonly<Record<string, string | undefined>> }
}

/** ms that the first keys wait for the terminal to say how wide it draws. */
const PATIENCE = 150

/** ms in which an answer over a slow line is still an answer: what is shown is then set anew. */
const LATEST = 3000

const wait = (ms: number): Promise<undefined> =>
  new Promise((done) => {
    setTimeout(() => done(undefined), ms)
  })

const sizeOf = ({ columns, rows }: TerminalOutput): Size => ({
  columns: Math.max(1, columns || 80),
  rows: Math.max(1, rows || 24),
})

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
 * Opens a reader on an issue and resolves when it is quit. The first screen is painted before Ink is loaded; the terminal
 * is given back however it ends.
 * @throws what a render or a handler threw, behind the terminal's restoring
 */
export const openReader = async (options: ReaderOptions): Promise<void> => {
  const { stdout, colour, traces, library } = options
  const { state: first, effects } = begin(options)
  const terminal = openTerminal({ ...options, cellWidth, ambiguous: options.settings.ambiguous })
  try {
    terminal.show(viewOf(first).rows)
    const asked = options.askWidth ? terminal.ask(LATEST) : undefined
    const { draw } = await import('./app.tsx')
    const { ambiguous = first.settings.ambiguous } = (await Promise.race([asked, wait(PATIENCE)])) ?? {}
    let quit = (): void => {}
    const errands = createErrands({
      terminal,
      env: options.process.env,
      ...(traces ? { traces } : {}),
      ...(library ? { library } : {}),
      quit: () => quit(),
    })
    const begun = { ...first, size: sizeOf(stdout), settings: { ...first.settings, ambiguous } }
    const store = createStore(begun, errands.run)
    const resized = (): void => store.send({ kind: 'resize', size: sizeOf(stdout) })
    stdout.on('resize', resized)
    try {
      const app = draw(store, terminal, colour)
      quit = app.quit
      for (const effect of effects) errands.run(effect, store)
      void asked?.then((answers) => {
        if (answers.ambiguous) store.send({ kind: 'width', ambiguous: answers.ambiguous })
      })
      await app.ended
    } finally {
      stdout.off('resize', resized)
      errands.stop()
    }
  } finally {
    terminal.close()
  }
}
