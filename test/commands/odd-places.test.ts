import { statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runWith, temporaryFolder } from './run-with.ts'

const folder = temporaryFolder()
const page = join(folder, 'page.txt')
writeFileSync(
  page,
  '街坊日报\n2026年11月30日 星期一\n第1版\n\n水库放水\n\n　　本报讯 城南水库今日开闸放水，沿岸居民已经撤离。\n',
)

const COMMANDS = [
  ['list'],
  ['search', '水库'],
  ['add', page],
  ['remove', '街坊日报', '2026-11-30'],
  ['shelf', 'verify'],
  ['shelf', 'reindex'],
  ['print', '街坊日报', '2026-11-30'],
] as const

/** What a command says on stderr of a place where no shelf can be. */
const saidAt = async (data: string, line: readonly string[]): Promise<string> => {
  const { code, err } = await runWith(line, { data, lang: 'en' })
  expect(code).toBe(1)
  return err
}

describe.runIf(process.platform === 'linux')('a place that the system makes up', () => {
  it.each(['/proc', '/proc/self', '/proc/none', '/sys', '/sys/none/below'])(
    '%s can hold no shelf, and each command says so in one line',
    async (data) => {
      const modeBefore = statSync('/proc').mode
      for (const line of COMMANDS)
        expect(await saidAt(data, line)).toBe(
          `baolan: ${data} is the system's own and can hold no shelf: choose another place for it with --data\n`,
        )
      const { code, out } = await runWith(['doctor'], { data, lang: 'en' })
      expect([code, out]).toEqual([1, expect.stringContaining('can hold no shelf')])
      expect(statSync('/proc').mode).toBe(modeBefore)
    },
  )

  it('is seen through a link', async () => {
    const link = join(folder, 'facts')
    symlinkSync('/proc', link)
    expect(await saidAt(link, ['list'])).toContain('can hold no shelf')
  })
})

describe.skipIf(process.platform === 'win32')('a place where something else is', () => {
  it.each(['a file', 'a dangling link', 'a circle of links'])(
    '%s is named in one line by each command',
    async (kind) => {
      const path = join(folder, kind)
      if (kind === 'a file') writeFileSync(path, '')
      else symlinkSync(kind === 'a dangling link' ? 'nowhere' : kind, path)
      for (const data of [path, join(path, 'below')])
        for (const line of COMMANDS)
          expect(await saidAt(data, line)).toBe(
            `baolan: ${path} cannot be made a folder (ENOTDIR): choose another place for the shelf with --data\n`,
          )
    },
  )
})
