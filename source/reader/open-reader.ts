import type { Day, Issue, IssueKey, Place } from '../issue/index.ts'
import { errorFacts, type Saying } from '../language/index.ts'
import type { Settings } from '../makeup/index.ts'
import {
  type Answers,
  openTerminal,
  sizeOf,
  type Terminal,
  type TerminalInput,
  type TerminalOutput,
  untilInForeground,
  type Watched,
} from '../terminal/index.ts'
import { cellWidth } from '../typeset/index.ts'
import type { draw } from './app.tsx'
import { EffectRunner } from './effects.ts'
import type { SaveArticle } from './hand-over.ts'
import type { Action, Scope } from './keys/key-table.ts'
import { firstKeyName, type Keymap } from './keys/keymap.ts'
import type { Log } from './log.ts'
import { encode } from './parts/encode.ts'
import { paletteOf } from './parts/palette.ts'
import { windowTitle } from './parts/window-title.ts'
import { cursorOf, rowsOf, viewOf } from './screens/index.ts'
import type { ContentsAs, Library, Traces } from './state/library.ts'
import { scopeOf } from './state/scope.ts'
import { createState, type State, type Step, step, withMessage } from './state/state.ts'
import { createStore, inSlices, type Slices, type Store } from './store.ts'
import { openAtPlace } from './update.ts'

interface ReaderOptions {
  readonly issue: Issue
  readonly settings: Settings
  /**
   * Whether to ask the terminal how wide it draws ambiguous characters and blocks, and which ground it has; until it answers,
   * `settings.ambiguous` and `settings.display` are used.
   */
  readonly askWidth: boolean
  /** Whether red may be used. Bold and dim always are. */
  readonly colour: boolean
  /** Whether the terminal's cursor is seen where it stands. It always is where a line is typed. */
  readonly showCursor?: boolean | undefined
  /** Default: the keys of the key table. */
  readonly keymap?: Keymap | undefined
  /** The place to begin at. Default: the contents. */
  readonly place?: Place | undefined
  /** What the reader remembers of this issue. */
  readonly traces?: Traces | undefined
  /** The shelf. Without it, the reader can only show this issue. */
  readonly library?: Library | undefined
  /** How the contents were chosen to be shown last. Default: as the window has room for. */
  readonly contentsAs?: ContentsAs | undefined
  /** This issue's key on the shelf. */
  readonly key?: IssueKey | undefined
  /** Said on the first screen. */
  readonly notice?: Saying | undefined
  /** Says on the first screen what this program is, where other papers are, and how to leave. */
  readonly welcomes?: boolean
  /** Begins on the shelf instead of the contents. */
  readonly onShelf?: boolean
  /** Whether nothing may be done but read: nothing fetched, nothing copied. */
  readonly secure?: boolean
  /** Writes an article to a file. Without it, none can be saved. */
  readonly save?: SaveArticle | undefined
  /** Today's date where the papers are printed. */
  readonly today: Day
  /**
   * Called once when the terminal is restored, however the reader ends: the moment to write what is not written yet.
   * A signal's exit waits a little for the promise it returns.
   */
  readonly leaving?: () => unknown
  readonly log?: Log | undefined
  /** ms of a monotonic clock. */
  readonly elapsed: () => number
  readonly stdin: TerminalInput
  readonly stdout: TerminalOutput
  readonly stderr: { write(text: string): unknown }
  readonly process: Watched & {
    readonly env: Readonly<Record<string, string | undefined>>
    readonly platform?: string
  }
}

/** ms after the start in which the terminal's answer still counts; a slow line needs this long. */
const ANSWER_WITHIN = 3000

/** ms after the other answers in which that about the background still counts. */
const LATE_WITHIN = 1000

/** ms to wait at the end for the terminal's outstanding answers: the shell would take them for typed text. */
const LAST_ANSWERS_WITHIN = 300

const startingStep = (options: ReaderOptions): Step => {
  const { issue, settings, stdout, traces, key, today, library, place, onShelf, secure, contentsAs, keymap } =
    options
  const state = createState(issue, settings, sizeOf(stdout), {
    today,
    key,
    library: library && {
      fetches: library.fetch !== undefined && !secure,
      knowsPapers: library.knownPapers !== undefined,
    },
    secure,
    contentsAs,
    keymap,
    remembered: traces?.remembered,
  })
  if (onShelf && library)
    return step({ ...state, screens: [{ kind: 'shelf', selected: 0, top: 0 }] }, { kind: 'papers' })
  return place ? openAtPlace(state, place) : step(state)
}

/** What this program is, where other papers are, and how to leave. */
const welcomeTo = ({ settings, keymap }: State): Saying => {
  const key = (action: Action, scope: Scope = 'contents'): string =>
    firstKeyName(keymap, action, scope, settings.language)
  return [
    'each',
    ['welcome'],
    ['welcomePapers', key('shelf'), key('catalogue', 'shelf')],
    ['welcomeKeys', key('quit'), key('help')],
  ]
}

const firstStep = (options: ReaderOptions): Step => {
  const first = startingStep(options)
  const notice = options.notice ?? (options.welcomes ? welcomeTo(first.state) : undefined)
  return notice ? { ...first, state: withMessage(first.state, notice) } : first
}

/**
 * The first screen as Ink would write it, for the stream that Ink will draw on, so that nobody waits for Ink to load.
 * Ink's first frame is then equal to it, and nothing is written.
 */
export const firstFrame = (state: State, colour: boolean): string => {
  const view = viewOf(state)
  const { x, y } = cursorOf(view)
  const frame = encode(rowsOf(view), paletteOf(state, colour))
  return `\x1b[?1049h\x1b[?25l${frame}\x1b[${y + 1};${x + 1}H\x1b[?25h`
}

/** One reader on one terminal, from its first frame until it quits. */
class ReaderSession {
  readonly #options: ReaderOptions
  readonly #first: Step
  readonly #terminal: Terminal
  readonly #effects: EffectRunner
  readonly #slices: Slices
  readonly #store: Store
  readonly #ended = Promise.withResolvers<void>()
  #app: ReturnType<typeof draw> | undefined
  #closed = false
  #asked = false

  constructor(options: ReaderOptions) {
    const { traces, library, save, log } = options
    this.#options = options
    this.#first = firstStep(options)
    this.#terminal = openTerminal({
      ...options,
      cellWidth,
      term: options.process.env.TERM,
      ambiguous: options.settings.ambiguous,
      observer: log && {
        painted: (bytes) => log('frame', { bytes }),
        handled: (key) => log('key', { key }),
        crashed: (error) => log('error', errorFacts(error)),
      },
      interrupted: () => this.#store.send({ kind: 'key', key: 'ctrl+c', text: '' }),
    })
    this.#effects = new EffectRunner({
      terminal: this.#terminal,
      env: options.process.env,
      platform: options.process.platform,
      traces,
      library,
      save,
      log,
      quit: this.#ended.resolve,
    })
    const run: Parameters<typeof createStore>[1] = (effect, store) => this.#effects.run(effect, store)
    this.#slices = { elapsed: options.elapsed, later: setImmediate }
    this.#store = createStore(this.#first.state, run, log, this.#slices)
    this.#store.watch(() => this.#preparePainting())
    library?.watchFaults?.((message) => this.#store.send({ kind: 'message', message }))
    log?.('terminal', { ...sizeOf(options.stdout) })
  }

  /** Resolves when the reader quits. @throws what a render or a handler threw */
  async run(): Promise<void> {
    inSlices(
      this.#slices,
      () => firstFrame(this.#first.state, this.#options.colour),
      (frame) => this.#begin(frame),
    )
    await this.#ended.promise
  }

  #begin(frame: string): void {
    if (this.#closed) return
    const { stdout } = this.#terminal
    this.#preparePainting()
    stdout.write(frame)
    stdout.on('resize', this.#resized)
    if (this.#options.askWidth) void this.#ask()
    for (const effect of this.#first.effects) this.#effects.run(effect, this.#store)
    // The first frame is written in this turn of the event loop; loading Ink then blocks for 100 ms.
    setImmediate(() => this.#draw().catch(this.#ended.reject))
  }

  async close(): Promise<void> {
    this.#closed = true
    this.#terminal.stdout.off('resize', this.#resized)
    this.#effects.stop()
    this.#app?.quit()
    if (this.#asked) await this.#terminal.answered(LAST_ANSWERS_WITHIN)
    this.#terminal.close()
  }

  readonly #resized = (): void => this.#store.send({ kind: 'resize', size: sizeOf(this.#terminal.stdout) })

  /** Before the view is drawn, so that its first bytes are those that matter. */
  #preparePainting(): void {
    const state = this.#store.state()
    const view = viewOf(state)
    const typing = cursorOf(view).typing === true
    this.#terminal.paintInOrder(view.order ?? [])
    this.#terminal.showCursor(this.#options.showCursor === true || typing)
    this.#terminal.takeText(typing)
    this.#terminal.scrollByWheel(scopeOf(state) !== 'page')
    this.#terminal.setTitle(windowTitle(state.issue, this.#options.process.env))
  }

  async #ask(): Promise<void> {
    this.#asked = true
    const answers = await this.#terminal.ask(ANSWER_WITHIN)
    this.#probed(answers)
    const all = await this.#terminal.answered(LATE_WITHIN)
    this.#asked = false
    if (all.ground !== answers.ground) this.#probed(all)
  }

  #probed(answers: Answers): void {
    this.#options.log?.('probe', { ...answers })
    const { ambiguous, blocks, ground } = answers
    this.#store.send({ kind: 'probed', ...(ambiguous && { ambiguous }), blocks, ground })
  }

  async #draw(): Promise<void> {
    const { draw } = await import('./app.tsx')
    if (this.#closed) return
    const { colour, elapsed, log } = this.#options
    log?.('ink')
    this.#app = draw(this.#store, this.#terminal, colour, elapsed)
    await this.#app.ended
  }
}

/**
 * Opens a reader on an issue; resolves when the reader quits. The terminal is restored however it ends.
 * @throws what a render or a handler threw, after the terminal is restored
 */
export const openReader = async (options: ReaderOptions): Promise<void> => {
  await untilInForeground(options.process)
  const session = new ReaderSession(options)
  try {
    await session.run()
  } finally {
    await session.close()
  }
}
