import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Plugin } from 'esbuild'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { bundle } from '../../build/bundle.ts'
import { type PtyOptions, type Running, start } from '../pty.ts'
import { PAPER } from './paper.ts'

/** The reader in a real terminal, started as a program. */
let folder = ''
const running: Running[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'baolan-reader-'))
  writeFileSync(join(folder, 'paper.json'), JSON.stringify(PAPER))
  await buildReader('as it is')
})

/** A module like the library, but with one component that draws nothing. */
const silent = (library: string, contents: string): Plugin => ({
  name: `${library} draws nothing`,
  setup: (setup) => {
    const filter = new RegExp(`^${library}$`)
    setup.onResolve({ filter }, ({ path, importer }) =>
      importer.includes('/source/') ? { path, namespace: 'silent' } : undefined,
    )
    setup.onLoad({ filter, namespace: 'silent' }, () => ({ contents, resolveDir: import.meta.dirname }))
  },
})

/** Bundles the reader into a folder of that name; returns the program's path. */
const buildReader = async (name: string, plugins: Plugin[] = []): Promise<string> => {
  const entry = join(import.meta.dirname, 'open-paper.ts')
  await bundle({ entryPoints: { 'open-paper': entry }, outdir: join(folder, name), plugins })
  return join(folder, name, 'open-paper.mjs')
}

afterEach(async () => {
  for (const reader of running.splice(0)) await reader.stop()
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const open = async (
  options: PtyOptions = {},
  settings = {},
  program = join(folder, 'as it is', 'open-paper.mjs'),
  isOpen = (reader: Running): boolean => reader.screen.text().includes('帮助'),
): Promise<Running> => {
  const reader = start(
    process.execPath,
    [program, join(folder, 'paper.json'), JSON.stringify(settings)],
    options,
  )
  running.push(reader)
  await reader.waitFor(() => isOpen(reader), 'it is open')
  return reader
}

const shows = (reader: Running, text: string): Promise<void> =>
  reader.waitFor((screen) => screen.text().includes(text), `it shows ${text}`)

const expectLeft = async (reader: Running): Promise<void> => {
  expect(await reader.exited()).toEqual({ code: 0, signal: 0 })
  expect(reader.screen.alternate()).toBe(false)
  expect(reader.screen.cursor().shown).toBe(true)
}

describe('what is on the screen', () => {
  it('is drawn by Ink: if its Text draws nothing, a key changes nothing', async () => {
    const program = await buildReader('no ink', [
      silent('ink', "export * from 'ink'; export const Text = () => null"),
    ])
    // Its first screen, which is drawn before Ink is loaded, is soon wiped away.
    const reader = await open({}, {}, program, (reader) => reader.output().includes('帮助'))
    reader.since()
    // The copy sequence bypasses Ink, and shows that the keys before it were handled.
    reader.type('jy')
    await reader.waitFor(() => reader.output().includes('\x1b]52;'), 'the key was heard')
    reader.type('\x03')
    await expectLeft(reader)
    expect(reader.since()).not.toMatch(/\p{Script=Han}|▌/u)
  })

  it('has lists drawn by ink-select-input alone: if it draws nothing, the list is empty', async () => {
    const program = await buildReader('no picker', [silent('ink-select-input', 'export default () => null')])
    const reader = await open({}, {}, program)
    // After the next page nothing is left of the first screen, which is drawn before Ink is loaded.
    reader.type(']')
    await shows(reader, '第A02版')
    expect(reader.text()).toContain('帮助')
    expect(reader.text()).not.toMatch(/慢下来的渡口|立夏|▌/)
    reader.type('\r')
    await shows(reader, '第1声汽笛')
    reader.type('\x03')
    await expectLeft(reader)
  })
})

describe('the reader in a terminal', () => {
  it('shows page, list and overview by F2 and F3, as xterm, rxvt and the Linux console send them', async () => {
    const reader = await open({ columns: 120, rows: 40 })
    const isPage = (text: string): boolean => text.includes('今日导读')
    for (const [f2, f3] of [
      ['\x1bOQ', '\x1bOR'],
      ['\x1b[12~', '\x1b[13~'],
      ['\x1b[[B', '\x1b[[C'],
    ] as const) {
      await reader.waitFor((screen) => isPage(screen.text()), 'the page')
      reader.type(f2)
      await reader.waitFor((screen) => !isPage(screen.text()), 'the list')
      reader.type(f3)
      await shows(reader, '各版一览')
      reader.type(f3)
      await reader.waitFor((screen) => !screen.text().includes('各版一览'), 'the list again')
      reader.type(f2)
    }
    reader.type('\x03')
    await expectLeft(reader)
  })

  it('can be read from the first headline to the last article', async () => {
    const reader = await open()
    expect(reader.screen.alternate()).toBe(true)
    reader.type('\r')
    await shows(reader, '本报讯（记者 林晓舟）')
    reader.type('J')
    await shows(reader, '江城老码头改造二期工程5日开工。')
    reader.type(' ')
    await shows(reader, '再按一次读下一篇：慢下来的渡口')
    reader.type(' ')
    await shows(reader, '第1声汽笛')
    reader.type('\x1b[6~')
    await reader.waitFor((screen) => !screen.text().includes('第1声汽笛'), 'it turned the page')
    reader.type('p')
    await shows(reader, '原样')
    reader.type('\x1b')
    await reader.waitFor((screen) => !screen.text().includes('原样'), 'it came back')
    reader.type('qq')
    await expectLeft(reader)
  })

  it('works without letter keys, with a Chinese input method on', async () => {
    const reader = await open()
    reader.type('】')
    await shows(reader, '第A02版')
    reader.type('中')
    await shows(reader, '输入法')
    reader.type('\x1b[B\r')
    await shows(reader, '麦穗低头的时候')
    reader.type('、')
    reader.type('吉祥')
    await shows(reader, '/吉祥')
    reader.type('\x1b')
    await reader.waitFor((screen) => !screen.text().includes('/吉祥'), 'the search line is gone')
    reader.type('？')
    await shows(reader, '按两次退出')
    reader.type('\x7f')
    await shows(reader, '麦穗低头的时候')
    reader.type('\x1b[D')
    await shows(reader, '第A02版')
    reader.type('\x7f')
    await shows(reader, '再按一次退出')
    reader.type('\x7f')
    await expectLeft(reader)
  })

  it('has a command line that Tab completes, with the lines typed before', async () => {
    const reader = await open()
    const foot = (text: string): Promise<void> =>
      reader.waitFor((screen) => screen.lines()[23]?.trim().startsWith(text) === true, `it ends in ${text}`)
    reader.type('：a')
    await foot(':a')
    expect(reader.screen.cursor()).toMatchObject({ shown: true, row: 23 })
    reader.type('\t')
    await foot(':A02')
    reader.type('\r')
    await shows(reader, '第A02版')
    reader.type(':set lang en\r')
    await shows(reader, 'Page A02')
    reader.type(':\x1b[A\x1b[A')
    await foot(':A02')
    reader.type('\x15q\r')
    await expectLeft(reader)
  })

  it('redraws at every window size, down to one cell and back', async () => {
    const reader = await open()
    reader.type('\r')
    await shows(reader, '128,640')
    for (const [columns, rows] of [
      [120, 40],
      [40, 14],
      [1, 1],
    ] as const)
      reader.resize(columns, rows)
    reader.resize(100, 30)
    await reader.waitFor(
      (screen) => screen.lines()[29]?.includes('下一篇') === true && screen.text().includes('128,640'),
      'it fills the window and shows the same sentence',
    )
    reader.type('\x03')
    await expectLeft(reader)
  })

  it('writes nothing for a key that changes nothing, and the same for the same change', async () => {
    const reader = await open()
    const foot = (text: string): Promise<void> =>
      reader.waitFor((screen) => screen.lines()[23]?.includes(text) === true, `the last row shows ${text}`)
    const helped = async (keys: string): Promise<string> => {
      reader.since()
      reader.type(keys)
      await foot('← 返回')
      const written = reader.since()
      reader.type('?')
      await foot('下一篇')
      return written
    }
    reader.type('\r')
    await foot('下一篇')
    const first = await helped('?')
    expect(await helped('zzz?')).toBe(first)
    expect(await helped('kkgx?')).toBe(first)
    reader.type('\x03')
    await expectLeft(reader)
  })

  it('copies through the terminal, and does not claim that it took it', async () => {
    const reader = await open({ env: { DISPLAY: undefined, WAYLAND_DISPLAY: undefined, TMUX: undefined } })
    reader.type('y')
    await shows(reader, '已请终端复制')
    const [, copied = ''] = /\x1b\]52;c;([^\x07]*)\x07/.exec(reader.output()) ?? []
    expect(Buffer.from(copied, 'base64').toString()).toContain('让每一通来电都有回音')
    reader.type('q')
    await expectLeft(reader)
  })

  it('asks the terminal for its character widths, and uses the answer', async () => {
    const reader = await open({ ambiguous: 2 })
    await shows(reader, '> 让每一通来电都有回音')
    expect(reader.text()).toContain('-'.repeat(78))
    reader.type('\r')
    await shows(reader, '开工')
    reader.type('\x03')
    await expectLeft(reader)
  })

  it('sets the text again when the terminal answers late', async () => {
    const reader = await open({ ambiguous: 2, answer: () => '' })
    reader.type('j')
    reader.type(`${'\x1b[1;3R'.repeat(6)}\x1b[?2026;2$y\x1b[?1;2c`)
    await shows(reader, '> 老码头改造二期开工')
    expect(reader.text()).not.toContain('─')
    reader.type('q')
    await expectLeft(reader)
  })

  it('draws the name in the red that its ground asks for, and types no answer', async () => {
    // After all others, ended by half of its end, as the terminals do that are hardest to read.
    const answer = (reply: string): string =>
      reply.replace(/(?<=\x1b\[\?[\d;]*c)$/, '\x1b]11;rgb:1c1c/1b1b/1919\x1b')
    const reader = await open({ answer })
    // 9 is bright red.
    await reader.waitFor(() => reader.styled().includes('«9»江    城    晚    报«»'), 'the name is bright')
    reader.type('/')
    await reader.waitFor((screen) => /^ \/ +1\/2$/.test(screen.lines()[23] ?? ''), 'it searches')
    reader.type('渡口')
    await reader.waitFor((screen) => screen.lines()[23]?.startsWith(' /渡口 ') ?? false, 'as typed')
    reader.type('\x1bq')
    reader.type('\x03')
    await expectLeft(reader)
  })

  it('leaves the alternate screen once, and ignores keys after the one that quits', async () => {
    for (const keys of ['\x7f\x7f', '中q', 'qj', 'qy']) {
      const reader = await open()
      // Ink is loaded by now: its first frame wrote no byte, and the next key changes it.
      reader.type('?')
      await shows(reader, '按两次退出')
      reader.type('q')
      await shows(reader, '让每一通来电都有回音')
      reader.since()
      reader.type(keys)
      await expectLeft(reader)
      expect(reader.since().match(/\x1b\[\?1049h|\x1b\]52/g), keys).toBe(null)
    }
  })

  it('waits for outstanding answers when it quits', async () => {
    const reader = start(
      'sh',
      [
        '-c',
        `"${process.execPath}" "${join(folder, 'as it is', 'open-paper.mjs')}" "${join(folder, 'paper.json')}"; cat -v`,
      ],
      { answer: () => '' },
    )
    running.push(reader)
    await shows(reader, '退出')
    reader.type('q')
    reader.type(`${'\x1b[1;2R'.repeat(6)}\x1b[?2026;2$y\x1b[?1;2c`)
    // GNU screen answers this one last.
    reader.type('\x1b]11;rgb:1c1c/1b1b/1919\x07')
    await reader.waitFor((screen) => !screen.alternate(), 'the screen is left')
    reader.type('shell\r')
    await shows(reader, 'shell')
    expect(reader.text()).not.toMatch(/2R|rgb/)
  })

  it('paints once for each resize of the window', async () => {
    const reader = await open()
    reader.type('?')
    await shows(reader, '按两次退出')
    reader.since()
    const footLength = (): number => reader.screen.lines()[23]?.trimEnd().length ?? 0
    const before = footLength()
    reader.resize(90, 24)
    await reader.waitFor(() => footLength() > before, 'it is set anew')
    reader.type('q')
    await shows(reader, '让每一通来电都有回音')
    expect(reader.since().match(/按两次退出/g)).toHaveLength(1)
    reader.type('q')
    await expectLeft(reader)
  })

  it('handles the keys that were typed before Ink was loaded', async () => {
    const reader = start(process.execPath, [
      join(folder, 'as it is', 'open-paper.mjs'),
      join(folder, 'paper.json'),
    ])
    running.push(reader)
    reader.type(']j\r')
    await shows(reader, '麦穗低头的时候')
    reader.type('\x03')
    await expectLeft(reader)
  })
})
