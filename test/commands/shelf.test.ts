import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { craft, putFile } from '../shelf/crafted.ts'
import { runWith, temporaryFolder } from './run-with.ts'

const folder = temporaryFolder()
const data = join(folder, 'shelf')
const papers = join(folder, 'papers')
mkdirSync(papers)

const paper = (name: string, date: string, headline: string, body: string): void =>
  writeFileSync(
    join(papers, `${name}-${date}.txt`),
    `${name}\n\n${date.replace(/-0?(\d+)-0?(\d+)/, '年$1月$2日')}\n\n${headline}\n\n本报讯（记者 林一）${body}\n`,
  )
paper('江城晚报', '2024-03-01', '春汛将至', '3月1日，沿江各县加固堤防，两岸灯火通明。')
paper('江城晚报', '2024-03-02', '新桥通车', '3月2日，新桥通车，过江只要五分钟。')
paper('山城早报', '2024-03-02', '茶市开秤', '3月2日，头一批明前茶上市，每斤三百元。')
writeFileSync(join(papers, 'broken.json'), '{"format":"baolan-issue/1"}')

const baolan = (words: readonly string[], options = {}) => runWith(words, { data, lang: 'en', ...options })

describe('the shelf from the command line', () => {
  it('adds a folder; a bad file is reported, and the others are added', async () => {
    const { code, out, err } = await baolan(['add', papers])
    expect(out).toBe('3 added\n')
    expect(err).toMatch(/^baolan: .*broken\.json.*\n$/)
    expect(code).toBe(1)
  })

  it('adds nothing twice', async () => {
    expect((await baolan(['add', join(papers, '江城晚报-2024-03-01.txt')])).out).toBe('1 same\n')
  })

  it('lists the issues, newest first', async () => {
    const { out } = await baolan(['list'])
    expect(out.trimEnd().split('\n')).toHaveLength(3)
    expect(out).toMatch(/^2024-03-02/)
    const entries = JSON.parse((await baolan(['list', '江城晚报'], { json: true })).out)
    expect(entries.map(({ date }: { date: string }) => date)).toEqual(['2024-03-02', '2024-03-01'])
  })

  it('finds words; exit code 1 if there are no hits', async () => {
    const found = await baolan(['search', '新桥'])
    expect(found.out).toContain('2024-03-02 江城晚报 Page 1  新桥通车')
    expect(found.err).toBe('1 article\n')
    expect(found.code).toBe(0)
    expect((await baolan(['search', '日期:2024-03-01', '堤防'])).code).toBe(0)
    expect((await baolan(['search', '没有这个词'])).code).toBe(1)
    expect(JSON.parse((await baolan(['search', 'xqtc'], { json: true })).out).hits).toHaveLength(1)
  })

  it('opens the issue of a paper and day, or the newest of the paper', async () => {
    expect((await baolan(['print', '江城晚报', '2024-03-01'])).out).toContain('春汛将至')
    expect((await baolan(['print', '江城晚报', '20240302'])).out).toContain('新桥通车')
    expect((await baolan(['print', '山城早报'])).out).toContain('茶市开秤')
    expect((await baolan(['print'])).out).toMatch(/新桥通车|茶市开秤/)
  })

  it('names the nearest day if the shelf lacks the requested one', async () => {
    const { err, code } = await baolan(['print', '江城晚报', '2024-03-09'])
    expect(err).toMatch(/江城晚报 has no issue of 2024-03-09 on the shelf; the nearest is 2024-03-02/)
    expect(code).toBe(1)
  })

  it('removes an issue, and fails if there is none', async () => {
    expect((await baolan(['remove', '山城早报', '2024-03-02'])).code).toBe(0)
    const again = await baolan(['remove', '山城早报', '2024-03-02'])
    expect(again.err).toMatch(/山城早报 2024-03-02 is not on the shelf/)
    expect(again.code).toBe(1)
  })

  it('verifies its issues and rebuilds its index', async () => {
    expect(await baolan(['shelf', 'verify'])).toMatchObject({
      code: 0,
      out: '2 issues, 2 articles, 0 problems\n',
    })
    expect((await baolan(['shelf', 'reindex'])).code).toBe(0)
    expect((await baolan(['search', '新桥'])).code).toBe(0)
  })

  it.each([
    [['add'], /takes files or folders/],
    [['remove', 'x'], /takes a paper and a date/],
    [['search'], /takes words/],
    [['shelf', 'sweep'], /takes verify or reindex/],
    [['remove', '江城晚报', '2024-13-01'], /2024-13-01 is not a day/],
    [['search', '日期:2024-13'], /2024-13/],
    [['get'], /takes papers/],
    [['get', '江城晚报', '2024-02-30'], /2024-02-30 is not a day/],
  ])('refuses %j as wrong usage', async (words, message) => {
    const { code, err } = await baolan(words)
    expect(err).toMatch(message)
    expect(code).toBe(2)
  })

  it('finds papers by pinyin, and suggests similar names', async () => {
    expect((await baolan(['papers', 'hyrb'])).out).toMatch(/^衡阳日报/m)
    expect((await baolan(['print', '衡阳日保'])).err).toMatch(
      /no such file or paper; did you mean .*衡阳日报/,
    )
  })

  it('reports the state of the machine and of the shelf', async () => {
    const { out } = await baolan(['doctor'])
    expect(out).toMatch(/^node {6}v\d+/)
    expect(out).toMatch(/shelf {5}.*: 2 issues/)
  })

  it('leaves no other files', () => {
    expect(existsSync(data)).toBe(true)
    expect(readdirSync(data).filter((name) => /tmp|temp/i.test(name))).toEqual([])
  })
})

describe('a shelf with issues that cannot be searched', () => {
  it('is searched for all others, and each search names them: in words, and as JSON', async () => {
    const shelf = join(folder, 'poisoned')
    await baolan(['add', join(papers, '江城晚报-2024-03-01.txt')], { data: shelf })
    for (let day = 10; day < 20; day += 1) putFile(shelf, `2020-01-${day}`, craft({ article: '{}' }))
    const { out, err, code } = await baolan(['search', '加固'], { data: shelf })
    expect(out).toContain('春汛将至')
    expect(code).toBe(0)
    const lines = err.trimEnd().split('\n')
    expect(lines).toHaveLength(10)
    expect(lines[0]).toMatch(
      /^baolan: .*2020-01-19\.json\.zst is damaged: its content is not baolan-issue\/1/,
    )
    expect(lines.slice(-2)).toEqual([
      `baolan: 2 more issues cannot be searched; "baolan shelf verify" lists each`,
      '1 article',
    ])
    const { skipped, count } = JSON.parse((await baolan(['search', '加固'], { data: shelf, json: true })).out)
    expect(count).toBe(1)
    expect(skipped[0]).toEqual({
      paper: '乱石报',
      date: '2020-01-19',
      why: expect.stringContaining('is not baolan-issue/1'),
    })
    expect((await baolan(['shelf', 'verify'], { data: shelf })).out).toContain('11 issues')
  })
})
