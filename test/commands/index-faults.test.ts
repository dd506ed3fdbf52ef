import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { runWith, temporaryFolder } from './run-with.ts'

const folder = temporaryFolder()
const pages = [1, 2, 3].map((number) => {
  const path = join(folder, `page-${number}.txt`)
  const text = `街坊日报\n2026年11月30日 星期一\n第${number}版\n\n水库放水\n\n　　本报讯 城南水库第${number}次开闸放水，沿岸居民已经撤离。\n`
  writeFileSync(path, text)
  return path
})

const foreignIndex = (path: string): void => {
  const database = new DatabaseSync(path)
  database.exec('pragma application_id = 7; create table notes (text)')
  database.close()
}

/** An index of a newer baolan. */
const newerIndex = (path: string): void => {
  const database = new DatabaseSync(path)
  database.exec('pragma user_version = 9000')
  database.close()
}

describe('an index that cannot be written', () => {
  it.each([
    ['another program’s file', foreignIndex, /is not the index of baolan/],
    ['that of a newer baolan', newerIndex, /is the index of a newer baolan/],
  ] as const)(
    '(%s) takes nothing from what is kept, and is said once, with exit code 1',
    async (what, make, said) => {
      const data = join(folder, what)
      mkdirSync(data)
      make(join(data, 'index.db'))
      const { code, out, err } = await runWith(['add', ...pages], { data, lang: 'en' })
      expect(out).toBe('1 added, 2 merged\n')
      expect(err).toMatch(said)
      expect(err.trimEnd().split('\n')).toHaveLength(1)
      expect(code).toBe(1)
      const again = await runWith(['add', ...pages], { data, lang: 'en' })
      expect([again.code, again.out, again.err]).toEqual([0, '3 same\n', ''])
      const removed = await runWith(['remove', '街坊日报', '2026-11-30'], { data, lang: 'en' })
      expect([removed.code, removed.err]).toEqual([1, err])
    },
  )
})
