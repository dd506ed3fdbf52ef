import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { COMMAND_TABLE, commandEntry, NAMED_COMMANDS } from '../../source/commands/help/command-table.ts'
import { FLAG_VALUES, type FlagName, GENERAL_FLAGS } from '../../source/commands/help/flag-table.ts'
import { COMMAND_NAMES, readCommandLine } from '../../source/commands/index.ts'
import { FLAGS, flagAsWritten } from '../../source/commands/invocation/flags.ts'
import { LANGUAGES, wordsFor } from '../../source/language/index.ts'
import { cellWidth } from '../../source/typeset/index.ts'
import { runWith, temporaryFolder } from './run-with.ts'

const folder = temporaryFolder()
const data = join(folder, 'shelf')
const said = async (words: readonly string[], options = {}) =>
  (await runWith(words, { data, lang: 'en', ...options })).out

describe('the tables of commands and flags', () => {
  it('have every command', () => {
    expect([...NAMED_COMMANDS].sort()).toEqual([...COMMAND_NAMES, 'version'].sort())
  })

  it('have every flag, with a value where it takes one', () => {
    const used = new Set([
      ...GENERAL_FLAGS,
      ...Object.keys(COMMAND_TABLE).flatMap((name) => commandEntry(name as keyof typeof COMMAND_TABLE).flags),
    ])
    const names = Object.keys(FLAGS) as FlagName[]
    expect([...used].sort()).toEqual([...names].sort())
    const taking = names.filter((name) => FLAGS[name].type === 'string')
    expect(Object.keys(FLAG_VALUES).sort()).toEqual(taking.sort())
  })

  it.each(['format', 'sort', 'ambiguous', 'lineBreak', 'lang'] as const)(
    'have the choices of %s',
    async (flag) => {
      const command = flag === 'sort' ? ['search', '新桥'] : flag === 'format' ? ['print'] : ['list']
      const { err } = await runWith(command, { data, lang: 'en', [flag]: 'none' })
      const value = FLAG_VALUES[flag]
      const choices = value && 'choices' in value ? value.choices.join(flag === 'lang' ? '、' : ', ') : ''
      expect(err).toContain(choices)
    },
  )
})

describe('baolan help', () => {
  it.each(LANGUAGES)('shows every command and general flag, no line too wide, in %s', async (lang) => {
    for (const terminal of [30, 80, 200]) {
      const text = await said(['help'], { lang, terminal })
      for (const name of COMMAND_NAMES) expect(text).toContain(`  baolan ${name} `.trimEnd())
      for (const flag of GENERAL_FLAGS) expect(text).toContain(flagAsWritten(flag))
      const widest = Math.max(...text.split('\n').map((line) => cellWidth(line, 1)))
      // What is written as one word is not broken.
      expect(widest).toBeLessThanOrEqual(Math.max(terminal, 34))
    }
    expect(await said(['help'], { lang })).toBe(await said([], { lang, help: true }))
  })

  it.each(COMMAND_NAMES)('explains %s alone, and so does its --help', async (name) => {
    const text = await said(['help', name])
    expect(text).toBe(await said([name, 'x'], { help: true }))
    expect(text).toContain(`Usage\n  baolan ${name}`)
    expect(text).toContain(wordsFor('en').commands[name as keyof typeof COMMAND_TABLE])
    expect(text).toMatch(/\nExample\n {2}\S.*\n$/)
    expect(text).not.toContain('--line-break')
  })

  it('lists the keys with the names of their actions', async () => {
    const text = await said(['help', 'keys'])
    expect(text).toMatch(/^ {2}stopFetch +x Delete {2}stop fetching/m)
    expect(await said(['help', 'keys'], { lang: 'zh' })).toMatch(/^ {2}pageDown +空格 f PgDn/m)
  })

  it.each([
    [['help', 'serach'], "there is no command serach; did you mean 'baolan help search'?"],
    [['help', 'kyes'], "did you mean 'baolan help keys'?"],
    [['help', 'nothing'], "there is no command nothing; 'baolan help' lists them"],
    [['serach', '水利'], "there is no command serach; did you mean 'baolan search'?"],
    [['pirnt'], "did you mean 'baolan print'?"],
    [['hepl'], "did you mean 'baolan help'?"],
  ])('asks what %j means', async (words, message) => {
    const ran = await runWith(words, { data, lang: 'en' })
    expect(ran).toMatchObject({ code: 2, out: '' })
    expect(ran.err).toContain(message)
  })

  it('takes a file for a file, whatever it is called, and leaves other words to the papers', async () => {
    const file = join(folder, 'serach')
    writeFileSync(file, '江城晚报\n\n2024年3月1日\n\n新桥通车\n\n本报讯（记者 林一）新桥通车。\n')
    expect((await runWith([file], { data })).out).toContain('新桥通车')
    const unknown = await runWith(['没有这份报'], { data, lang: 'en' })
    expect(unknown).toMatchObject({ code: 1 })
    expect(unknown.err).toContain('no such file or paper')
  })

  it.each(['--version', '-v', '-V', 'version'])('has the version behind %s', async (word) => {
    const { words, flags } = await readCommandLine([word])
    expect(await runWith(words, flags)).toMatchObject({ code: 0, out: '0.0.0\n', err: '' })
  })
})
