import { describe, expect, it } from 'vitest'
import { type Article, type Issue, inSlice } from '../../source/issue/index.ts'
import { articleGalley, moved, rowNumbered, START } from '../../source/makeup/index.ts'
import { DEFAULT_SETTINGS } from '../../source/makeup/settings.ts'
import { rowsOf, viewOf } from '../../source/reader/screens/index.ts'
import { type Effect, type State, screenOf } from '../../source/reader/state/state.ts'
import { createStore, type Store } from '../../source/reader/store.ts'
import type { Event } from '../../source/reader/update.ts'
import { PAPER } from './paper.ts'
import { open } from './playing.ts'

const SENTENCE = '早市上的豆腐摊前排起了队，老陈说今天的“豆香”比昨天浓。'

/** An article of many paragraphs, with its source, and the crowd that wrote it. */
const long = (paragraphs: number): Issue => {
  const text = Array.from({ length: paragraphs }, (_, index) => `第${index}天。${SENTENCE}`)
  let offset = 0
  const body = text.map((paragraph) => {
    const from = [[offset, offset + paragraph.length] as const]
    offset += paragraph.length + 1
    return { type: 'p' as const, text: paragraph, from }
  })
  const [first] = PAPER.articles
  if (!first) throw new Error('the paper has no article')
  const byline = Array.from({ length: 300 }, (_, index) => ({ role: `组${index % 9}`, name: `街坊${index}` }))
  const article: Article = { ...first, byline, body }
  return {
    ...PAPER,
    articles: [article],
    pages: [{ printPage: '1', position: 1, articles: [article.id] }],
    source: { kind: 'text', text: text.join('\n') },
    notes: [],
  }
}

interface Sliced {
  readonly store: Store
  readonly effects: Effect[]
  /** Does one slice of the work; returns whether there was one. */
  slice(): boolean
  /** Does the rest; returns the number of slices. */
  settle(): number
  /** Lets ms pass. */
  pass(ms: number): void
}

/** A store whose clock runs on by 100 ms at each look: each slice holds one unit of work. */
const sliced = (first: State): Sliced => {
  const effects: Effect[] = []
  const waiting: (() => void)[] = []
  let now = 0
  const store = createStore(first, (effect) => effects.push(effect), undefined, {
    elapsed: () => (now += 100),
    later: (work) => waiting.push(work),
  })
  const slice = (): boolean => {
    const work = waiting.shift()
    work?.()
    return work !== undefined
  }
  return {
    store,
    effects,
    slice,
    settle: () => {
      let slices = 0
      while (slice()) slices += 1
      return slices
    },
    pass: (ms) => {
      now += ms
    },
  }
}

const key = (name: string): Event => ({ kind: 'key', key: name, text: name.length === 1 ? name : '' })
const shown = (state: State) => rowsOf(viewOf(state))

describe('work in slices', () => {
  it('comes to the same as work at once, on every way through a long article', () => {
    const events: Event[] = [
      ...['enter', 'G', 'pageup', '5', '0', '%', '/', '豆', '腐', 'enter', 'n', 'N', 'escape'].map(key),
      { kind: 'resize', size: { columns: 61, rows: 17 } },
      ...['c', 'p', 'G', '/', '天', '。', 'enter', 'n', 'escape', 'p', 'escape'].map(key),
      ...['/', '早', '市', 'enter', 'enter'].map(key),
    ]
    const whole = createStore(open({ issue: long(40) }), () => {})
    const cut = sliced(open({ issue: long(40) }))
    let slices = 0
    for (const event of events) {
      whole.send(event)
      cut.store.send(event)
      slices += cut.settle()
      expect(screenOf(cut.store.state())).toEqual(screenOf(whole.state()))
      expect(shown(cut.store.state())).toEqual(shown(whole.state()))
    }
    expect(slices).toBeGreaterThan(400)
  })

  it('sets what is shown when a long article is opened, and not the rest', () => {
    const slices = (paragraphs: number): number => {
      const { store, settle } = sliced(open({ issue: long(paragraphs) }))
      viewOf(store.state())
      store.send(key('enter'))
      // One more for each paragraph finds its strip; none of them sets it.
      return settle() - paragraphs
    }
    expect(slices(200)).toBe(slices(100))
  })

  it('cuts up what has no parts of its own: one paragraph, one source, one crowd', () => {
    const [article] = long(1).articles
    if (!article) throw new Error('the paper has no article')
    const text = SENTENCE.repeat(10_000)
    const byline = Array.from({ length: 40_000 }, (_, index) => ({ role: '记者', name: `街坊${index}` }))
    const body = [{ type: 'p' as const, text, from: [] }]
    const issue: Issue = {
      ...long(1),
      articles: [{ ...article, byline, body }],
      source: { kind: 'text', text },
    }
    const { store, effects, settle } = sliced(open({ issue }))
    const slicesOf = (name: string): number => {
      store.send(key(name))
      return settle()
    }
    // Steps of 50,000 code units, and of 5,000 names.
    expect(slicesOf('j')).toBeGreaterThan(text.length / 50_000 + byline.length / 5000 - 2)
    slicesOf('enter')
    slicesOf('p')
    expect(slicesOf('y')).toBeGreaterThan(text.length / 50_000 - 2)
    expect(effects).toContainEqual({ kind: 'copy', text, count: text.length })
  })

  it('finds a row by its number without beginning again at each slice', () => {
    const [article] = long(300).articles
    if (!article) throw new Error('the paper has no article')
    const galley = articleGalley(article, { width: 40, column: 40 }, DEFAULT_SETTINGS)
    let asked = 0
    const counting = {
      strips: galley.strips,
      rows: (strip: number) => {
        asked += 1
        return galley.rows(strip)
      },
    }
    let found: ReturnType<typeof inSlice<unknown>>
    for (let slices = 0; !found; slices += 1) {
      let units = 0
      expect(slices).toBeLessThan(1000)
      found = inSlice(
        () => {
          units += 1
          return units < 2
        },
        () => rowNumbered(counting, 1_000_000),
      )
    }
    expect(found.made).toEqual(moved(galley, START, 999_999))
    expect(rowNumbered(counting, 50)).toEqual(moved(galley, START, 49))
    expect(asked).toBeLessThan(3 * galley.strips.length)
  })

  it('keeps the keys typed in the meantime, in order', () => {
    const { store, settle } = sliced(open({ issue: long(50) }))
    for (const name of ['enter', 'G', 'g', 'down']) store.send(key(name))
    expect(screenOf(store.state()).kind).toBe('contents')
    settle()
    expect(screenOf(store.state())).toMatchObject({ kind: 'article', place: { block: -2 } })
  })
})

describe('between two slices', () => {
  it('^C quits at once', () => {
    const { store, effects, slice, settle } = sliced(open({ issue: long(50) }))
    store.send(key('enter'))
    store.send(key('G'))
    expect(slice()).toBe(true)
    store.send(key('ctrl+c'))
    expect(effects).toEqual([{ kind: 'quit' }])
    settle()
    expect(effects).toHaveLength(1)
  })

  it.each(['q', 'escape'])('%s gives up what takes over a second, and the keys after it', (name) => {
    const { store, effects, slice, settle, pass } = sliced(open({ issue: long(50) }))
    store.send(key('enter'))
    store.send(key('G'))
    slice()
    pass(1000)
    store.send(key(name))
    settle()
    expect(screenOf(store.state()).kind).toBe('contents')
    expect(effects).toEqual([])
    store.send(key('q'))
    settle()
    expect(effects).toEqual([{ kind: 'quit' }])
  })

  it('a resize is never given up: the key goes before it', () => {
    const { store, slice, settle, pass } = sliced(open({ issue: long(50) }))
    store.send(key('enter'))
    settle()
    store.send({ kind: 'resize', size: { columns: 50, rows: 20 } })
    slice()
    pass(1000)
    store.send(key('q'))
    settle()
    expect(screenOf(store.state()).kind).toBe('contents')
    expect(store.state().size).toEqual({ columns: 50, rows: 20 })
  })
})
