import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { runWith, temporaryFolder } from './run-with.ts'

// The folder of the configuration is looked up when the module is loaded.
const folder = await vi.hoisted(async () => {
  const { mkdtempSync } = await import('node:fs')
  const { tmpdir } = await import('node:os')
  process.env.XDG_CONFIG_HOME = mkdtempSync(`${tmpdir()}/baolan-config-`)
  return `${process.env.XDG_CONFIG_HOME}/baolan`
})
const file = join(folder, 'config.json')
const home = temporaryFolder()
const paper = join(temporaryFolder(), 'paper.txt')
writeFileSync(paper, '江城晚报\n\n2024年3月1日\n\n春汛将至\n\n本报讯（记者 林一）江水涨了半米。\n')

const configure = (config: unknown): void =>
  writeFileSync(file, typeof config === 'string' ? config : JSON.stringify(config))
const doctor = (options = {}) => runWith(['doctor'], { lang: 'en', env: { TERM: 'xterm' }, ...options })

beforeEach(() => {
  for (const place of [dirname(folder), home]) rmSync(place, { recursive: true, force: true })
  for (const place of [folder, home]) mkdirSync(place, { recursive: true })
  vi.stubEnv('HOME', home)
})
afterEach(() => vi.unstubAllEnvs())

describe('a path in config.json', () => {
  it.each([
    ['~', home],
    ['~/papers', join(home, 'papers')],
    ['~/old/../papers/', join(home, 'papers')],
    ['papers', join(folder, 'papers')],
    ['./~old', join(folder, '~old')],
    ['../papers', join(folder, '../papers')],
    [join(home, 'papers'), join(home, 'papers')],
  ])('%s is home’s or the file’s, wherever the program runs', async (data, wanted) => {
    configure({ data })
    const before = readdirSync('.')
    expect((await runWith(['add', paper], {})).code).toBe(0)
    expect(existsSync(wanted)).toBe(true)
    expect(readdirSync('.')).toEqual(before)
    expect((await doctor()).out).toContain(`${wanted.replace(/\/$/, '')}: 1 issue\n`)
  })

  it.each(['~lin/papers', '$HOME/papers', '~~', '%USERPROFILE%\\papers', '～/papers'])(
    '%s, which only a shell understands, makes no folder of that name',
    async (data) => {
      configure({ data })
      const { code, err } = await runWith(['add', paper], { lang: 'en' })
      expect(err).toContain(
        `data: must be a path; only ~/ stands for a folder, your home, not ${JSON.stringify(data)}`,
      )
      expect(code).toBe(1)
      expect(readdirSync(folder)).toEqual(['config.json'])
    },
  )

  it('starts at the folder of the file as it is named, not of what a link points to', async () => {
    const real = join(home, 'dotfiles.json')
    writeFileSync(real, '{"data":"papers"}')
    symlinkSync(real, file)
    expect((await doctor()).out).toContain(join(folder, 'papers'))
  })

  it('on the command line starts where the program runs; ~ is home there too', async () => {
    const data = relative('.', join(folder, 'shelf'))
    expect((await doctor({ data })).out).toContain(`${join(folder, 'shelf')} (none yet)`)
    expect((await doctor({ data: '~/shelf' })).out).toContain(`${join(home, 'shelf')} (none yet)`)
  })
})

describe('a broken config.json', () => {
  it.each<[string, unknown, string[]]>([
    ['a wrong value', { lineBreak: 'loose' }, ['lineBreak: must be one of basic, gb, strict, not "loose"']],
    [
      'several faults',
      { columns: 9, hang: 'yes' },
      ['hang: must be true or false, not "yes"', 'columns: must be a number of at most 4, not 9'],
    ],
    ['unknown fields', { linebreak: 'gb', colour: 1 }, ['linebreak: no such field', 'colour: no such field']],
    ['no object', [], ['the file: must be an object']],
    ['broken JSON', '{"lang":\n "en",,}', ['not JSON: line 2, column 7']],
    ['half of JSON', '{"lang": "en",', ['not JSON']],
    ['nothing in it', '', ['not JSON']],
    ['no list of papers', { papers: {} }, ['papers: must be a list, not {}']],
    [
      'a wrong paper',
      { papers: [{ name: '街坊报', url: 'nowhere' }] },
      [
        'papers[0].url: the address must contain the year {Y}, the month {m} and the day {d} (it is "nowhere")',
      ],
    ],
  ])('with %s does not stop doctor, which names each fault', async (_, config, faults) => {
    configure(config)
    const { code, out, err } = await doctor({ data: join(home, 'none') })
    expect({ code, err }).toEqual({ code: 1, err: '' })
    expect(out).toContain(`config    ${file}\n`)
    for (const fault of faults) expect(out).toContain(`config    ${fault}`)
    expect(out.match(/\n {10}→ correct or delete it\n/g)).toHaveLength(faults.length)
    expect(out).toMatch(/^shelf /m)
  })

  it('that cannot be read is a fault like others', async () => {
    mkdirSync(file)
    const { code, out } = await doctor()
    expect(out).toMatch(/^config +cannot be read: .+\n +→ /m)
    expect(code).toBe(1)
  })

  it('is said to programs fault by fault', async () => {
    configure({ columns: 9, hang: 'yes' })
    const findings: { what: string; advice?: string }[] = JSON.parse((await doctor({ json: true })).out)
    expect(findings.filter(({ what, advice }) => what === 'config' && advice)).toHaveLength(2)
  })

  it('still counts where it is right: language and shelf', async () => {
    configure({ lang: 'zh-TW', data: '~/shelf', columns: 9 })
    const { out } = await runWith(['doctor'], { env: { LANG: 'en_US.UTF-8' } })
    expect(out).toContain(`報架      ${join(home, 'shelf')}`)
    expect(out).toContain('columns 要不大於 4 的數，現在是 9')
    expect((await runWith(['list'], { env: { LANG: 'en_US.UTF-8' } })).err).toMatch(/請改正或刪掉\n$/)
  })

  it('sends no control character to the terminal', async () => {
    configure({ 'a\u001b[31m\nb': 1 })
    const { out } = await doctor()
    expect(out).not.toContain('\u001b')
    expect(out).toMatch(/^config +a.*b: no such field/m)
  })

  it.each([['list'], ['papers'], ['shelf', 'verify'], ['print', 'doctor']])(
    'stops %s with one line',
    async (...words) => {
      configure({ columns: 9, hang: 'yes' })
      const { code, out, err } = await runWith(words, { lang: 'en' })
      expect(err).toMatch(/^baolan: .*config\.json: hang: .*; columns: .*; correct or delete it\n$/)
      expect({ code, out }).toEqual({ code: 1, out: '' })
    },
  )
})

describe('what stands where the shelf should be', () => {
  it('is told by doctor: a file, or a blank name', async () => {
    configure({ data: paper })
    expect(await doctor({ env: { LANG: 'C.UTF-8' } })).toMatchObject({
      code: 1,
      out: expect.stringContaining(`${paper} cannot be made a folder`),
    })
    configure({ data: ' ' })
    expect(await doctor({ env: { LANG: 'C.UTF-8' } })).toMatchObject({
      code: 1,
      out: expect.stringContaining('data: '),
    })
  })
})

describe('config.json with a byte order mark', () => {
  it('is read', async () => {
    configure(`\ufeff${JSON.stringify({ lang: 'zh-TW' })}`)
    expect(await runWith(['list'], { data: join(home, 'none') })).toMatchObject({
      code: 0,
      err: expect.stringContaining('報架'),
    })
  })
})
