import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runWith, temporaryFolder } from './run-with.ts'

const data = join(temporaryFolder(), 'shelf')

describe('baolan doctor', () => {
  it.each([
    ['zh_CN.UTF-8', 0],
    ['zh_CN.GBK', 1],
  ])('in the locale %s has exit code %i: 1 if there is advice', async (LANG, code) => {
    const ran = await runWith(['doctor'], { data, lang: 'en', env: { LANG } })
    expect(ran.out.includes('→')).toBe(code === 1)
    expect(ran.code).toBe(code)
  })
})
