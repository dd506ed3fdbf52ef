import type { IssueKey, Place } from '../issue/index.ts'
import { sayingOf } from '../language/index.ts'
import { clipboardSequence, type Terminal } from '../terminal/index.ts'
import type { Library, Traces } from './state/library.ts'
import type { Effect, Message } from './state/state.ts'
import type { Store } from './store.ts'

export interface EffectOptions {
  readonly terminal: Pick<Terminal, 'send' | 'redraw' | 'suspend'>
  readonly env: Readonly<Record<string, string | undefined>>
  readonly traces?: Traces
  readonly library?: Library
  readonly quit: () => void
}

/** Carries out the effects that the reducer returns. */
export interface EffectRunner {
  run(effect: Effect, store: Store): void
  /** Aborts searches and fetches; their answers are ignored. */
  stop(): void
}

export const createEffectRunner = ({
  terminal,
  env,
  library,
  quit,
  ...options
}: EffectOptions): EffectRunner => {
  let { traces } = options
  let searching = new AbortController()
  let fetching = new AbortController()
  let ended = false

  /** Calls the library, if there is one, and shows its error as a message. */
  const ask = async (store: Store, work: (library: Library) => Promise<void>): Promise<void> => {
    if (!library) return
    await work(library).catch((error: unknown) => {
      if (!ended) store.send({ kind: 'message', message: { kind: 'said', saying: sayingOf(error) } })
    })
  }

  const papers = (store: Store): Promise<void> =>
    ask(store, async (shelf) => store.send({ kind: 'papers', papers: await shelf.papers() }))

  const open = (store: Store, key: IssueKey, at?: Place): Promise<void> =>
    ask(store, async (shelf) => {
      const opened = await shelf.open(key)
      traces = opened.traces
      store.send({ kind: 'opened', opened, ...(at ? { at } : {}) })
    })

  const turn = (store: Store, by: 1 | -1): Promise<void> =>
    ask(store, async (shelf) => {
      const { key, issue } = store.state()
      const here = (await shelf.papers()).find(({ paper, name }) =>
        key ? paper === key.paper : name === issue.name,
      )
      const date = key?.date ?? issue.datePublished
      const days = here?.days ?? []
      const next = by > 0 ? days.find((day) => day > date) : days.findLast((day) => day < date)
      if (here && next !== undefined) return open(store, { paper: here.paper, date: next })
      store.send({ kind: 'message', message: { kind: by > 0 ? 'noIssueAfter' : 'noIssueBefore' } })
    })

  const search = (store: Store, query: string): Promise<void> => {
    searching.abort()
    searching = new AbortController()
    const { signal } = searching
    return ask(store, async (shelf) => {
      const nothing = { finds: [], count: 0, capped: false }
      const found =
        query.trim() === ''
          ? nothing
          : await shelf.search(query, signal).catch((error: unknown) => {
              if (signal.aborted) return undefined
              throw error
            })
      if (found && !signal.aborted) store.send({ kind: 'finds', of: 'search', query, found })
    })
  }

  const list = (store: Store, of: 'bookmarks' | 'history'): Promise<void> =>
    ask(store, async (shelf) => {
      const finds = await shelf[of]()
      store.send({ kind: 'finds', of, query: '', found: { finds, count: finds.length, capped: false } })
    })

  const fetch = (store: Store, key: IssueKey): Promise<void> =>
    ask(store, async (shelf) => {
      if (!shelf.fetch) return store.send({ kind: 'message', message: { kind: 'noFetch' } })
      const tell = (progress: { readonly done: number; readonly of: number }): void =>
        store.send({ kind: 'fetching', progress: { ...key, ...progress } })
      tell({ done: 0, of: 0 })
      fetching = new AbortController()
      const { signal } = fetching
      try {
        await shelf.fetch(key, tell, signal)
        if (ended) return
        store.send({ kind: 'papers', papers: await shelf.papers() })
        const message: Message = signal.aborted
          ? { kind: 'fetchStopped' }
          : { kind: 'fetched', day: key.date }
        store.send({ kind: 'message', message })
      } finally {
        store.send({ kind: 'fetching', progress: undefined })
      }
    })

  const copy = (store: Store, text: string, count: number): void => {
    const sequence = clipboardSequence(text, env)
    if (sequence !== undefined) terminal.send(sequence)
    store.send({ kind: 'message', message: { kind: sequence === undefined ? 'tooLong' : 'copied', count } })
  }

  const run = (effect: Effect, store: Store): void => {
    switch (effect.kind) {
      case 'quit':
        quit()
        break
      case 'read':
        traces?.read(effect.article)
        break
      case 'place':
        traces?.place(effect.place)
        break
      case 'bookmark':
        traces?.bookmark(effect.place, effect.set)
        break
      case 'copy':
        copy(store, effect.text, effect.count)
        break
      case 'papers':
        void papers(store)
        break
      case 'open':
        void open(store, effect.key, effect.at)
        break
      case 'turnIssue':
        void turn(store, effect.by)
        break
      case 'search':
        void search(store, effect.query)
        break
      case 'bookmarks':
      case 'history':
        void list(store, effect.kind)
        break
      case 'fetch':
        void fetch(store, effect.key)
        break
      case 'redraw':
      case 'suspend':
        terminal[effect.kind]()
        break
      case 'stopFetch':
        fetching.abort()
    }
  }
  return {
    run,
    stop: () => {
      ended = true
      searching.abort()
      fetching.abort()
    },
  }
}
