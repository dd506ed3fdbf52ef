import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { COMMAND_NAMES } from '../../source/commands/index.ts'
import { LANGUAGES, wordsFor } from '../../source/language/index.ts'
import { DEFAULT_SETTINGS } from '../../source/makeup/settings.ts'
import { ACTIONS, bindingOf, SCOPES, worksOn } from '../../source/reader/keys/key-table.ts'
import { helpList } from '../../source/reader/screens/help/help-rows.ts'
import { createState, type Screen, type State } from '../../source/reader/state/state.ts'
import { PAPER as WITHOUT_ADDRESS } from '../reader/paper.ts'
import { press } from '../reader/playing.ts'
import { runWith, temporaryFolder } from './run-with.ts'

const folder = temporaryFolder()
const data = join(folder, 'shelf')
const secured = wordsFor('zh').secured

const PAPER = {
  ...WITHOUT_ADDRESS,
  source: { ...WITHOUT_ADDRESS.source, url: 'https://paper.example.cn/2031-05-06' },
}
const article = { article: PAPER.articles[0]?.id ?? '', block: 0, character: 0 }
const SCREENS: Readonly<Record<(typeof SCOPES)[number], Screen>> = {
  contents: { kind: 'contents', sheet: 0, selected: 0, top: 0 },
  page: { kind: 'contents', sheet: 0, selected: 0, top: 0 },
  overview: { kind: 'overview', selected: 0, top: 0 },
  article: { kind: 'article', place: article, offered: false },
  printed: { kind: 'printed', offset: 0 },
  help: { kind: 'help', selected: 0, top: 0 },
  shelf: { kind: 'shelf', selected: 0, top: 0 },
  calendar: { kind: 'calendar', paper: PAPER.name, day: '2031-01-01' },
  catalogue: { kind: 'catalogue', selected: 0, top: 0 },
  finds: { kind: 'finds', of: 'history', selected: 0, top: 0 },
}

const reader = (secure: boolean, ...screens: readonly [Screen, ...Screen[]]): State => ({
  ...createState(
    PAPER,
    DEFAULT_SETTINGS,
    { columns: 80, rows: 24 },
    {
      today: '2031-05-20',
      library: { fetches: !secure },
      secure,
    },
  ),
  screens,
})

/** Every key on every screen, and every line of the help opened on it. */
const everyKey = (secure: boolean) =>
  SCOPES.flatMap((scope) => {
    const screen = SCREENS[scope]
    const keys = ACTIONS.filter((action) => worksOn(action, scope)).flatMap(
      (action) => bindingOf(action).keys,
    )
    const pressed = keys.map((key) => press(reader(secure, screen), key))
    const help = ACTIONS.map((_action, selected) =>
      press(reader(secure, screen, { kind: 'help', selected, top: 0 }), 'enter'),
    )
    return [...pressed, ...help]
  })

const outward = (secure: boolean): readonly string[] => [
  ...new Set(
    everyKey(secure)
      .flatMap(({ effects }) => effects.map(({ kind }) => kind))
      .filter((kind) => kind === 'copy' || kind === 'fetch' || kind === 'browse'),
  ),
]

const questions = (secure: boolean): readonly string[] => [
  ...new Set(everyKey(secure).flatMap(({ state }) => state.question?.for ?? [])),
]

describe('BAOLAN_SECURE in the reader', () => {
  it('leaves no key that copies, fetches or opens a browser, and none that asks for a file or a command', () => {
    expect(outward(false)).toEqual(['copy', 'browse', 'fetch'])
    expect(questions(false)).toEqual(['save', 'pipe', 'command'])
    // What the command line may do is said where it is tested.
    expect(questions(true)).toEqual(['command'])
    expect(outward(true)).toEqual([])
  })

  it.each([
    ['contents', 'y'],
    ['article', '"'],
    ['printed', 'y'],
    ['calendar', 'enter'],
  ] as const)('says on %s why %s does nothing', (scope, key) => {
    expect(press(reader(true, SCREENS[scope]), key).state.message).toEqual(['secured'])
  })

  it('leaves out of the help what is not available', () => {
    const listed = (secure: boolean): readonly string[] => {
      const list = helpList(reader(secure, SCREENS.article, SCREENS.help), {
        kind: 'help',
        selected: 0,
        top: 0,
      })
      return Array.from({ length: list.count }, (_, index) => list.idOf(index))
    }
    expect(listed(false)).toContain('copy')
    expect(listed(true)).not.toContain('copy')
    expect(listed(true)).toHaveLength(ACTIONS.filter((action) => !bindingOf(action).secured).length)
  })
})

describe('BAOLAN_SECURE on the command line', () => {
  it.each(COMMAND_NAMES)('lets baolan %s neither fetch nor log', async (command) => {
    const env = { BAOLAN_SECURE: '1' }
    const log = join(folder, `log-${command}`)
    const logged = await runWith([command], { data, env: { ...env, BAOLAN_DEBUG: log } })
    expect(logged).toMatchObject({ code: 1, out: '', err: `baolan: ${secured}\n` })
    expect(existsSync(log)).toBe(false)
    await runWith([command, '人民日报', '2024-02-29'], { data, env })
    expect(existsSync(join(data, '.pages'))).toBe(false)
  })

  it.each([
    ['get', '人民日报'],
    ['get', '人民日报', '2024-02-29'],
    ['print', '人民日报', '2024-02-29'],
    ['人民日报', '2024-02-29'],
  ])('refuses to fetch: %s %s %s', async (...words) => {
    const line = words.filter((word) => word !== undefined)
    for (const language of LANGUAGES) {
      const { code, out, err } = await runWith(line, { data, env: { BAOLAN_SECURE: 'yes' }, lang: language })
      expect({ code, out, err }).toEqual({ code: 1, out: '', err: `baolan: ${wordsFor(language).secured}\n` })
    }
  })

  it.each([undefined, '', '0'])('is off if it is %j', async (BAOLAN_SECURE) => {
    const { err } = await runWith(['get', '没有这报'], {
      data,
      env: BAOLAN_SECURE === undefined ? {} : { BAOLAN_SECURE },
    })
    expect(err).toContain('没有这报')
  })
})
