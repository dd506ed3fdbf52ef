import type { IssueKey, Place } from '../issue/index.ts'
import { errorFacts, type Saying, sayingOf } from '../language/index.ts'
import {
  CLIPBOARD_LIMIT,
  clipboardSequence,
  copyByHelper,
  helpersFor,
  type Terminal,
  takesClipboard,
} from '../terminal/index.ts'
import { visibleText } from '../typeset/index.ts'
import { handOver, type OutwardEffect, type SaveArticle } from './hand-over.ts'
import { effectFacts, type Log } from './log.ts'
import type { FetchProgress, Finds, Library, Traces } from './state/library.ts'
import { type Effect, screenOf } from './state/state.ts'
import type { Store } from './store.ts'

interface EffectOptions {
  readonly terminal: Pick<Terminal, 'send' | 'redraw' | 'suspend' | 'lend'>
  readonly env: Readonly<Record<string, string | undefined>>
  /** As of Node's process. */
  readonly platform?: string | undefined
  readonly traces?: Traces | undefined
  readonly library?: Library | undefined
  readonly save?: SaveArticle | undefined
  readonly log?: Log | undefined
  readonly quit: () => void
}

const showMessage = (store: Store, message: Saying): void => store.send({ kind: 'message', message })

const NO_FINDS: Finds = { finds: [], count: 0, capped: false }

/** Carries out the effects that the reducer returns. */
export class EffectRunner {
  readonly #options: EffectOptions
  /** The traces of the open issue. */
  #traces: Traces | undefined
  #search = new AbortController()
  #fetch = new AbortController()
  #stopped = false

  constructor(options: EffectOptions) {
    this.#options = options
    this.#traces = options.traces
  }

  run(effect: Effect, store: Store): void {
    const { terminal, log, quit } = this.#options
    log?.('effect', effectFacts(effect))
    switch (effect.kind) {
      case 'quit':
        quit()
        break
      case 'redraw':
      case 'suspend':
        terminal[effect.kind]()
        break
      case 'read':
        this.#traces?.read(effect.article)
        break
      case 'place':
        this.#traces?.place(effect.place)
        break
      case 'correct':
        this.#traces?.correct(effect.article, effect.lines, effect.set)
        break
      case 'choose':
        this.#options.library?.keepChoice?.(effect.choice)
        break
      case 'bookmark':
        void this.#bookmark(store, effect.place, effect.set)
        break
      case 'copy':
        void this.#copy(store, effect.text, effect.count)
        break
      case 'browse':
      case 'save':
      case 'pipe':
        void this.#handOver(effect, store)
        break
      case 'stopFetch':
        this.#fetch.abort()
        break
      default:
        void this.#ask(effect, store)
    }
  }

  /** Aborts searches and fetches; their answers are ignored. */
  stop(): void {
    this.#stopped = true
    this.#search.abort()
    this.#fetch.abort()
  }

  async #bookmark(store: Store, place: Place, set: boolean): Promise<void> {
    const message = await this.#traces?.bookmark(place, set)
    if (message && !this.#stopped) showMessage(store, message)
  }

  /** By a program on this machine if there is one, else through the terminal, which does not say whether it took it. */
  async #copy(store: Store, copied: string, count: number): Promise<void> {
    const { terminal, env, platform } = this.#options
    // What is pasted into a shell must not end a bracketed paste.
    const text = visibleText(copied)
    const helpers = helpersFor(env, platform)
    if (helpers.length > 0 && (await copyByHelper(text, helpers, env))) {
      if (!this.#stopped) showMessage(store, ['copied', count])
      return
    }
    if (this.#stopped) return
    const sequence = clipboardSequence(text, env)
    if (sequence !== undefined) terminal.send(sequence)
    if (sequence === undefined)
      showMessage(store, [Buffer.byteLength(text) > CLIPBOARD_LIMIT ? 'tooLong' : 'noClipboard', count])
    else
      showMessage(
        store,
        takesClipboard(env) ? ['copied', count] : env.TMUX ? ['copyAskedTmux'] : ['copyAsked', count],
      )
  }

  /** Hands an article or its address to another program, or to a file; an error is shown as a message. */
  async #handOver(effect: OutwardEffect, store: Store): Promise<void> {
    try {
      const answer = await handOver(effect, store.state(), this.#options)
      if (answer && !this.#stopped) store.send(answer)
    } catch (error) {
      this.#options.log?.('error', errorFacts(error))
      if (!this.#stopped) showMessage(store, sayingOf(error))
    }
  }

  /** Asks the library, if there is one; an error is shown as a message. */
  async #ask(effect: Effect, store: Store): Promise<void> {
    const { library, log } = this.#options
    if (!library) return
    try {
      switch (effect.kind) {
        case 'papers':
          return store.send({ kind: 'papers', papers: await library.papers() })
        case 'open':
          return await this.#openIssue(library, store, effect.key, effect.place)
        case 'turnIssue':
          return await this.#turnIssue(library, store, effect.by)
        case 'search':
          return await this.#searchShelf(library, store, effect.query)
        case 'bookmarks':
        case 'history': {
          const finds = await library[effect.kind]()
          const found = { finds, count: finds.length, capped: false }
          return store.send({ kind: 'finds', of: effect.kind, query: '', found })
        }
        case 'knownPapers':
          return store.send({
            kind: 'knownPapers',
            query: effect.query,
            papers: (await library.knownPapers?.(effect.query)) ?? [],
          })
        case 'fetchNewest':
          return await this.#fetchNewest(library, store, effect.paper)
        case 'fetch':
          return await this.#fetchIssue(library, store, effect.key)
      }
    } catch (error) {
      log?.('error', errorFacts(error))
      if (!this.#stopped) showMessage(store, sayingOf(error))
    }
  }

  async #openIssue(library: Library, store: Store, key: IssueKey, place?: Place): Promise<void> {
    const opened = await library.open(key, place?.article)
    this.#traces = opened.traces
    store.send({ kind: 'opened', opened, place })
  }

  async #turnIssue(library: Library, store: Store, by: 1 | -1): Promise<void> {
    const { key, issue } = store.state()
    const current = (await library.papers()).find(({ paper, name }) =>
      key ? paper === key.paper : name === issue.name,
    )
    const date = key?.date ?? issue.datePublished
    const days = current?.days ?? []
    const next = by > 0 ? days.find((day) => day > date) : days.findLast((day) => day < date)
    if (current && next !== undefined)
      return this.#openIssue(library, store, { paper: current.paper, date: next })
    showMessage(store, [by > 0 ? 'noIssueAfter' : 'noIssueBefore'])
  }

  /** A new search aborts the one before; the reducer ignores hits of an earlier query. */
  async #searchShelf(library: Library, store: Store, query: string): Promise<void> {
    this.#search.abort()
    this.#search = new AbortController()
    const { signal } = this.#search
    try {
      const found = query.trim() === '' ? NO_FINDS : await library.search(query, signal)
      store.send({ kind: 'finds', of: 'search', query, found })
    } catch (error) {
      if (!signal.aborted) throw error
    }
  }

  async #fetchIssue(library: Library, store: Store, key: IssueKey): Promise<void> {
    if (!library.fetch) return showMessage(store, ['noFetch'])
    await this.#whileFetching(store, key, async (report, signal) => {
      await library.fetch?.(key, report, signal)
      if (this.#stopped) return
      store.send({ kind: 'papers', papers: await library.papers() })
      showMessage(store, signal.aborted ? ['fetchStopped'] : ['fetched', key.date])
    })
  }

  /** Opens what was fetched, unless the reader has gone somewhere else meanwhile. */
  async #fetchNewest(library: Library, store: Store, paper: string): Promise<void> {
    const { today } = store.state()
    await this.#whileFetching(store, { paper, date: today }, async (report, signal) => {
      const key = await library.fetchNewest?.(paper, report, signal)
      if (this.#stopped) return
      store.send({ kind: 'papers', papers: await library.papers() })
      if (signal.aborted) showMessage(store, ['fetchStopped'])
      else if (key && screenOf(store.state()).kind === 'catalogue') await this.#openIssue(library, store, key)
      else showMessage(store, key ? ['fetched', key.date] : ['noFetch'])
    })
  }

  /** Shows the progress of a fetch until it is over. */
  async #whileFetching(
    store: Store,
    key: IssueKey,
    fetch: (report: (progress: FetchProgress) => void, signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    const report = (progress: FetchProgress): void =>
      store.send({ kind: 'fetching', progress: { ...key, ...progress } })
    report({ done: 0, of: 0 })
    this.#fetch = new AbortController()
    try {
      await fetch(report, this.#fetch.signal)
    } finally {
      store.send({ kind: 'fetching', progress: undefined })
    }
  }
}
