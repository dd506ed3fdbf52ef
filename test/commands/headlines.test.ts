import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { issueToJson } from '../../source/issue/index.ts'
import { PAPER } from '../reader/paper.ts'
import { runWith, temporaryFolder } from './run-with.ts'

const folder = temporaryFolder()
const data = join(folder, 'shelf')
const file = join(folder, 'paper.json')
writeFileSync(
  file,
  issueToJson({
    ...PAPER,
    articles: PAPER.articles.map((article, index) =>
      index === 2
        ? { ...article, headline: ['慢下来的\t渡口'], parts: [{ page: 'A02' }, { page: 'A03' }] }
        : article,
    ),
  }),
)

const list = (options = {}) => runWith(['headlines', file], { data, ...options })

describe('baolan headlines', () => {
  it('writes number, page, headline and length, with a tab between them and none in them', async () => {
    const { code, out, err } = await list()
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const lines = out.trimEnd().split('\n')
    expect(lines).toHaveLength(PAPER.articles.length)
    for (const [index, line] of lines.entries())
      expect(line).toMatch(new RegExp(`^${index + 1}\t[^\t]+\t[^\t]*\t\\d+$`))
    expect(lines[1]).toBe('2\t1\t老码头改造二期开工 旧仓库将成图书馆\t33')
    expect(lines[2]).toContain('\tA02,A03\t慢下来的 渡口\t')
  })

  it('numbers as print --article does', async () => {
    const number = (await list()).out
      .split('\n')
      .find((line) => line.includes('立夏'))
      ?.split('\t')[0]
    const { out } = await runWith(['print', file], { data, article: number ?? '' })
    expect(out).toContain('麦穗低头的时候')
  })

  it('says the page and the length in words on a terminal', async () => {
    const { out } = await list({ terminal: 60 })
    expect(out.split('\n')[1]).toBe('2  第1版  老码头改造二期开工 旧仓库将成图书馆  33 字')
    expect((await list({ terminal: 60, lang: 'en' })).out).toContain('33 characters')
  })

  it('writes the same as JSON', async () => {
    expect(JSON.parse((await list({ json: true })).out)[1]).toEqual({
      number: 2,
      page: '1',
      headline: '老码头改造二期开工 旧仓库将成图书馆',
      length: 33,
    })
  })
})
