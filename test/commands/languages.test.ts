import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { LANGUAGES, type Language, say, wordsFor } from '../../source/language/index.ts'
import { FetchFailure, type Paper, whyNotFetched } from '../../source/papers/index.ts'
import { type RunOptions, runWith, temporaryFolder } from './run-with.ts'

const folder = temporaryFolder()
const data = join(folder, 'shelf')
const file = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}
const page = (paper: string, day: string): string =>
  file(
    `${paper}${day}.txt`,
    `${paper}\n\n2024年3月${day}日\n\n新桥通车\n\n本报讯（记者 林一）新桥通车，过江只要五分钟。\n`,
  )
const [first, second] = [page('江城晚报', '1'), page('山城早报', '2')]
mkdirSync(join(folder, 'none'))

type Case = readonly [words: readonly string[], code: number, options?: RunOptions]

const CASES: readonly Case[] = [
  [['add'], 2],
  [['get'], 2],
  [['search'], 2],
  [['remove', 'x'], 2],
  [['shelf', 'sweep'], 2],
  [['remove', '江城晚报', '2024-13-01'], 2],
  [['search', '日期:2024-13'], 2],
  [['get', '江城晚报', '2024-02-30'], 2],
  [['get', '衡阳日报', '2024-02-02'], 2, { to: '2024-02-01' }],
  [['get', '衡阳日报', '2021-02-02'], 2, { to: '2024-02-01' }],
  [['get', '衡阳日报'], 2, { to: '2024-02-01' }],
  [['print', first], 2, { width: 1 }],
  [['print', first], 2, { format: 'pdf' }],
  [['print', first], 2, { article: 9 }],
  [['list'], 2, { lineBreak: 'loose' }],
  [['list'], 2, { data: '' }],
  [['list'], 2, { wat: true } as RunOptions],
  [['print', join(folder, 'not-there.txt')], 1],
  [['print', join(folder, 'none')], 1],
  [['print', file('zero.txt', '')], 1],
  [['print', file('a.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 255, 254))], 1],
  [['print', file('b.pdf', '%PDF-1.7 x')], 1],
  [['print', file('c.gz', Uint8Array.of(0x1f, 0x8b, 0, 1))], 1],
  [['print', file('d.zip', 'PK\x03\x04 x')], 1],
  [
    [
      'print',
      file(
        'e.bin',
        new Uint8Array(200).map((_, at) => at % 5),
      ),
    ],
    1,
  ],
  [['print', file('f.json', '[{"title":"新桥通车"}]')], 1],
  [['print', file('g.json', '{"format":"baolan-issue/1"}')], 1],
  [['print', file('h.json', '{"format":"baolan-issue/1",')], 1],
  [['print', file('i.html', '<html><body><p>x</p></body></html>')], 1],
  [['print', first, second], 1],
  [['print', '衡阳日保'], 1],
  [['print', '没有这份报'], 1],
  [['papers', '没有这份报'], 1],
  [['print', '山城早报', '2024-03-09'], 1],
  [['remove', '山城早报', '2024-03-09'], 1],
  [['add', join(folder, 'not-there.txt')], 1],
]

const FAILURES = CASES.map(([words, code, options = {}]) => ({ words, code, options }))

/** Removes what is not translated: paths, options, commands, data and names. */
const QUOTED =
  /config\.json|baolan get .*|[“「'"][^”」'"]*[”」'"]|\S*\/\S*|--[\w-]+|\.\w+|baolan|\b(?:JSON|PDF|ZIP|UTF-8|GB18030|pdftotext|gunzip|format|name|text|json|markdown|basic|strict|verify|reindex)\b|2024-13/g

const foreign: Readonly<Record<Language, RegExp>> = {
  zh: /[A-Za-z]{3,}/,
  'zh-TW': /[A-Za-z]{3,}/,
  en: /\p{Script=Han}/u,
}
const DATA = /江城晚报|山城早报|衡阳日[报保]|没有这份报|日期/g

describe('what a command says', () => {
  it('is in place', async () => {
    expect((await runWith(['add', second], { data, lang: 'zh' })).code).toBe(0)
  })

  for (const language of LANGUAGES)
    it.each(FAILURES)(`is ${language} when $words fails`, async ({ words, code, options }) => {
      const ran = await runWith(words, { data, lang: language, ...options })
      expect(ran.err).toMatch(/^baolan: .+\n$/)
      expect(ran.err.replace(QUOTED, '').replace(DATA, '')).not.toMatch(foreign[language])
      expect(ran).toMatchObject({ code, out: '' })
    })

  it('differs from language to language, for every failure', async () => {
    for (const { words, options } of FAILURES) {
      const lines = await Promise.all(
        LANGUAGES.map(async (lang) => (await runWith(words, { data, lang, ...options })).err),
      )
      expect(new Set(lines).size, words.join(' ')).toBeGreaterThanOrEqual(2)
      expect(lines[2]).not.toBe(lines[0])
    }
  })

  it.each([
    ['zh_TW.UTF-8', /報架上沒有/],
    ['zh_CN.UTF-8', /报架上没有/],
    ['en_GB.UTF-8', /is not on the shelf/],
  ])('follows the locale %s if no language is requested', async (LANG, message) => {
    const { err } = await runWith(['remove', '山城早报', '2024-03-09'], { data, env: { LANG } })
    expect(err).toMatch(message)
  })

  it('is in the language of the locale if the requested one does not exist', async () => {
    const ran = await runWith(['list'], { data, lang: 'fr', env: { LANG: 'zh_TW.UTF-8' } })
    expect(ran).toMatchObject({ code: 2, err: 'baolan: --lang 可以是 zh、zh-TW、en，不能是「fr」\n' })
  })

  it.each([
    ['zh', '2024-03-02  山城早报  1 版  1 篇  22 字\n', '1 篇\n', /第1版/, '1 期，1 篇，0 处有误\n'],
    ['zh-TW', '2024-03-02  山城早报  1 版  1 篇  22 字\n', '1 篇\n', /第1版/, '1 期，1 篇，0 處有誤\n'],
    [
      'en',
      '2024-03-02  山城早报  1 page  1 article  22 characters\n',
      '1 article\n',
      /Page 1/,
      '1 issue, 1 article, 0 problems\n',
    ],
  ] as const)('of its work is %s too', async (lang, list, count, where, verified) => {
    const run = (...words: string[]) => runWith(words, { data, lang })
    expect((await run('list')).out).toBe(list)
    const found = await run('search', '新桥')
    expect(found.err).toBe(count)
    expect(found.out).toMatch(where)
    expect((await run('shelf', 'verify')).out).toBe(verified)
    const { out } = await run('doctor')
    const labels = Object.values(wordsFor(lang).doctor)
    for (const label of labels) expect(out).toMatch(new RegExp(`^${label} `, 'm'))
    expect((await run('add', second)).out).toBe(lang === 'en' ? '1 same\n' : '架上已有 1 份\n')
    expect((await runWith(['x'], { help: true, lang })).out).toMatch(
      lang === 'en' ? /newspaper/ : /終端機|终端/,
    )
  })

  it('is the same in JSON, whatever the language', async () => {
    for (const words of [['doctor'], ['list'], ['search', '新桥'], ['papers', 'hyrb']]) {
      const [zh, tw, en] = await Promise.all(
        LANGUAGES.map(async (lang) => (await runWith(words, { data, json: true, lang })).out),
      )
      const plain = (out = ''): string => out.replace(/"found": "(?:zh|zh-TW|en)"/, '')
      expect(plain(zh)).toBe(plain(en))
      expect(plain(tw)).toBe(plain(en))
    }
  })
})

describe('a paper whose site cannot be reached', () => {
  it('is reported without its address, with what can still be read', () => {
    const paper: Paper = { name: '街坊报', url: 'http://a.example/{Y}{m}{d}', family: 'other', origin: 'own' }
    const why = whyNotFetched(paper, new FetchFailure('host', 'http://a.example/robots.txt', ['noSuchHost']))
    expect(LANGUAGES.map((language) => say(wordsFor(language), why))).toEqual([
      '连不上街坊报的网站：找不到这个网站，或没有上网。报架上的报照样可以看',
      '連不上街坊报的網站：找不到這個網站，或沒有上網。報架上的報照樣可以看',
      'The site of 街坊报 cannot be reached: there is no such host, or no network. What is on the shelf can still be read',
    ])
    const gone = new FetchFailure('missing', 'http://a.example/1', ['notThere', 404])
    expect(say(wordsFor('zh'), whyNotFetched(paper, gone))).toBe('http://a.example/1：没有这个网页（404）')
  })
})
