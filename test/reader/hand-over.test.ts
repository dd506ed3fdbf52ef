import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Issue } from '../../source/issue/index.ts'
import { citation, referenceOf, webAddressOf } from '../../source/makeup/index.ts'
import { EffectRunner } from '../../source/reader/effects.ts'
import type { SaveArticle } from '../../source/reader/hand-over.ts'
import { eventFacts } from '../../source/reader/log.ts'
import { viewOf } from '../../source/reader/screens/index.ts'
import type { State } from '../../source/reader/state/state.ts'
import { createStore } from '../../source/reader/store.ts'
import { update } from '../../source/reader/update.ts'
import { cellWidth } from '../../source/typeset/index.ts'
import { PATIENCE } from '../pty.ts'
import { ids, PAPER } from './paper.ts'
import { article, lastRow, open, press, resize, type } from './playing.ts'

const folder = mkdtempSync(join(tmpdir(), 'baolan-hand-over-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const PAGE = 'https://paper.example.cn/2031/05/06/node_1.html'
const withAddresses = (page: { readonly url?: string; readonly pdf?: string }, url?: string): Issue => ({
  ...PAPER,
  source: { ...PAPER.source, ...(url === undefined ? {} : { url }) },
  pages: PAPER.pages.map((each, index) => (index === 0 ? { ...each, ...page } : each)),
})
const ONLINE = withAddresses({ url: PAGE })
const [hotline, wharf] = PAPER.articles

/** Performs the effects of keys; resolves with the first message, or the question, that comes of it. */
const outcome = (
  played: ReturnType<typeof press>,
  { env = {}, save }: { readonly env?: Record<string, string>; readonly save?: SaveArticle } = {},
) =>
  new Promise((resolve, reject) => {
    const lent: (string | undefined)[] = []
    const runner = new EffectRunner({
      terminal: {
        send: () => {},
        redraw: () => {},
        suspend: () => {},
        lend: (work, prompt) => {
          lent.push(prompt)
          return work(new AbortController().signal)
        },
      },
      env,
      save,
      quit: () => {},
    })
    const store = createStore(played.state, (effect, self) => runner.run(effect, self))
    const late = setTimeout(() => reject(new Error('nothing came of it')), PATIENCE)
    store.watch(() => {
      clearTimeout(late)
      const { message, question } = store.state()
      resolve({ message, ...(question && { question }), ...(lent.length > 0 && { lent }) })
    })
    for (const effect of played.effects) runner.run(effect, store)
  })

describe('the address of an article', () => {
  const addressIn = (issue: Issue): string | undefined => webAddressOf(issue, issue.pages[0])

  it('is that of its page, else of the facsimile, else of the edition, and only of the web', () => {
    const pdf = 'http://paper.example.cn/a.pdf'
    const front = 'https://paper.example.cn/'
    expect(addressIn(withAddresses({ url: PAGE, pdf }, front))).toBe(PAGE)
    expect(addressIn(withAddresses({ pdf }, front))).toBe(pdf)
    expect(addressIn(withAddresses({ pdf: '../a.pdf' }, front))).toBe(front)
    for (const url of ['file:///etc/passwd', 'javascript:alert(1)', 'mailto:a@example.cn', '-x', ''])
      expect(addressIn(withAddresses({ url })), url).toBeUndefined()
    // What a page says is not passed on as it is written.
    expect(addressIn(withAddresses({ url: 'https://a.example.cn/ `id`"\u001b[2J' }))).toMatch(
      /^https:\/\/a\.example\.cn\/[!-~]*$/,
    )
  })

  it('is opened with o on list, page and text, and shown where there is no browser', async () => {
    const wide = { columns: 120, rows: 40 }
    for (const played of [
      press(open({ issue: ONLINE }), 'o'),
      press(open({ issue: ONLINE, size: wide }), 'o'),
      press(open({ issue: ONLINE }), 'enter o'),
    ]) {
      expect(played.effects.at(-1)).toEqual({ kind: 'browse', address: PAGE })
      expect(await outcome(played)).toEqual({ message: ['address', PAGE] })
    }
    expect(lastRow(update(open(), { kind: 'message', message: ['address', PAGE] }).state)).toContain(PAGE)
    expect(press(open(), 'o').state.message).toEqual(['issueHasNoAddress'])
  })

  it('is that of the other page where one is selected on a page; nothing else is done with an article then', () => {
    const state = open({ issue: ONLINE, size: { columns: 120, rows: 40 } })
    const other = (otherSheet: number): State => ({
      ...state,
      screens: [{ kind: 'contents', sheet: 1, selected: 0, top: 0, otherSheet }],
    })
    expect(press(other(0), 'o').effects).toEqual([{ kind: 'browse', address: PAGE }])
    expect(press(other(1), 'o').state.message).toEqual(['issueHasNoAddress'])
    for (const key of ['w', '|', 'Y', 'y'])
      expect(press(other(0), key), key).toMatchObject({
        state: { message: ['notHere'] },
        effects: [],
      })
  })
})

describe('Y', () => {
  it('copies a reference by GB/T 7714—2025, with the address where there is one', () => {
    const copied = (issue: Issue, keys: string) => press(open({ issue }), keys).effects.at(-1)
    const text = `林晓舟. 让每一通来电都有回音[N/OL]. 江城晚报，2031-05-06（1）. ${PAGE}.`
    expect(copied(ONLINE, 'Y')).toMatchObject({ kind: 'copy', text })
    expect(copied(ONLINE, 'enter @')).toMatchObject({ kind: 'copy', text })
    expect(copied(PAPER, 'j Y')).toMatchObject({
      text: '周予安. 老码头改造二期开工 旧仓库将成图书馆[N]. 江城晚报，2031-05-06（1）.',
    })
  })

  it('names three authors at most, no photographer, and every page', () => {
    if (!wharf) throw new Error('no article')
    const byline = ['甲', '乙', '丙', '丁'].map((name) => ({ role: '记者', name }))
    const parts = [{ page: '1' }, { page: '3' }]
    expect(
      referenceOf(PAPER, { ...wharf, byline: [{ role: '摄影', name: '戊' }, ...byline], parts }),
    ).toMatch(/^甲，乙，丙，等\. .*（1，3）\.$/)
    expect(referenceOf({ ...PAPER, datePublished: '', name: '' }, { ...wharf, byline: [], parts: [] })).toBe(
      '老码头改造二期开工 旧仓库将成图书馆[N].',
    )
  })
})

describe('w', () => {
  const asked = press(open(), 'enter w').state

  it('asks for a name on the last line, with one proposed', () => {
    expect(lastRow(asked)).toContain('存为 江城晚报-2031-05-06-让每一通来电都有回音.md')
    const named = type(press(asked, 'ctrl+u').state, 'q 一.txt')
    expect(press(named, 'enter').effects).toEqual([
      { kind: 'save', article: ids.hotline, file: 'q 一.txt', replace: false },
    ])
    expect(press(named, 'escape')).toMatchObject({ state: { question: undefined }, effects: [] })
    expect(article(press(named, 'escape').state)).toBe(ids.hotline)
    expect(press(press(asked, 'ctrl+u').state, 'backspace').state.question).toBeUndefined()
    expect(press(press(asked, 'ctrl+u').state, 'enter').effects).toEqual([])
  })

  it('proposes a name that no file system refuses and no shell reads', () => {
    const [first, ...others] = PAPER.articles
    if (!first) throw new Error('no article')
    const headline = ['../../etc $(rm -rf ~)/"a"\n|b', '很长很长很长很长很长很长很长很长很长很长的标题']
    const issue = { ...PAPER, articles: [{ ...first, headline }, ...others] }
    const { question } = press(open({ issue }), 'w').state
    expect(question?.text).toMatch(/^江城晚报-2031-05-06-[\p{L}\d._-]+\.md$/u)
    expect(Buffer.byteLength(question?.text ?? '')).toBeLessThan(200)
  })

  it('keeps the end of a long name and its cursor in the window, and the log free of it', () => {
    const long = update(asked, { kind: 'paste', text: '很长的名字\n'.repeat(300) }).state
    for (const columns of [12, 20, 40, 80]) {
      const state = resize(long, columns, 12)
      expect(cellWidth(lastRow(state), 1)).toBeLessThanOrEqual(columns)
      expect(viewOf(state).cursor?.x).toBeLessThan(columns)
      expect(lastRow(state).trimEnd()).toMatch(/名字$/)
    }
    expect(eventFacts({ kind: 'key', key: 'x', text: 'x' }, long)).toEqual({ screen: 'article', typed: 1 })
  })

  it('asks before it replaces a file, and a held Enter is no answer', async () => {
    const calls: boolean[] = []
    const save: SaveArticle = async (_issue, _article, _file, replace) => {
      calls.push(replace)
      return replace
    }
    const named = type(press(asked, 'ctrl+u').state, 'a.md')
    expect(await outcome(press(named, 'enter'), { save })).toMatchObject({
      question: { text: 'a.md', replaces: 'a.md' },
    })
    const exists = update(open(), { kind: 'fileExists', article: ids.hotline, file: 'a.md' }).state
    expect(lastRow(exists)).toContain('已有此文件，回车覆盖 a.md')
    const enter = (state: typeof exists, time: number) =>
      update({ ...state, pressed: 1000 }, { kind: 'key', key: 'enter', text: '', time })
    expect(enter(exists, 1100)).toMatchObject({ state: { question: exists.question }, effects: [] })
    const replaced = enter(exists, 2000)
    expect(await outcome(replaced, { save })).toEqual({ message: ['saved', 'a.md'] })
    // Another name is another file.
    expect(press(type(exists, 'x'), 'enter').effects).toMatchObject([{ file: 'a.mdx', replace: false }])
    expect(calls).toEqual([false, true])
  })

  it('says in words why a file cannot be written', async () => {
    const denied = Object.assign(new Error('no'), { code: 'EACCES', syscall: 'open', path: 'a.md' })
    const save: SaveArticle = () => Promise.reject(denied)
    const done = await outcome(press(asked, 'enter'), { save })
    expect(done).toEqual({ message: ['at', 'a.md', ['notAllowed']] })
    expect(await outcome(press(asked, 'enter'))).toEqual({ message: ['noSaving'] })
  })
})

describe('|', () => {
  const pipeTo = (command: string) => press(type(press(open(), '|').state, command), 'enter')

  it('pipes the text of the article to a command of the shell, in the terminal', async () => {
    if (!hotline) throw new Error('no article')
    const file = join(folder, 'piped')
    expect(lastRow(type(press(open(), '|').state, 'wc -m'))).toContain('|wc -m')
    const env = { SHELL: '/bin/sh', PATH: process.env.PATH ?? '', FILE: file }
    expect(await outcome(pipeTo('cat > "$FILE"'), { env })).toEqual({
      message: ['piped'],
      lent: ['按任意键回到报栏'],
    })
    expect(readFileSync(file, 'utf8')).toBe(`${citation(PAPER, hotline)}\n`)
    expect(await outcome(pipeTo('exit 3'), { env })).toMatchObject({ message: ['pipeFailed', '3'] })
    const missing = await outcome(pipeTo('cat'), { env: { SHELL: join(folder, 'none') } })
    expect(missing).toMatchObject({ message: ['at', join(folder, 'none'), ['noSuchFile']] })
  })
})
