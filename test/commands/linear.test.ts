import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, inject, it } from 'vitest'
import { start } from '../pty.ts'
import { runWith, temporaryFolder } from './run-with.ts'

const folder = temporaryFolder()
const paper = join(folder, 'paper.txt')
writeFileSync(
  paper,
  `江城晚报

2024年3月1日 星期五

春汛将至 沿江各县加固堤防

本报讯（记者 林一）3月1日，江水涨了半米。

新桥通车

本报讯（记者 陈二）2月29日，新桥通车，过江只要5分钟。
`,
)

const read = (input: string, options: Parameters<typeof runWith>[1] = {}) =>
  runWith([paper], { input, terminal: 80, data: join(folder, 'shelf'), ...options })

describe('the linear mode', () => {
  it('is on where it is asked for, and by itself in a terminal that cannot place a cursor', async () => {
    for (const options of [
      { accessible: true },
      { env: { TERM: 'dumb' } },
      { env: { ACCESSIBLE: '1' } },
      { env: { INK_SCREEN_READER: 'true' } },
    ]) {
      const { code, out } = await read('2\nq\nq\n', options)
      expect(code, JSON.stringify(options)).toBe(0)
      expect(out).toContain('朗读模式')
      expect(out).toContain('新桥通车，过江只要5分钟。')
      expect(out).not.toContain('\x1b')
    }
  })

  it('sends no sequence from other commands either', async () => {
    for (const words of [
      // With its progress, which is overwritten on other terminals.
      ['add', paper],
      ['shelf', 'verify'],
      ['print', paper],
      ['papers', '衡阳'],
    ]) {
      const { out, err } = await runWith(words, {
        terminal: 80,
        env: { TERM: 'dumb' },
        data: join(folder, 'shelf'),
      })
      expect(out + err, words[0]).not.toBe('')
      expect(out + err, words[0]).not.toContain('\x1b')
    }
  })

  it('keeps what was read', async () => {
    await read('1\n', { env: { TERM: 'dumb' } })
    const { out } = await read('返回\n', { env: { TERM: 'dumb' } })
    expect(out).toMatch(/^1 春汛将至 .*已读$/m)
  })

  it('gives a terminal without a cursor nothing but text, whatever is typed', async () => {
    const cli = join(inject('dist'), 'cli.js')
    const reader = start(process.execPath, [cli, paper, '--lang', 'zh', '--data', join(folder, 'pty')], {
      env: { TERM: 'dumb', XDG_CONFIG_HOME: folder },
      patience: 5000,
    })
    try {
      await reader.waitFor((screen) => screen.text().includes('要目>'), 'it prompts')
      for (const [line, answer] of [
        ['1', '江水涨了半米'],
        ['w', '存为'],
        ['Esc', '文章>'],
        ['v', '文章>'],
        ['y', '文章>'],
      ] as const) {
        reader.since()
        reader.type(`${line}\r`)
        await reader.waitFor(() => reader.output().endsWith('> ') && reader.text().includes(answer), line)
      }
      reader.type('\x04')
      expect((await reader.exited()).code).toBe(0)
      expect(reader.output()).not.toContain('\x1b')
    } finally {
      await reader.stop()
    }
  })
})
