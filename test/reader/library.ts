import type { IssueKey } from '../../source/issue/index.ts'
import { Told } from '../../source/language/index.ts'
import { EffectRunner } from '../../source/reader/effects.ts'
import type { FetchProgress, Find, Library, Traces } from '../../source/reader/state/library.ts'
import { type State, screenOf } from '../../source/reader/state/state.ts'
import { createStore, type Store } from '../../source/reader/store.ts'
import { PATIENCE } from '../pty.ts'
import { ids, PAPER } from './paper.ts'

const DAYS = ['2031-04-29', '2031-05-05', '2031-05-06', '2031-05-12']

const find = (article: string, headline: string, block = 0): Find => ({
  paper: '江城晚报',
  date: '2031-05-06',
  article,
  name: '江城晚报',
  page: '1',
  headline: { text: headline, marks: headline.includes('热线') ? [[0, 2]] : [] },
  snippet: { text: '打开市长热线的工单系统', marks: [[4, 6]] },
  block,
  character: 0,
})

/** A shelf in memory that records its calls. */
export const createLibrary = () => {
  const asked: string[] = []
  const kept: string[] = []
  const days = [...DAYS]
  let release = (): void => {}
  const released = (signal: AbortSignal): Promise<void> =>
    new Promise((done) => {
      release = done
      signal.addEventListener('abort', () => done())
    })
  const tracesOf = ({ date }: IssueKey): Traces => ({
    remembered: {},
    read: (article) => kept.push(`${date} read ${article}`),
    place: (place) => kept.push(`${date} place ${place.article}`),
    correct: (article, lines, set) => kept.push(`${date} correct ${article} ${lines.length} ${set}`),
    bookmark: async (place, set) => {
      kept.push(`${date} bookmark ${place.article} ${set}`)
      return undefined
    },
  })
  const library: Library = {
    papers: async () => [
      { paper: '江城晚报', name: '江城晚报', days },
      { paper: '山城日报', name: '山城日报', days: [] },
    ],
    open: async (key) => {
      asked.push(`open ${key.paper} ${key.date}`)
      if (key.date === '2031-04-29') throw new Told(['damagedIssue', '2031-04-29\n', ['cutShort']])
      const source = { ...PAPER.source, sha256: key.date }
      return { key, issue: { ...PAPER, datePublished: key.date, source }, traces: tracesOf(key) }
    },
    search: async (query) => {
      asked.push(`search ${query}`)
      const finds = query.includes('没有')
        ? []
        : [find(ids.hotline, '热线有回音', 2), find(ids.wharf, '老码头')]
      return { finds, count: finds.length, capped: false }
    },
    keepChoice: ({ name, value }) => kept.push(`${name} ${value}`),
    bookmarks: async () => [find(ids.poem, '立夏')],
    history: async () => [],
    knownPapers: async () => [{ name: '江城晚报', place: '江城' }, { name: '山城日报' }],
    fetchNewest: async (paper, tell, signal) => {
      asked.push(`fetchNewest ${paper}`)
      tell({ done: 3, of: 12 })
      await released(signal)
      return signal.aborted ? undefined : { paper, date: '2031-05-20' }
    },
    fetch: async (key, tell: (progress: FetchProgress) => void, signal) => {
      asked.push(`fetch ${key.paper} ${key.date}`)
      tell({ done: 3, of: 12 })
      await released(signal)
      if (signal.aborted) return
      days.push(key.date)
      days.sort()
    },
  }
  return { library, asked, kept, finish: () => release() }
}

export interface Shelved {
  readonly store: Store
  press(keys: string): void
  /** Resolves when the state satisfies the condition. */
  until(holds: (state: State) => boolean): Promise<void>
  readonly asked: readonly string[]
  readonly kept: readonly string[]
  readonly finish: () => void
  readonly quits: () => number
}

/** A reader with a shelf, without a terminal. */
export const withLibrary = (first: State): Shelved => {
  const { library, asked, kept, finish } = createLibrary()
  let quits = 0
  const effects = new EffectRunner({
    terminal: {
      send: () => {},
      redraw: () => {},
      suspend: () => {},
      lend: (work) => work(new AbortController().signal),
    },
    env: {},
    library,
    quit: () => {
      quits += 1
    },
  })
  const store = createStore({ ...first, library: { fetches: true, knowsPapers: true } }, (effect, store) =>
    effects.run(effect, store),
  )
  return {
    store,
    asked,
    kept,
    finish,
    quits: () => quits,
    press: (keys) => {
      for (const key of keys.split(' ').filter(Boolean))
        store.send({ kind: 'key', key, text: Array.from(key).length === 1 ? key : '' })
    },
    until: (holds) =>
      new Promise((done, fail) => {
        const timeout = setTimeout(() => fail(new Error(JSON.stringify(screenOf(store.state())))), PATIENCE)
        const check = (): void => {
          if (!holds(store.state())) return
          clearTimeout(timeout)
          stop()
          done()
        }
        const stop = store.watch(check)
        queueMicrotask(check)
      }),
  }
}
