import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, inject, it } from 'vitest'
import { COMMAND_NAMES } from '../../source/commands/index.ts'
import { FLAGS, flagAsWritten } from '../../source/commands/invocation/flags.ts'
import { runWith, temporaryFolder } from './run-with.ts'

const folder = temporaryFolder()
const data = join(folder, 'shelf')
const SHELLS = ['bash', 'zsh', 'fish'] as const

const hasShell = (shell: string): boolean => spawnSync(shell, ['-c', ':']).error === undefined

const scriptOf = async (shell: string, lang = 'en'): Promise<string> =>
  (await runWith(['completion', shell], { data, lang })).out

describe.each(SHELLS)('the completion script for %s', (shell) => {
  it('knows every command and flag', async () => {
    const script = await scriptOf(shell)
    for (const name of COMMAND_NAMES) expect(script).toMatch(new RegExp(`\\b${name}\\b`))
    const written = Object.keys(FLAGS).map((flag) => flagAsWritten(flag))
    for (const flag of written) expect(script).toContain(shell === 'fish' ? `-l ${flag.slice(2)}` : flag)
  })

  it.skipIf(!hasShell(shell))(`is read by the shell (skipped where there is no ${shell})`, async () => {
    for (const lang of ['en', 'zh']) {
      const { status, stderr } = spawnSync(shell, ['-n'], {
        input: await scriptOf(shell, lang),
        encoding: 'utf8',
      })
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    }
  })
})

const CASES: readonly (readonly [words: readonly string[], completions: readonly string[]])[] = [
  [['pri'], ['print']],
  [
    ['shelf', ''],
    ['verify', 'reindex'],
  ],
  [['completion', 'z'], ['zsh']],
  [['help', 'ke'], ['keys']],
  [['print', '--fo'], ['--format']],
  [['search', '--fo'], []],
  [
    ['print', '--format', ''],
    ['text', 'json', 'markdown'],
  ],
  [['print', '--format', '=', 'm'], ['markdown']],
  [['--lang', 'en', 'shelf', 'v'], ['verify']],
  [['--lang', '=', 'en', 'shelf', 'v'], ['verify']],
  [['add', 'two'], ['two words.txt']],
  [['list', 'two'], []],
  [['--data', 'f'], ['folder']],
  [['search', 'two'], []],
  // These ask the program itself.
  [['xinhuam'], ['新华每日电讯']],
  [['get', '新华每'], ['新华每日电讯']],
]

describe.skipIf(!hasShell('bash'))('bash (skipped where there is none)', () => {
  it('completes commands, flags, their values, files, and papers by name and pinyin', async () => {
    const place = join(folder, 'place')
    mkdirSync(join(place, 'folder'), { recursive: true })
    writeFileSync(join(place, 'two words.txt'), '')
    const lines = CASES.map(([words]) => {
      const all = ['baolan', ...words]
      return `COMP_WORDS=(${all.map((word) => `'${word}'`).join(' ')}) COMP_CWORD=${all.length - 1}
COMPREPLY=(); _baolan; printf '%s|' "\${COMPREPLY[@]}"; echo`
    })
    const program = `baolan() { "$NODE" "$CLI" "$@" --data "$DATA"; }\n${await scriptOf('bash')}\n${lines.join('\n')}`
    const { stdout, stderr } = spawnSync('bash', ['--norc'], {
      input: program,
      cwd: place,
      encoding: 'utf8',
      env: { ...process.env, NODE: process.execPath, CLI: join(inject('dist'), 'cli.js'), DATA: data },
    })
    const completed = stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split('|').filter(Boolean))
    expect(stderr.replace(/.*compopt.*\n/g, '')).toBe('')
    expect(completed).toEqual(CASES.map(([, completions]) => completions))
  })
})

describe('the papers of a completion', () => {
  const papersFor = async (word: string, options = {}) => {
    const { out, err, code } = await runWith(['completion', 'papers', word], { data, ...options })
    expect({ err, code }).toEqual({ err: '', code: 0 })
    return out.split('\n').filter(Boolean)
  }

  it('are found by initials, pinyin, name and traditional name', async () => {
    expect(await papersFor('rm')).toContain('人民日报\trmrb')
    expect(await papersFor('RMRB')).toContain('人民日报\trmrb')
    expect(await papersFor('renminri')).toContain('人民日报\trenminribao')
    expect(await papersFor('人民日')).toContain('人民日报\t')
    expect(await papersFor('人民日報')).toContain('人民日报\t')
    expect(await papersFor('zzzz')).toEqual([])
  })

  it('are those of the shelf where nothing is typed, and no shelf is made for that', async () => {
    expect(await papersFor('')).toEqual([])
    expect(existsSync(data)).toBe(false)
    const file = join(folder, 'page.txt')
    writeFileSync(file, '江城晚报\n\n2024年3月1日\n\n新桥通车\n\n本报讯（记者 林一）新桥通车。\n')
    const full = join(folder, 'full')
    await runWith(['add', file], { data: full })
    expect(await papersFor('', { data: full })).toEqual(['江城晚报\t'])
    expect(await papersFor('江城晚', { data: full })).toContain('江城晚报\t')
    expect(await papersFor('rmrb', { data: file })).toContain('人民日报\trmrb')
  })
})

it('of a shell that is not known is refused', async () => {
  expect(await runWith(['completion', 'csh'], { data, lang: 'en' })).toMatchObject({
    code: 2,
    err: "baolan: 'baolan completion' takes bash, zsh or fish\n",
  })
})
