import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { configFileOf } from '../../source/commands/invocation/config.ts'
import { runWith, temporaryFolder } from './run-with.ts'

// The folder of the configuration is looked up when the module is loaded.
const folder = await vi.hoisted(async () => {
  const { mkdtempSync } = await import('node:fs')
  const { tmpdir } = await import('node:os')
  process.env.XDG_CONFIG_HOME = mkdtempSync(`${tmpdir()}/baolan-config-`)
  return `${process.env.XDG_CONFIG_HOME}/baolan`
})
const file = join(folder, 'config.json')
const data = join(temporaryFolder(), 'shelf')

const configure = (config: unknown): void =>
  writeFileSync(file, typeof config === 'string' ? config : JSON.stringify(config))

beforeEach(() => {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
})

describe('config.json', () => {
  it('sets what the command line does not', async () => {
    configure({ lang: 'en', data })
    expect((await runWith(['list'], {})).err).toMatch(/^baolan: nothing on the shelf/)
    expect((await runWith(['list'], { lang: 'zh-TW' })).err).toMatch(/^baolan: 報架上/)
    const widths = async (): Promise<string> => (await runWith(['doctor'], {})).out
    configure({ lang: 'en', ambiguous: 2, data })
    expect(await widths()).toContain('“ ” — … take 2 cells')
    expect(await widths()).toContain(`${file}\n`)
    configure({ lang: 'en', ambiguous: '1', data })
    expect(await widths()).toContain('“ ” — … take 1 cell\n')
  })

  it('sets the text in columns', async () => {
    const paper = join(temporaryFolder(), 'paper.txt')
    const text = '江水涨了半米，沿江各县加固堤防，请市民远离江岸。'.repeat(8)
    writeFileSync(paper, `江城晚报\n\n2024年3月1日\n\n春汛将至\n\n本报讯（记者 林一）${text}\n`)
    const print = async (): Promise<string> =>
      (await runWith(['print', paper], { width: 80, article: 1, data })).out
    const inColumns = /本报讯.* {2,}\S/
    configure({})
    expect(await print()).not.toMatch(inColumns)
    configure({ columns: 2 })
    expect(await print()).toMatch(inColumns)
  })

  it.each([
    ['another value', { lineBreak: 'loose' }, /: lineBreak: .*basic.*gb.*strict/],
    ['an unknown field', { linebreak: 'gb' }, /linebreak/],
    ['an unknown limit', { fetch: { megabyte: 9 } }, /fetch\.megabyte: .*megabytes.*keptDays/],
    ['a limit of nothing', { fetch: { requests: 0 } }, /: fetch\.requests: /],
    ['a user agent of two lines', { userAgent: 'a\r\nb: c' }, /: userAgent: .*one line/],
    ['a user agent of nothing', { userAgent: ' ' }, /: userAgent: /],
    ['a Chinese user agent', { userAgent: '报栏' }, /: userAgent: /],
    [
      'keys of no action',
      { keys: { dwon: ['x'] } },
      /: keys\.dwon: there is no action dwon; did you mean down\?/,
    ],
    ['no list of keys', { keys: { down: 'x' } }, /: keys\.down: must be a list/],
    ['no key', { keys: { down: [] } }, /: keys\.down: down needs a key/],
    ['several faults', { columns: 9, hang: 'yes' }, /hang: .*; columns: /],
    ['no object', [], /: the file/],
    ['broken JSON', '{"lang": "en",', /config\.json: .*JSON/],
  ])('with %s is refused, naming file and field', async (_, config, message) => {
    configure(config)
    const { code, err, out } = await runWith(['list'], { data, lang: 'en' })
    expect(err).toMatch(message)
    expect(err).toMatch(/^baolan: .*baolan\/config\.json: .+; correct or delete it\n$/)
    expect({ code, out }).toEqual({ code: 1, out: '' })
  })

  it('changes the keys that help lists, and help runs with a broken one too', async () => {
    const keys = async () => (await runWith(['help', 'keys'], { data, lang: 'en' })).out
    configure({ keys: { down: ['X', '↓'] } })
    expect(await keys()).toMatch(/^ {2}down +X ↓ {2}next/m)
    configure({ keys: { down: ['X', '↓'], dwon: [] } })
    expect(await keys()).toMatch(/^ {2}down +j ↓ /m)
  })

  it('that cannot be read is reported, not ignored', async () => {
    mkdirSync(file)
    const { code, err } = await runWith(['list'], { data, lang: 'en' })
    expect(err).toMatch(/config\.json: cannot be read: .+; correct or delete it\n$/)
    expect(code).toBe(1)
  })

  it('sets the limits of what is read, and a message names limit, value and key', async () => {
    const paper = join(folder, 'paper.txt')
    const article = (index: number) =>
      `第${index}座桥通车\n　　本报讯（记者 林一）第${index}座桥昨日通车。\n\n`
    const read = async () => (await runWith(['print', paper], {})).err
    configure({ lang: 'en', maxFileMB: 1, maxArticles: 2 })
    writeFileSync(paper, `江城晚报\n2024年3月1日\n\n${article(1)}${article(2)}${article(3)}`)
    expect(await read()).toMatch(/paper\.txt: it has 3 articles, over the limit of 2 .* raise maxArticles in/)
    configure({ lang: 'en', maxFileMB: 1, maxArticles: 3 })
    expect(await read()).toBe('')
    configure({ lang: 'en', maxShortLines: 1 })
    expect(await read()).toMatch(
      /paper\.txt has \d+ lines of fewer than 8 .* of 1: .* raise maxShortLines in/,
    )
    configure({ lang: 'en', maxFileMB: 1 })
    writeFileSync(paper, '桥'.repeat(400_000))
    expect(await read()).toMatch(
      /paper\.txt: it has 2 MB, over the limit of 1 MB a file: .* raise maxFileMB in/,
    )
    const input = '桥'.repeat(400_000)
    expect((await runWith(['print', '-'], { input })).err).toMatch(/input: it has > 1 MB, over the limit/)
    configure({ lang: 'en', maxUnpackedMB: 0 })
    expect((await runWith(['list'], { data })).err).toMatch(/maxUnpackedMB: /)
  })

  it('adds papers to the catalogue', async () => {
    configure({ papers: [{ name: '街坊报', url: 'https://paper.example/{Y}-{m}/{d}/1.html' }] })
    const { code, out } = await runWith(['papers', '街坊报'], { data, lang: 'en' })
    expect(out).toMatch(/^街坊报 .*https:\/\/paper\.example\/\{Y\}-\{m\}\/\{d\}\/1\.html\n$/)
    expect(code).toBe(0)
  })

  it('with a wrong paper is refused by the commands that need the catalogue, and no others', async () => {
    configure({ papers: [{ name: '街坊报', url: 'nowhere' }] })
    const { code, err } = await runWith(['papers', '街坊报'], { data, lang: 'en' })
    expect(err).toMatch(/config\.json: papers\[0\]\.url: /)
    expect(code).toBe(1)
    expect((await runWith(['list'], { data, lang: 'en' })).code).toBe(0)
  })

  it.each([
    [{}, 'nothing'],
    [{ lang: 'en' }, 'noPapers'],
    [{ papers: [] }, 'emptyList'],
    [{ lang: 'en', papers: [{}] }, 'papers'],
  ] as const)('%j tells where in it a paper is to be written', (config, holds) => {
    expect(configFileOf(config)).toEqual({ path: file, holds })
  })
})
