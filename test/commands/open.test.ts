import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, inject, it } from 'vitest'
import { openShelf } from '../../source/shelf/index.ts'
import { type PtyOptions, type Running, start } from '../pty.ts'
import { temporaryFolder } from './run-with.ts'

const cli = join(inject('dist'), 'cli.js')
const folder = temporaryFolder()
const han = (seed: number): string => String.fromCodePoint(0x4e00 + ((seed * 7919) % 20000))
const sentence = (count: number): string =>
  `第${count}天，${Array.from({ length: 24 }, (_, index) => han(count * 31 + index)).join('')}。`
const paper = join(folder, 'paper.txt')
writeFileSync(
  paper,
  `江城晚报

2024年3月1日 星期五

春汛将至 沿江各县加固堤防

本报讯（记者 林一）3月1日，江水涨了半米。

${Array.from({ length: 60 }, (_, index) => sentence(index + 1)).join('\n\n')}

新桥通车

本报讯（记者 陈二）2月29日，新桥通车，过江只要5分钟。
`,
)

const running: Running[] = []
afterEach(async () => {
  for (const one of running.splice(0)) await one.stop()
})

const open = (args: readonly string[], options: PtyOptions = {}): Running => {
  const one = start(process.execPath, [cli, '--lang', 'zh', ...args], {
    ...options,
    env: { XDG_CONFIG_HOME: folder, ...options.env },
  })
  running.push(one)
  return one
}

const shows = (text: string) => (screen: { text(): string }) => screen.text().includes(text)

describe('baolan in a terminal', () => {
  it('takes the keys of the configuration', async () => {
    const home = join(folder, 'own-keys')
    mkdirSync(join(home, 'baolan'), { recursive: true })
    writeFileSync(join(home, 'baolan/config.json'), '{"keys": {"quit": ["X"], "help": ["F4"]}}')
    const reader = open(['--data', join(folder, 'own-keys-data')], { env: { XDG_CONFIG_HOME: home } })
    await reader.waitFor(shows('F4 帮助'))
    // An x on its full width, as an input method sends it.
    reader.type('qＸ')
    expect(await reader.exited()).toEqual({ code: 0, signal: 0 })
  })

  it('opens the issue that ships, and restores the terminal when it quits', async () => {
    const data = join(folder, 'first')
    const reader = open(['--data', data])
    await reader.waitFor(shows('衡    阳    日    报'))
    expect(reader.screen.alternate()).toBe(true)
    reader.type('q')
    await reader.waitFor((screen) => !screen.text().includes('第17991号') || screen.text().includes('再按'))
    reader.type('q')
    expect(await reader.exited()).toEqual({ code: 0, signal: 0 })
    expect(reader.screen.alternate()).toBe(false)
    expect(reader.screen.cursor().shown).toBe(true)
    expect(existsSync(data)).toBe(false)
  })

  it('names the window after the paper and the day, and gives the old name back', async () => {
    const reader = open(['--data', join(folder, 'title'), paper])
    await reader.waitFor(shows('新桥通车'))
    expect(reader.output()).toContain('\x1b[22;2t\x1b]2;江城晚报 2024-03-01\x07')
    reader.type('\x03')
    await reader.exited()
    expect(reader.output()).toContain('\x1b[23;2t')
  })

  it('says on the Linux console that it cannot show Han, in signs that it can show', async () => {
    const reader = open(['--data', join(folder, 'console'), paper], { env: { TERM: 'linux' } })
    await reader.waitFor(shows('The Linux console shows no Han'))
    reader.type('j')
    await reader.waitFor((screen) => !screen.text().includes('The Linux console'))
  })

  it('reopens at the same sentence at another width, even if the window was closed while reading', async () => {
    const data = join(folder, 'places')
    const reader = open(['--data', data, paper])
    await reader.waitFor(shows('新桥通车'))
    reader.type('\r')
    await reader.waitFor(shows('本报讯（记者 林一）'))
    reader.type('  ')
    await reader.waitFor(shows('第40天'))
    const [first] = /第\d+天/.exec(reader.text()) ?? ['']
    reader.signal('SIGHUP')
    await reader.exited()

    const again = open(['--data', data, paper], { columns: 50, rows: 30 })
    await again.waitFor(shows(first))
    expect(/第\d+天/.exec(again.text())?.[0]).toBe(first)
  })

  it('opens the contents as they were chosen last, and keeps a choice made just before the window is closed', async () => {
    const data = join(folder, 'choices')
    const before = await openShelf(data)
    before.traces.keepChoice('contentsAs', 'page')
    await before.close()
    // A window that would show a list by itself.
    const reader = open(['--data', data], { columns: 90, rows: 30 })
    await reader.waitFor(shows('版面/要目'))
    reader.type('v')
    await reader.waitFor((screen) => !screen.text().includes('版面/要目'))
    reader.signal('SIGHUP')
    await reader.exited()
    const after = await openShelf(data)
    expect(after.traces.choice('contentsAs')).toBe('list')
    await after.close()
  })

  it('marks read articles', async () => {
    const data = join(folder, 'read')
    const reader = open(['--data', data, paper])
    await reader.waitFor(shows('新桥通车'))
    reader.type('j\r')
    await reader.waitFor(shows('过江只要'))
    reader.type('hqq')
    await reader.exited()
    const again = open(['--data', data, paper])
    await again.waitFor(shows('已读'))
  })

  it('takes keys from the terminal while standard input is a pipe', async () => {
    const reader = start(
      '/bin/sh',
      ['-c', `cat '${paper}' | '${process.execPath}' '${cli}' --lang zh --data '${folder}/pipe' -`],
      {
        env: { XDG_CONFIG_HOME: folder },
      },
    )
    running.push(reader)
    await reader.waitFor(shows('新桥通车'))
    reader.type('j\r')
    await reader.waitFor(shows('过江只要'))
    reader.type('\x03')
    expect((await reader.exited()).code).toBe(0)
  })

  it('prints plain text into a pipe', async () => {
    const out = join(folder, 'out.txt')
    const shell = start('/bin/sh', ['-c', `'${process.execPath}' '${cli}' '${paper}' | cat > '${out}'`])
    running.push(shell)
    expect((await shell.exited()).code).toBe(0)
    const text = readFileSync(out, 'utf8')
    expect(text).toContain('新桥通车')
    expect(text).not.toContain('\u001b')
  })

  it('stops quietly if the pipe is closed', async () => {
    const shell = start('/bin/sh', [
      '-c',
      `'${process.execPath}' '${cli}' print '${paper}' | head -1; echo done`,
    ])
    running.push(shell)
    await shell.waitFor(shows('done'))
    expect(shell.text()).not.toMatch(/EPIPE|Error/)
  })
})

describe('trouble around the reader', () => {
  it('does not end it: a shelf that cannot be written is reported after the last screen', async () => {
    const data = join(folder, 'no-folder')
    writeFileSync(data, 'a file where the shelf should be')
    const reader = open(['--data', data, paper])
    await reader.waitFor(shows('新桥通车'))
    reader.type('j\r')
    await reader.waitFor(shows('过江只要'))
    reader.type('\x03')
    expect((await reader.exited()).code).toBe(0)
    expect(reader.text()).toMatch(/baolan: /)
    expect(reader.text()).not.toMatch(/\n\s+at /)
  })

  it('is not reported if a pipe closes in the middle of a long issue', async () => {
    const long = join(folder, 'long.txt')
    writeFileSync(long, readFileSync(paper, 'utf8').repeat(400))
    const shell = start('/bin/sh', [
      '-c',
      `'${process.execPath}' '${cli}' print --format json '${long}' | head -c 1; echo done`,
    ])
    running.push(shell)
    await shell.waitFor(shows('done'))
    expect(shell.text()).not.toMatch(/EPIPE|Error|\n\s+at /)
  })

  it.each([
    [['--lang', 'en', '--width', '80', '--width', '90'], /--width can be given only once/],
    [['print', '--width', '--lang=en'], /--width takes a value/],
    [['--lang', 'zh', '--width', '80', '--width', '90'], /--width 只能写一次/],
  ])('%j is wrong usage, in one line', async (args, message) => {
    const refused = start(process.execPath, [cli, ...args])
    running.push(refused)
    expect((await refused.exited()).code).toBe(2)
    expect(refused.text()).toMatch(message)
    expect(refused.text().trim().split('\n')).toHaveLength(1)
  })
})
