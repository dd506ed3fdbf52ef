import type { Interface } from 'node:readline'
import { sayInParagraphs, type Words, wordsFor } from '../language/index.ts'
import type { EffectRunner } from './effects.ts'
import { eventsFor } from './linear/line-events.ts'
import type { Spoken } from './linear/spoken.ts'
import { spokenScreen } from './linear/spoken-screen.ts'
import { scopeOf } from './state/scope.ts'
import { type Question, type State, screenOf } from './state/state.ts'
import type { Store } from './store.ts'

interface SessionOptions {
  readonly store: Store
  readonly effects: Pick<EffectRunner, 'settled'>
  readonly lines: Interface
  readonly write: (text: string) => void
}

/** Share of a fetch after which its progress is told again. */
const TOLD_SHARE = 0.25

/** Reads a line at a time, and tells what came of it: lines that are only ever added, and a prompt at the end. */
export class LinearSession {
  readonly #options: SessionOptions
  readonly #words: Words
  /** What was told last. */
  #told: State | undefined
  #spoken: Spoken | undefined
  /** The ids of what was told whole. */
  readonly #heard = new Set<string>()
  #toldShare = 0
  /** Whether a line is being worked on: what changes meanwhile is told together. */
  #busy = false
  #isPrompted = false
  /** Lines that came while another was worked on: a pasted text, or a file. */
  #waiting: string[] = []
  #ended = false
  #wake = (): void => {}
  /** Whether something was told since the last line was read. */
  #hasAnswered = false

  constructor(options: SessionOptions) {
    this.#options = options
    this.#words = wordsFor(options.store.state().settings.language)
    options.lines.on('line', (line) => {
      this.#waiting.push(line)
      this.#wake()
    })
    options.lines.on('close', () => {
      this.#ended = true
      this.#wake()
    })
  }

  /** Reads no further line. */
  quit(): void {
    this.#waiting = []
    this.#options.lines.close()
  }

  /** The next line; undefined when none is left. */
  async #next(): Promise<string | undefined> {
    while (this.#waiting.length === 0 && !this.#ended)
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    return this.#waiting.shift()
  }

  /** Resolves when no line is left. */
  async run(): Promise<void> {
    const { store, effects } = this.#options
    this.#line(this.#words.linear)
    await effects.settled()
    this.#tell()
    const stop = store.watch(() => {
      if (!this.#busy) this.#tell()
    })
    for (let line = await this.#next(); line !== undefined; line = await this.#next()) {
      this.#isPrompted = false
      this.#hasAnswered = false
      this.#busy = true
      this.#hear(line)
      await effects.settled()
      this.#busy = false
      this.#tell()
    }
    stop()
    if (this.#isPrompted) this.#options.write('\n')
  }

  /** Tells the screen again. */
  repeat(): void {
    this.#heard.clear()
    this.#told = undefined
    if (!this.#busy) this.#tell()
  }

  #hear(line: string): void {
    const { store } = this.#options
    const heard = eventsFor(line, store.state())
    if (typeof heard === 'string') this.#line(heard)
    else for (const event of heard) store.send(event)
  }

  /** Tells what has changed: a message, the screen, or only what is selected on it; then prompts. */
  #tell(): void {
    const state = this.#options.store.state()
    const { message, shelf } = state
    if (message && message !== this.#told?.message)
      for (const { text } of sayInParagraphs(this.#words, message)) this.#line(text)
    if (shelf.fetching) this.#tellProgress(shelf.fetching)
    else this.#toldShare = 0
    if (!state.question) this.#tellScreen(state)
    this.#told = state
    this.#prompt(state)
  }

  #tellScreen(state: State): void {
    const screen = screenOf(state)
    const before = this.#told && screenOf(this.#told)
    const spoken = spokenScreen(state, this.#told)
    const { id, lines, item, count } = spoken
    const { match } = state.search
    const depth = this.#told?.screens.length ?? 0
    const isBack = before?.kind !== 'overview' && state.screens.length < depth && this.#heard.has(id)
    const isSame = before?.kind === screen.kind && this.#spoken?.id === id
    if (match && match !== this.#told?.search.match && before?.kind === screen.kind && item !== undefined)
      this.#line(item)
    else if (isBack) this.#line(item ?? lines[0] ?? '')
    else if (!isSame || count !== this.#spoken?.count) {
      for (const line of lines) this.#line(line)
      if (screen.kind === 'calendar' && item !== undefined) this.#line(item)
    } else if (item !== undefined && (item !== this.#spoken?.item || !this.#hasAnswered)) this.#line(item)
    this.#heard.add(id)
    this.#spoken = spoken
  }

  #tellProgress({ date, done, of }: NonNullable<State['shelf']['fetching']>): void {
    const share = of > 0 ? done / of : 0
    const isFirst = !this.#told?.shelf.fetching
    if (!isFirst && share < this.#toldShare + TOLD_SHARE) return
    this.#toldShare = share
    this.#line(this.#words.fetching(date, done, of))
  }

  #line(text: string): void {
    const { write } = this.#options
    // What is told by itself begins on a line of its own, not after the prompt.
    write(`${this.#isPrompted ? '\n' : ''}${text}\n`)
    this.#isPrompted = false
    this.#hasAnswered = true
  }

  #asked(question: Question): string {
    switch (question.for) {
      case 'save':
        return this.#words.saveAs + question.text
      case 'pipe':
        return this.#words.pipeTo + question.text
      case 'command':
        return `:${question.text}`
    }
  }

  #prompt(state: State): void {
    if (this.#isPrompted) return
    const { question } = state
    const asks = question ? this.#asked(question) : this.#words.on[scopeOf(state)]
    this.#options.write(`${asks}> `)
    this.#isPrompted = true
  }
}
