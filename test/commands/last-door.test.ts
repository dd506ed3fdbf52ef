import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { COMMAND_NAMES } from '../../source/commands/index.ts'
import type { Issue } from '../../source/issue/index.ts'
import { wordsFor } from '../../source/language/index.ts'
import { paperHealthFrom, whyFailed } from '../../source/papers/paper-health.ts'
import { EffectRunner } from '../../source/reader/effects.ts'
import { createStore } from '../../source/reader/store.ts'
import { openShelf } from '../../source/shelf/index.ts'
import { open, press } from '../reader/playing.ts'
import { makeIssue } from '../shelf/fixtures.ts'
import { runWith, temporaryFolder } from './run-with.ts'

/** Sequences, C0, C1, bidi, zero width, soft hyphen, tags, selectors, fillers, noncharacters, half a surrogate pair. */
const HOSTILE =
  '\x1b]0;t\x07\x1b[31m\x9b2J\x08\x7f\x85\u202e\u2066\u061c\u200b\u200d\u2060\ufeff\u00ad\u180e\u034f\u3164\u2028\u{e0041}\u{e0101}\ufe0f\ufffe\u{1fffe}\x1b[201~'
const HALF = '\ud800'

/** What may not leave; line feeds may, and on a terminal the sequences that are the program's own. */
const HIDDEN =
  /[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ufffe\u{1fffe}\u{e0000}-\u{e0fff}\ud800-\udfff]/u
/** The three tabs between the four fields of a line, which only this command writes. */
const TABS = /^(\d+)\t([^\t\n]*)\t([^\t\n]*)\t(\d+)$/gm
const OWN = /\r\x1b\[K|\x1b\[1m|\x1b\[0m/g

/** Fields that must keep their values for the issue to be one. */
const FIXED = new Set([
  'format',
  'kind',
  'type',
  'code',
  'datePublished',
  'page',
  'printPage',
  'id',
  'articles',
])

const poison = (value: unknown, key = ''): unknown => {
  if (typeof value === 'string') return FIXED.has(key) ? value : value + HOSTILE + HALF
  if (Array.isArray(value))
    return value.map((item) => (typeof item === 'string' ? poison(item, key) : poison(item)))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([field, item]) => [field, poison(item, field)]))
}

const DATE = '2031-05-20'

/** An issue in which every text is hostile, as another program could have put it on the shelf. */
const hostileIssue = (): Issue => {
  const issue = makeIssue({
    name: '柳巷晚报',
    date: DATE,
    articles: [
      {
        headline: ['新桥通车'],
        text: ['本报讯 新桥昨日通车。'],
        author: '林一',
        rest: {
          kicker: ['引题'],
          deck: ['副题'],
          column: '今日谈',
          abstract: ['提要'],
          images: [{ src: 'https://a.example/1.jpg', caption: '说明', credit: '陈二' }],
          notes: [{ code: 'joined', at: [0, 1], text: '原文', message: 'joined' }],
        },
      },
      {
        headline: [''],
        text: ['甲\t乙\n丙\t丁'],
        rest: { body: [{ type: 'table', text: '甲\t乙\n丙\t丁', from: [] }] },
      },
    ],
  })
  const { masthead, ...rest } = issue
  return poison({
    ...rest,
    masthead,
    weekday: '星期二',
    lunarDate: '四月',
    sponsor: '柳巷',
    contacts: [{ label: '热线', value: '1' }],
    pages: issue.pages.map((page) => ({
      ...page,
      printSection: '要闻',
      credits: [{ role: '责编', name: '王三' }],
    })),
  }) as Issue
}

const folder = temporaryFolder()
const data = join(folder, `shelf${HOSTILE.replace(/\/|\0/g, '')}`)
const file = join(folder, `桥${HOSTILE}.txt`)
/** The paper's folder on the shelf, which is its name on the command line. */
let paper = ''

beforeAll(async () => {
  mkdirSync(data, { recursive: true })
  const shelf = await openShelf(data)
  paper = (await shelf.add(hostileIssue())).paper
  await shelf.settled()
  await shelf.close()
  writeFileSync(
    file,
    `柳巷晚报\n\n2031年5月21日\n\n新桥${HOSTILE}通车\n\n本报讯（记者 林一）新桥${HOSTILE}昨日通车。\n`,
  )
  const failed = { since: HOSTILE, last: HOSTILE, why: HOSTILE, saying: ['at', HOSTILE, ['noSuchFile']] }
  writeFileSync(join(data, 'papers.json'), JSON.stringify({ 人民日报: { worked: HOSTILE, failed } }))
})

/** What each command is run with: a new one with the first three. */
const linesFor = (command: string): readonly (readonly string[])[] => {
  const ready: Readonly<Record<string, readonly (readonly string[])[]>> = {
    search: [['新桥'], [HOSTILE]],
    shelf: [['verify'], ['reindex'], [HOSTILE]],
    papers: [['人民日报'], [HOSTILE]],
    add: [[file], [`${file}${HOSTILE}`]],
    print: [[paper, DATE], [file], [`${file}${HOSTILE}`]],
    remove: [
      [HOSTILE, DATE],
      [paper, HOSTILE],
    ],
  }
  return ready[command] ?? [[], [paper, DATE], [HOSTILE]]
}

const VARIANTS = [{}, { json: true }, { terminal: 60, lang: 'en' }]
/** Only this command has formats; a run of any other that opens the shelf costs half a second. */
const FORMATS: Readonly<Record<string, readonly { readonly format: string }[]>> = {
  print: [{ format: 'markdown' }],
}

describe('the last door', () => {
  it.each(COMMAND_NAMES)('lets nothing hidden out of baolan %s', async (command) => {
    const env = { TERM: HOSTILE, LANG: `zh_CN.UTF-8${HOSTILE}` }
    const [first = [], ...others] = linesFor(command)
    const runs = [
      ...[...VARIANTS, ...(FORMATS[command] ?? [])].map((variant) => [first, variant] as const),
      ...others.map((line) => [line, {}] as const),
    ]
    let written = 0
    for (const [line, variant] of runs) {
      const { out, err } = await runWith([command, ...line], { data, env, color: true, ...variant })
      written += out.length + err.length
      const untabbed = command === 'headlines' ? out.replace(TABS, '$1 $2 $3 $4') : out
      for (const text of [untabbed, err])
        expect('terminal' in variant ? text.replace(OWN, '') : text, JSON.stringify(line)).not.toMatch(HIDDEN)
      if ('json' in variant && out.startsWith('[')) expect(() => JSON.parse(out)).not.toThrow()
    }
    expect(written).toBeGreaterThan(0)
  })

  it('prints JSON that is the issue, escaped', async () => {
    const { out } = await runWith(['print', paper, DATE], { data, json: true })
    expect(JSON.parse(out).articles[0].headline).toEqual([`新桥通车${HOSTILE}${HALF}`])
  })

  it('writes nothing hidden into the debug log', async () => {
    const log = join(folder, 'log')
    await runWith(['list'], { data, env: { BAOLAN_DEBUG: log, TERM: HOSTILE } })
    const [first = ''] = readFileSync(log, 'utf8').split('\n')
    expect(first).not.toMatch(HIDDEN)
    expect(JSON.parse(first).term).toBe(HOSTILE)
  })

  it.each(['y', 'enter y', 'p y'])('puts nothing hidden on the clipboard with %s', (keys) => {
    const { state, effects } = press(open({ issue: hostileIssue() }), keys)
    let sent = ''
    const terminal = {
      send: (text: string) => (sent += text),
      redraw: () => {},
      suspend: () => {},
      lend: <Result>(work: (ended: AbortSignal) => Promise<Result>) => work(new AbortController().signal),
    }
    const runner = new EffectRunner({ terminal, env: {}, quit: () => {} })
    const store = createStore(state, () => {})
    for (const effect of effects) if (effect.kind === 'copy') runner.run(effect, store)
    const [, copied = ''] = /^\x1b\]52;c;(.*)\x07$/.exec(sent) ?? []
    const text = Buffer.from(copied, 'base64').toString()
    expect(text).toContain('新桥')
    expect(text).not.toMatch(HIDDEN)
  })
})

describe('the hints about papers', () => {
  const SHAPES = [
    'null',
    '7',
    '[]',
    '"x"',
    '{',
    '{"人民日报":null}',
    '{"人民日报":{"worked":7,"failed":[]}}',
  ].concat(
    ['7', 'null', '{}', '["a"]'].map(
      (why) => `{"人民日报":{"failed":{"since":"2031-05-01","last":"2031-05-02","why":${why}}}}`,
    ),
    [
      '7',
      '[]',
      '[7]',
      '[null]',
      '["doctor"]',
      '["toString"]',
      '["at",null]',
      '["at",[["at"]],{}]',
      '["severalPapers",{}]',
      '"x"',
    ].map(
      (saying) =>
        `{"人民日报":{"failed":{"since":"2031-05-01","last":"2031-05-02","why":"x","saying":${saying}}}}`,
    ),
  )

  it('are survived in any shape', () => {
    for (const shape of SHAPES)
      for (const { failed } of Object.values(paperHealthFrom(shape)))
        if (failed) expect(whyFailed(failed, wordsFor('zh')), shape).toEqual(expect.any(String))
  })

  it.each(['null', '{"人民日报":{"failed":{"since":"2031-05-01","last":"2031-05-02","why":7}}}'])(
    'and do not stop the list when they are %s',
    async (shape) => {
      writeFileSync(join(folder, 'papers.json'), shape)
      expect(await runWith(['papers', '人民日报'], { data: folder })).toMatchObject({ code: 0, err: '' })
    },
  )
})
