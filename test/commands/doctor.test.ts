import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runWith, temporaryFolder } from './run-with.ts'

const folder = temporaryFolder()
const data = join(folder, 'shelf')

const doctor = (options = {}) => runWith(['doctor'], { data, lang: 'en', ...options })

describe('baolan doctor', () => {
  it('exits with 0 if there is nothing to do, and makes no shelf', async () => {
    const { code, out } = await doctor({ env: { TERM: 'xterm' } })
    expect(out).toMatch(/^terminal +xterm, no terminal/m)
    expect(out).toContain(`${data} (none yet)`)
    expect(out).not.toContain('→')
    expect(code).toBe(0)
  })

  it.each([
    ['none', { LANG: '' }],
    ['C', { LANG: 'C' }],
    ['zh_CN.GB18030', { LANG: 'zh_CN.UTF-8', LC_ALL: 'zh_CN.GB18030' }],
  ])('advises UTF-8 in the locale %s, and exits with 1', async (locale, env) => {
    const { code, out } = await doctor({ env })
    expect(out).toMatch(new RegExp(`^locale +${locale}\n +→ Chinese needs UTF-8`, 'm'))
    expect(code).toBe(1)
  })

  it('says the same to programs, with the advice beside what it is about', async () => {
    const { code, out } = await doctor({ env: { LANG: 'C' }, json: true, lang: 'zh' })
    const findings = JSON.parse(out)
    expect(findings).toContainEqual({
      what: 'locale',
      found: 'C',
      advice: expect.stringMatching(/^Chinese needs UTF-8/),
    })
    expect(findings.filter(({ advice }: { advice?: string }) => advice)).toHaveLength(1)
    expect(code).toBe(1)
  })

  it('names the proxies of the environment, without their passwords', async () => {
    const env = { TERM: 'xterm', https_proxy: 'http://me:secret@proxy.example:3128', no_proxy: 'a.example' }
    const { code, out } = await doctor({ env })
    expect(out).toMatch(/^proxy +proxy\.example:3128 \(https_proxy\), which looks up the names/m)
    expect(out).not.toContain('secret')
    expect(code).toBe(0)
  })

  it('counts the issues on the shelf', async () => {
    const paper = join(folder, 'paper.txt')
    writeFileSync(paper, '江城晚报\n\n2024年3月1日\n\n春汛将至\n\n本报讯（记者 林一）江水涨了半米。\n')
    await runWith(['add', paper], { data })
    expect((await doctor()).out).toContain(`${data}: 1 issue\n`)
  })
})
