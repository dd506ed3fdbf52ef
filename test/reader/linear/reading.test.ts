import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { LANGUAGES, wordsFor } from '../../../source/language/index.ts'
import { EffectRunner } from '../../../source/reader/effects.ts'
import { ACTIONS, SCOPES, worksOn } from '../../../source/reader/keys/key-table.ts'
import { eventsFor } from '../../../source/reader/linear/line-events.ts'
import { meaningOf } from '../../../source/reader/linear/line-meaning.ts'
import { LinearSession } from '../../../source/reader/linear-session.ts'
import { scopeOf } from '../../../source/reader/state/scope.ts'
import type { Screen, State } from '../../../source/reader/state/state.ts'
import { createStore } from '../../../source/reader/store.ts'
import { createLibrary } from '../library.ts'
import { PAPER } from '../paper.ts'
import { open } from '../playing.ts'

const PIECE = { columns: 50, rows: 200 }

const first = (): State => ({
  ...open({ size: PIECE, settings: { ambiguous: 2 }, contentsAs: 'list' }),
  library: { fetches: true, knowsPapers: true },
})

/** What is told for lines that are typed one after the other; each is repeated after the prompt, as a terminal shows it. */
const reading = async (typed: readonly string[], state = first()): Promise<string> => {
  const { library, finish } = createLibrary()
  const input = new PassThrough()
  const lines = createInterface({ input, terminal: false })
  let told = ''
  let waiting = [...typed]
  const effects = new EffectRunner({
    terminal: {
      send: () => {},
      redraw: () => session.repeat(),
      suspend: () => {},
      lend: async (work) => work(new AbortController().signal),
    },
    env: { TERM: 'dumb' },
    library,
    quit: () => session.quit(),
  })
  const store = createStore(state, (effect, store) => effects.run(effect, store))
  const session = new LinearSession({
    store,
    effects,
    lines,
    write: (text) => {
      told += text
      if (!text.endsWith('> ')) return
      const [line, ...rest] = waiting
      waiting = rest
      if (line === undefined) input.end()
      else if (line === 'WAIT') finish()
      else {
        told += `${line}\n`
        input.write(`${line}\n`)
      }
    },
  })
  await session.run()
  return told
}

describe('a reading in lines', () => {
  it('can be followed by ear: thirty commands', async () => {
    const typed = [
      ...['', '', 'p', '返回', 'q', '3', '1', '/热线', 'n', 'N', '返回'],
      ...['下一版', '上一版', '各版一览', '2', '1', '书签', '下一篇', '返回', '?', '12'],
      ...['s', '1', '11', '返回', '返回', '/热线', '1', '报架', '找报', '江', '没有这个命令吗', 'q'],
    ]
    const told = await reading(typed)
    await expect(told).toMatchFileSnapshot(join(import.meta.dirname, 'reading.txt'))
    // Nothing but visible text and line feeds.
    expect(told).not.toMatch(/[^\n\P{Cc}]/u)
    expect(told).not.toMatch(/[\u2500-\u259f\u2800-\u28ff]/)
  })

  it('tells each paragraph of a long article once, whole, in pieces', async () => {
    const [article] = PAPER.articles
    if (!article) throw new Error('the paper has articles')
    const texts = Array.from(
      { length: 90 },
      (_, index) => `第${index}段，${'江水涨了又落。'.repeat(1 + ((index * 7) % 40))}`,
    )
    const body = texts.map((text) => ({ type: 'p' as const, text, from: [] }))
    const long = { ...PAPER, articles: [{ ...article, body }, ...PAPER.articles.slice(1)] }
    const state = { ...first(), issue: long, asRead: long }
    const told = await reading(['1', '', '', '', '', '', ''], state)
    for (const text of texts) expect(told.split(`\n${text}\n`).length, text.slice(0, 8)).toBe(2)
    expect(told.match(/没有完/g)?.length).toBeGreaterThan(1)
  })

  it('ends at the end of the input, and at q', async () => {
    expect(await reading([])).toMatch(/要目> \n$/)
    expect(await reading(['q', '1'])).not.toContain('本报讯')
  })

  it('takes the commands of the command line', async () => {
    expect(await reading([':2', 'q'])).toMatch(/要目> :2\n第A02版 副刊/)
  })

  it('tells how far a fetch is, and opens what has come', async () => {
    const told = await reading(['s', 'a', '城', '2', 'WAIT', 'q'])
    expect(told).toMatch(/找报> 2\n正在取 2031-05-20 3\/12\n2 山城日报\n找报> \n江城晚报，/)
  })

  it('says what an unknown word may be, and what does not work here', async () => {
    const told = await reading(['呀呀', '前一天'])
    expect(told).toContain('没有“呀呀”这个命令')
    expect(told).toContain(wordsFor('zh').notHere)
  })
})

describe('the words of the commands', () => {
  const article = { article: PAPER.articles[0]?.id ?? '', block: 0, character: 0 }
  const screens: Readonly<Record<string, Screen>> = {
    contents: { kind: 'contents', sheet: 0, selected: 0, top: 0 },
    overview: { kind: 'overview', selected: 0, top: 0 },
    article: { kind: 'article', place: article, offered: false },
    printed: { kind: 'printed', offset: 0 },
    help: { kind: 'help', selected: 0, top: 0 },
    shelf: { kind: 'shelf', selected: 0, top: 0 },
    calendar: { kind: 'calendar', paper: PAPER.name, day: '2031-01-01' },
    catalogue: { kind: 'catalogue', selected: 0, top: 0 },
    finds: { kind: 'finds', of: 'history', selected: 0, top: 0 },
  }

  it('reach every action of the key table where it works, by its word in each language and by its name', () => {
    for (const language of LANGUAGES)
      for (const screen of Object.values(screens)) {
        const state: State = { ...first(), screens: [screen], settings: { ...first().settings, language } }
        const scope = scopeOf(state)
        for (const action of ACTIONS.filter((each) => worksOn(each, scope))) {
          const word = wordsFor(language).actionWords[action]
          const named = action === 'onward' ? 'nextArticle' : action
          expect(meaningOf(word, state), `${language} ${scope} ${word}`).toMatchObject({
            kind: 'act',
            action: named,
          })
        }
      }
    const state = first()
    expect(meaningOf('next-article', state)).toMatchObject({ kind: 'act', action: 'nextArticle' })
    expect(meaningOf('5 next-art', state)).toMatchObject({ kind: 'act', action: 'nextArticle', number: 5 })
    expect(meaningOf('】', state)).toMatchObject({ kind: 'act', action: 'nextPage' })
    expect(meaningOf('2021-11-09', state)).toEqual({ kind: 'number', number: 20211109 })
    expect(meaningOf('：2', state)).toEqual({ kind: 'command', text: '2' })
    expect(meaningOf('／ 水利', state)).toEqual({ kind: 'search', query: '水利' })
  })

  it('answer a question: a name, what is proposed, or no', () => {
    const asking = (text: string): State => ({
      ...first(),
      question: { for: 'save', article: article.article, text },
    })
    expect(eventsFor('', asking('a.md'))).toEqual([{ kind: 'key', key: 'enter', text: '' }])
    expect(eventsFor('b.txt', asking('a.md'))).toContainEqual({ kind: 'paste', text: 'b.txt' })
    expect(eventsFor('Esc', asking('a.md'))).toEqual([{ kind: 'key', key: 'escape', text: '' }])
  })

  it('know every kind of screen', () => {
    expect(Object.keys(screens).sort()).toEqual(SCOPES.filter((scope) => scope !== 'page').toSorted())
  })
})
