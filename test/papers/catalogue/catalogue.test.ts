import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { catalogueText } from '../../../build/papers.ts'
import { isDay } from '../../../source/issue/index.ts'
import {
  faultOfAddress,
  faultOfPattern,
  frontPageUrl,
} from '../../../source/papers/catalogue/address-pattern.ts'
import { loadEpaperReader } from '../../../source/papers/edition/page-reader.ts'
import {
  choosePaper,
  FAMILIES,
  findPapers,
  loadPapers,
  type PaperEntry,
  REASONS,
  WAYS,
} from '../../../source/papers/index.ts'

const text = readFileSync(join(import.meta.dirname, '../../../data/papers.json'), 'utf8')
const catalogue = await loadPapers(text)
const day = z.string().refine(isDay)
const pattern = z.string().refine((url) => faultOfPattern(url) === undefined)
const address = z.string().refine((url) => faultOfAddress(url) === undefined)
const family = z.enum(FAMILIES)

const schema = z.strictObject({
  format: z.literal('baolan-papers/1'),
  origins: z.record(z.string(), z.string().min(10)),
  papers: z.array(
    z
      .strictObject({
        name: z.string().regex(/^\d*[\p{Script=Han}]{2,14}$/u),
        pinyin: z.string().regex(/^[a-z]+( [a-z]+)*$/),
        place: z
          .string()
          .regex(/^[\p{Script=Han}]+( [\p{Script=Han}]+)?$/u)
          .optional(),
        aliases: z.array(z.string().min(2)).min(1).optional(),
        family,
        how: z.enum(WAYS).exclude(['page']).optional(),
        url: z.string(),
        entry: address.optional(),
        reason: z.enum(REASONS).optional(),
        former: z.array(z.strictObject({ until: day, url: pattern, family })).optional(),
        origin: z.string(),
        seen: day.optional(),
        doubt: z.string().min(10).optional(),
      })
      .refine(({ url, how }) => faultOfPattern(url, how) === undefined)
      .refine(({ how, reason }) => (how === 'closed') === (reason !== undefined)),
  ),
})

const paperNamed = (name: string) => {
  const paper = catalogue.papers.find((candidate) => candidate.name === name)
  if (!paper) throw new Error(`${name} is not in the catalogue`)
  return paper
}

const names = (words: string) => findPapers(catalogue, words).map(({ name }) => name)

describe('the catalogue of the package', () => {
  const file = schema.parse(JSON.parse(text))

  it('contains more than five hundred papers, each once', () => {
    expect(file.papers.length).toBeGreaterThan(505)
    const all = file.papers.flatMap(({ name, aliases = [] }) => [name, ...aliases])
    expect(all.filter((name, index) => all.indexOf(name) !== index)).toEqual([])
  })

  it('has a syllable for each character, a known origin and no empty former address', () => {
    // A name in figures is spoken as its alias is written.
    const spoken = ({ name, aliases = [] }: (typeof file.papers)[number]): string =>
      (/^\d/.test(name) && aliases[0]) || name
    const wrong = file.papers.filter((paper) => [...spoken(paper)].length !== paper.pinyin.split(' ').length)
    expect(wrong).toEqual([])
    expect(file.papers.filter(({ origin }) => !(origin in file.origins))).toEqual([])
    expect(file.papers.filter(({ former = [] }) => former.some(({ url }) => url === ''))).toEqual([])
  })

  it('marks every address that two papers share', () => {
    const read = file.papers.filter(({ how }) => how !== 'closed')
    const groups = [...Map.groupBy(read, ({ url }) => url).values()].filter(({ length }) => length > 1)
    expect(groups.filter((papers) => papers.every(({ doubt }) => doubt === undefined))).toEqual([])
  })

  it('marks every paper whose links to pages would not be recognized', async () => {
    const { linksOf } = await loadEpaperReader()
    // An index.shtml is not a page itself; it lists the pages.
    const papers = catalogue.papers.filter(
      ({ url, doubt, how }) => doubt === undefined && how === undefined && !url.endsWith('/index.shtml'),
    )
    const unrecognized = papers.filter((paper) => {
      const url = frontPageUrl(paper, '2026-07-18')
      const layout = new TextEncoder().encode(`<html><a href="${url}">第01版：要闻</a></html>`)
      return linksOf(layout, new URL('elsewhere.html', url).href).pages.length === 0
    })
    expect(unrecognized.map(({ name, url }) => `${name} ${url}`)).toEqual([])
  })

  it('is as its script formats it: one paper per line, sorted', () => {
    expect(catalogueText(JSON.parse(text))).toBe(text)
    expect(text.split('\n').filter((line) => line.startsWith('{"name"')).length).toBe(file.papers.length)
  })

  it('has the two dozen most read titles, each readable or with the reason why it is not', () => {
    const titles =
      '人民日报 光明日报 经济日报 解放军报 中国青年报 新华每日电讯 工人日报 农民日报 科技日报 法治日报 参考消息 环球时报 ' +
      '北京日报 北京晚报 新京报 解放日报 文汇报 新民晚报 南方日报 南方都市报 广州日报 羊城晚报 浙江日报 证券时报'
    const absent = titles.split(' ').filter((title) => choosePaper(catalogue, title).kind !== 'one')
    expect(absent).toEqual([])
  })

  it('has an entry on a host of the paper, and no paper that is json without being read as JSON', () => {
    const strange = file.papers.filter(({ entry, url }) => {
      const site = (address: string): string => new URL(address).host.split('.').slice(-2).join('.')
      return entry !== undefined && site(entry) !== site(url)
    })
    expect(strange).toEqual([])
    const json = file.papers.filter(({ how }) => how === 'json')
    expect(json.every(({ url }) => /\.json$|\.do\?|#post$/.test(url))).toBe(true)
  })

  it('has the place of nine papers in ten', () => {
    expect(file.papers.filter(({ place }) => place).length / file.papers.length).toBeGreaterThan(0.9)
  })
})

describe('finding a paper', () => {
  it.each([
    ['衡阳日报', '衡阳日报'],
    ['hengyangribao', '衡阳日报'],
    ['Heng Yang Ri Bao', '衡阳日报'],
    ['hywb', '衡阳晚报'],
    ['衡陽日報', '衡阳日报'],
    ['rmrb', '人民日报'],
    ['人民', '人民日报'],
    ['renmin', '人民日报'],
    ['法制日报', '法治日报'],
    ['ｈｙｗｂ', '衡阳晚报'],
  ])('%s', (words, name) => {
    expect(names(words)).toContain(name)
    if (words !== '人民' && words !== 'renmin') expect(names(words)[0]).toBe(name)
  })

  it('searches by place, and by several words that must all match', () => {
    expect(names('湖南').slice(0, 2)).toContain('湖南日报')
    expect(names('湖南')).toContain('衡阳日报')
    expect(names('湖南 晚报')).toContain('衡阳晚报')
    expect(names('湖南 晚报')).not.toContain('衡阳日报')
    expect(names('湖南 qqqq')).toEqual([])
  })

  it('matches from the start of a syllable, not from its middle', () => {
    expect(names('yangribao')).toContain('衡阳日报')
    expect(names('angribao')).toEqual([])
  })

  it('finds every paper for no words', () => {
    expect(findPapers(catalogue, ' ')).toHaveLength(catalogue.papers.length)
  })

  it('finds a paper by its name and by its pinyin, throughout the catalogue', () => {
    for (const paper of catalogue.papers.filter((_, index) => index % 9 === 0)) {
      expect(names(paper.name)[0]).toBe(paper.name)
      expect(names((paper.pinyin ?? '').replaceAll(' ', ''))).toContain(paper.name)
    }
  })
})

describe('choosing one paper', () => {
  it('prefers a whole name to longer names that contain it', () => {
    expect(choosePaper(catalogue, '人民日报')).toMatchObject({ kind: 'one', paper: { name: '人民日报' } })
    expect(choosePaper(catalogue, 'hywb')).toMatchObject({ kind: 'one', paper: { name: '衡阳晚报' } })
  })

  it('lists the papers that match equally well', () => {
    const choice = choosePaper(catalogue, 'hnrb')
    expect(choice.kind === 'several' && choice.papers.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['湖南日报', '河南日报', '海南日报', '淮南日报']),
    )
  })

  it('lists similar names if no paper matches', () => {
    const choice = choosePaper(catalogue, '衡阳日曰报')
    expect(choice.kind === 'none' && choice.alike.map(({ name }) => name)).toContain('衡阳日报')
    expect(choosePaper(catalogue, '衡陽日報'.repeat(3_000))).toEqual({ kind: 'none', alike: [] })
    expect(choosePaper(catalogue, '0000')).toEqual({ kind: 'none', alike: [] })
  })
})

describe('the front page of a day', () => {
  it('has the date in its address', () => {
    expect(frontPageUrl(paperNamed('衡阳日报'), '2021-11-09')).toBe(
      'https://epaper.hyqss.cn/html/2021-11/09/node_19621.htm',
    )
    const paper = { ...paperNamed('衡阳日报'), url: 'http://a.example/{y}/{n}/{j}/{Y}{m}{d}.htm' }
    expect(frontPageUrl(paper, '2021-01-09')).toBe('http://a.example/21/1/9/20210109.htm')
  })

  it('has the address that was valid on that day', () => {
    expect(frontPageUrl(paperNamed('人民日报'), '2024-11-30')).toContain('/nbs.')
    expect(frontPageUrl(paperNamed('人民日报'), '2024-12-01')).toContain('/pc/layout/202412/01/')
  })

  it.each(['2021-02-30', '2021-1-9', 'today', ''])('refuses %s', (wrong) => {
    expect(() => frontPageUrl(paperNamed('衡阳日报'), wrong)).toThrow(/is no day/)
  })
})

describe("the user's own papers", () => {
  const entry: PaperEntry = {
    name: '街坊报',
    url: 'http://127.0.0.1:8080/{Y}-{m}/{d}/node_1.htm',
    private: true,
  }

  it('come before the others and can be found', async () => {
    const withOwn = await loadPapers(text, [entry])
    expect(withOwn.papers[0]).toEqual({ ...entry, family: 'other', origin: 'own' })
    expect(choosePaper(withOwn, '街坊报')).toMatchObject({ kind: 'one' })
    expect(withOwn.papers).toHaveLength(catalogue.papers.length + 1)
  })

  it('may show the newest issue only, at an address without a date, and have an entry', async () => {
    const today = { name: '今日报', url: 'http://a.example/today', how: 'today' as const }
    const withEntry = { ...entry, entry: 'http://127.0.0.1:8080/paperindex.htm' }
    const { papers } = await loadPapers(text, [today, withEntry])
    expect(papers.slice(0, 2)).toMatchObject([today, withEntry])
    const [first] = papers
    expect(first && frontPageUrl(first, '2021-11-09')).toBe(today.url)
  })

  it('replace the one of the same name, but keep its place and pinyin', async () => {
    const url = 'https://new.example/{Y}{m}/{d}/node_01.html'
    const withOwn = await loadPapers(text, [{ name: '衡阳日报', url }])
    expect(withOwn.papers).toHaveLength(catalogue.papers.length)
    expect(choosePaper(withOwn, 'hengyangribao')).toMatchObject({
      kind: 'one',
      paper: { url, origin: 'own', place: '湖南 衡阳' },
    })
    expect(withOwn.papers.find(({ name }) => name === '衡阳日报')?.seen).toBeUndefined()
  })

  it.each([
    [{}, /^papers: must be a list, not \{\}$/],
    [['街坊报'], /^papers\[0\]: must be an object such as \{"name": …\}, not "街坊报"$/],
    [[{ url: entry.url }], /^papers\[0\]\.name: is missing; it must be a text/],
    [[{ ...entry, name: ' ' }], /^papers\[0\]\.name: must be a text that is not empty, not ""$/],
    [
      [entry, { ...entry, url: 'http://a.example/{Y}/' }],
      /^papers\[1\]\.url: the address must contain the year/,
    ],
    [
      [{ ...entry, url: 'http://a.example/{YYYY}{m}{d}' }],
      /^papers\[0\]\.url: \{YYYY\} is not part of a date/,
    ],
    [[{ ...entry, url: 'file:///{Y}{m}{d}' }], /^papers\[0\]\.url: only http/],
    [[{ ...entry, url: 'http://a:b@c.example/{Y}{m}{d}' }], /^papers\[0\]\.url: .*password/],
    [[{ ...entry, url: '{Y}{m}{d}' }], /^papers\[0\]\.url: 20211109 is not an address/],
    [[{ ...entry, entry: 'paperindex.htm' }], /^papers\[0\]\.entry: paperindex\.htm is not an address/],
    [[{ ...entry, entry: 'ftp://a.example/' }], /^papers\[0\]\.entry: only http/],
    [[{ ...entry, how: 'closed' }], /^papers\[0\]\.how: must be one of page, json, today/],
    [
      [{ ...entry, url: 'http://a.example/today', how: 'json' }],
      /^papers\[0\]\.url: the address must contain the year/,
    ],
    [[{ ...entry, adress: 'x' }], /^papers\[0\]\.adress: no such field \(name, url, /],
    [[{ ...entry, family: 'x' }], /^papers\[0\]\.family: must be one of founder/],
    [[entry, entry], /^papers\[1\]\.name: 街坊报 is already papers\[0\]$/],
    [[{ name: 1, url: 2 }], /papers\[0\]\.name: .*; papers\[0\]\.url: /],
  ])('%j is rejected with the field and the fault', async (value, message) => {
    await expect(loadPapers(text, value)).rejects.toThrow(message)
  })
})
