import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { BadQuery, type Hit, openShelf, type SearchResults, type Shelf } from '../../source/shelf/index.ts'
import { type ArticleDraft, makeFolder, makeIssue, makeShelf } from './fixtures.ts'

const marked = ({ text, marks }: Hit['headline']): string =>
  marks.reduceRight(
    (out, [start, end]) => `${out.slice(0, start)}[${out.slice(start, end)}]${out.slice(end)}`,
    text,
  )

const idsOf = ({ hits }: SearchResults): readonly string[] => hits.map(({ article }) => article)

/** Few characters, so that strings repeat or almost repeat: Han, astral Han, Latin, digits, marks and spaces. */
const ALPHABET = [...'水火山石田𠮷𡃁aB7９，。“ 　é的']
const passage = fc
  .array(fc.constantFrom(...ALPHABET), { minLength: 1, maxLength: 14 })
  .map((characters) => characters.join(''))

/** The fold of these characters, written independently of it. */
const plain = (text: string): string => text.toLowerCase().replaceAll('９', '9').replaceAll('　', ' ')

describe('a search, compared with a plain scan of every article', () => {
  it('finds exactly those with the text', async () => {
    const shelf = await makeShelf()
    const draft = fc.record({
      headline: fc.array(passage, { maxLength: 1 }),
      text: fc.array(passage, { maxLength: 3 }),
    })
    const cuts = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 5 })), {
      minLength: 8,
      maxLength: 12,
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(draft, { minLength: 1, maxLength: 12 }),
        cuts,
        async (articles, cutsTaken) => {
          const issue = makeIssue({ articles })
          await shelf.add(issue)
          const passages = issue.articles.map(({ headline, body }) =>
            [...headline, ...body.map(({ text }) => text)].map(plain),
          )
          const all = passages.flat()
          for (const [index, from, length] of cutsTaken) {
            const characters = [...(all[index % Math.max(1, all.length)] ?? '')]
            const start = from % Math.max(1, characters.length)
            const piece = characters.slice(start, start + length).join('')
            // A query cannot search for quotes or for spaces at its ends.
            if (piece === '' || piece.trim() !== piece || piece.includes('“')) continue
            const expected = issue.articles.filter((_, at) =>
              passages[at]?.some((text) => text.includes(piece)),
            )
            const results = await shelf.search(`"${piece}"`)
            expect(idsOf(results)).toEqual(expected.map(({ id }) => id))
            expect(results.count).toBe(expected.length)
          }
        },
      ),
      { numRuns: 25 },
    )
  })

  it('finds exactly those with all of several words', async () => {
    const shelf = await makeShelf()
    const texts = fc.sample(fc.array(passage, { minLength: 1, maxLength: 4 }), { numRuns: 60, seed: 7 })
    const issue = makeIssue({ articles: texts.map((text) => ({ text })) })
    await shelf.add(issue)
    const word = fc.tuple(fc.constantFrom(...'水火山石田的'), fc.constantFrom('', ...'水火山石'))
    await fc.assert(
      fc.asyncProperty(fc.array(word, { minLength: 2, maxLength: 3 }), async (pairs) => {
        const words = pairs.map((pair) => pair.join(''))
        const expected = issue.articles.filter(({ body }) =>
          words.every((each) => body.some(({ text }) => text.includes(each))),
        )
        const results = await shelf.search(words.join(' '), { limit: 100 })
        expect(idsOf(results)).toEqual(expected.map(({ id }) => id))
      }),
      { numRuns: 40 },
    )
  })
})

describe('a search', () => {
  let shelf: Shelf
  const drafts: readonly ArticleDraft[] = [
    {
      headline: ['重庆長江大橋', '今日通車'],
      text: ['本报讯 全市国内生产总值增长５.３％，ＧＤＰ再创新高。', '随着大桥通车，两岸的人來往方便了。'],
      author: '周石桥',
    },
    {
      headline: ['一座桥和三个村庄'],
      text: ['石桥村在河的那边。'.repeat(30), '老周说，桥通了，路就通了。'],
      page: 'A02',
    },
    {
      text: ['没有题目的短讯：Node 26 发布。'],
      page: 'A11',
      rest: { images: [{ caption: '图为石拱桥。' }] },
    },
  ]
  const evening = { name: '白塔晚报', date: '2021-12-31' }
  const find = async (query: string): Promise<readonly string[]> =>
    idsOf(await shelf.search(query)).map((id) => id.slice(-1))

  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'baolan-search-'))
    shelf = await openShelf(folder)
    await shelf.add(makeIssue({ articles: drafts, sections: { A02: '乡村', A11: '要闻' } }))
    await shelf.add(
      makeIssue({ ...evening, articles: [{ headline: ['塔下的早市'], text: ['早市上人来人往。'] }] }),
    )
    return async () => {
      await shelf.close()
      rmSync(folder, { recursive: true })
    }
  })

  it('finds simplified by traditional and vice versa', async () => {
    expect(await find('长江大桥')).toEqual(['1'])
    expect(await find('長江大橋')).toEqual(['1'])
    expect(await find('國內生產總值')).toEqual(['1'])
    expect(await find('来往')).toEqual(['1'])
    expect(await find('隨著大橋')).toEqual(['1'])
  })

  it('finds half width by full width and vice versa, in any case', async () => {
    for (const query of ['5.3%', '５.３％', 'gdp', 'ＧＤＰ', 'Gdp']) expect(await find(query)).toEqual(['1'])
  })

  it('marks hits as printed, including characters that the fold ignores', async () => {
    const made = await makeShelf()
    await made.add(
      makeIssue({
        articles: [
          { headline: ['渡\u200b口的燈\u{e0100}'], text: ['co\u00adoperate，cafe\u0301 在臺\u200d灣。'] },
        ],
      }),
    )
    const hitOf = async (query: string) => (await made.search(query)).hits[0]
    expect(marked((await hitOf('cooperate café 台湾'))?.snippet ?? { text: '', marks: [] })).toBe(
      '[co\u00adoperate]，[cafe\u0301] 在[臺\u200d灣]。',
    )
    expect(await hitOf('CAFE\u0301')).toMatchObject({ part: 'body', block: 0, character: 11 })
    const headline = (await hitOf('kdd'))?.headline ?? { text: '', marks: [] }
    expect(marked(headline)).toBe('渡\u200b[口的燈]\u{e0100}')
    expect((await hitOf('cafe'))?.article).toBeUndefined()
  })

  it('finds a headline by the pinyin initials of its reading', async () => {
    expect(await find('cqcjdq')).toEqual(['1'])
    const [hit] = (await shelf.search('jrtc')).hits
    expect(hit && marked(hit.headline)).toBe('重庆長江大橋 [今日通車]')
    expect(await find('"cqcjdq"')).toEqual([])
  })

  it('finds Latin words and figures, whole or in part', async () => {
    for (const query of ['node', 'ode', '"node 26"', '26', '6 发']) expect(await find(query)).toEqual(['3'])
  })

  it('finds across the lines of a headline, in captions and in names', async () => {
    expect(await find('大桥今日')).toEqual(['1'])
    expect(await find('石拱桥')).toEqual(['3'])
    expect(await find('周石桥')).toEqual(['1'])
  })

  it('shows the printed lines of a head apart, with the marks where the words are', async () => {
    const made = await makeShelf()
    const deck = ['沿江三县同日开闸', '水位两天退了一米']
    const headline = ['春汛过境', 'Node 26', '号闸', '', '全线无恙']
    await made.add(makeIssue({ articles: [{ headline, text: ['本报讯 雨停了。'], rest: { deck } }] }))
    const hitOf = async (query: string) => (await made.search(query)).hits[0]
    const headlineFor = async (query: string): Promise<string> =>
      marked((await hitOf(query))?.headline ?? { text: '', marks: [] })
    expect(await headlineFor('过境Node')).toBe('春汛[过境 Node] 26 号闸 全线无恙')
    expect(await headlineFor('全线')).toBe('春汛过境 Node 26 号闸 [全线]无恙')
    expect(await headlineFor('号闸')).toBe('春汛过境 Node 26 [号闸] 全线无恙')
    expect(await headlineFor('qxwy')).toBe('春汛过境 Node 26 号闸 [全线无恙]')
    const snippet = (await hitOf('开闸水位'))?.snippet ?? { text: '', marks: [] }
    expect(marked(snippet)).toBe('沿江三县同日[开闸 水位]两天退了一米')
  })

  it('marks the hits as printed, and returns the place of the first one', async () => {
    const [hit] = (await shelf.search('生产总值 增长5')).hits
    expect(hit && marked(hit.snippet)).toBe('本报讯 全市国内[生产总值增长５].３％，ＧＤＰ再创新高。')
    expect(hit).toMatchObject({ part: 'body', block: 0, character: 8, name: '青石日报', page: '1' })
    const [far] = (await shelf.search('老周说')).hits
    expect(far).toMatchObject({ part: 'body', block: 1, character: 0 })
    const [title] = (await shelf.search('三个村庄')).hits
    expect(title).toMatchObject({ part: 'headline', snippet: { text: '' } })
  })

  it('cuts a snippet around the first hit in a long paragraph', async () => {
    const [hit] = (await shelf.search('一座桥 那边')).hits
    expect(hit?.snippet.text).toMatch(/^石桥村在河的那边。.{40,80}…$/)
    expect(hit?.snippet.marks.length).toBeGreaterThan(3)
    for (const [from, to] of hit?.snippet.marks ?? []) expect(hit?.snippet.text.slice(from, to)).toBe('那边')
  })

  it('filters by author, paper, page and section, named in Chinese or English', async () => {
    expect(await find('桥 作者:周石')).toEqual(['1'])
    expect(await find('桥 author:周')).toEqual(['1'])
    expect(await find('作者：周石橋')).toEqual(['1'])
    expect(await find('作者:老周')).toEqual([])
    expect(await find('报:白塔')).toEqual(['1'])
    expect(await find('报:"白塔晚報"')).toEqual(['1'])
    expect(await find('桥 报:白塔')).toEqual([])
    expect(await find('桥 版:A02')).toEqual(['2'])
    expect(await find('桥 page:a2')).toEqual(['2'])
    expect(await find('版:第1版 桥')).toEqual(['1'])
    expect(await find('版:要闻')).toEqual(['3'])
  })

  it('shows the beginning of an article if the query has only filters', async () => {
    const [hit] = (await shelf.search('报:白塔')).hits
    expect(hit).toMatchObject({
      snippet: { text: '早市上人来人往。', marks: [] },
      part: 'body',
      character: 0,
    })
  })

  it('filters by date: a day, a month, a year, from, to', async () => {
    const months = async (query: string) =>
      (await shelf.search(query)).hits.map(({ date }) => date.slice(5, 7))
    expect(await months('来往 日期:2021-11')).toEqual(['11'])
    expect(await months('来往 日期:2021-11-09')).toEqual(['11'])
    expect(await months('市 日期:2021')).toEqual(['12', '11'])
    expect(await months('市 date:2021-11..2021-12')).toEqual(['12', '11'])
    expect(await months('市 日期：2021-11-10..')).toEqual(['12'])
    expect(await months('市 日期:..2021年11月')).toEqual(['11'])
    expect(await months('日期:2021-12')).toEqual(['12'])
    expect(await months('市 日期:2020')).toEqual([])
  })

  it('rejects a malformed date and says what one looks like', async () => {
    for (const query of ['日期:昨天', '日期:2021-13', '日期:2021-11-40', 'date:11..12']) {
      await expect(shelf.search(query)).rejects.toBeInstanceOf(BadQuery)
      await expect(shelf.search(query)).rejects.toThrow(/date:2021-11/)
    }
  })

  it('finds nothing for an empty query, and accepts any text as a query', async () => {
    for (const query of ['', '  ', '""', '作者:', '“”']) expect((await shelf.search(query)).count).toBe(0)
    for (const query of ['" OR', 'a" AND *', 'NEAR(a b)', '-桥', 'grams:桥', '^桥', "';drop table gram"])
      expect(await shelf.search(query)).toHaveProperty('hits')
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 12 }), async (query) => {
        const result = await shelf.search(query).catch((error: unknown) => error)
        if (result instanceof Error) expect(result).toBeInstanceOf(BadQuery)
      }),
      { numRuns: 60 },
    )
  })

  it('is aborted by its signal', async () => {
    const controller = new AbortController()
    const searches = ['桥', '大桥', '大桥今'].map((query) =>
      shelf.search(query, { signal: controller.signal }),
    )
    controller.abort(new Error('typed on'))
    const results = await Promise.allSettled(searches)
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    expect(await find('长江')).toEqual(['1'])
  })
})

describe('many issues', () => {
  const days = Array.from({ length: 120 }, (_, at) =>
    new Date(Date.UTC(2020, 0, 1 + at)).toISOString().slice(0, 10),
  )
  const issueOf = (date: string) =>
    makeIssue({
      date,
      articles: [{ text: [`${date}：河水涨了`] }, { text: ['河水退了'] }, { text: ['无事'] }],
    })

  it('are found newest first, front page before back page, in whatever order they were added', async () => {
    const shelf = await makeShelf()
    // 77 and 120 are coprime: each day comes once, far from the days next to it.
    for (const at of days.keys()) await shelf.add(issueOf(days[(at * 77) % days.length] ?? ''))
    const wanted = days.toReversed().flatMap((date) => [`青石日报-${date}-1-1`, `青石日报-${date}-1-2`])
    expect(idsOf(await shelf.search('河水', { limit: 500 }))).toEqual(wanted)
    await shelf.settled()
    expect(idsOf(await shelf.search('河水', { limit: 500 }))).toEqual(wanted)
    expect((await shelf.verify()).problems).toEqual([])
  })

  it('are each found once if the older ones are added later', async () => {
    const shelf = await makeShelf()
    for (const date of days.slice(0, 20).toReversed()) await shelf.add(issueOf(date))
    const results = await shelf.search('河水', { limit: 500 })
    const wanted = days.slice(0, 20).toReversed()
    expect(results.hits.map(({ date }) => date)).toEqual(wanted.flatMap((date) => [date, date]))
    expect(new Set(idsOf(results)).size).toBe(40)
    expect((await shelf.search('河水涨 日期:2020-01-03..2020-01-05')).hits.map(({ date }) => date)).toEqual(
      days.slice(2, 5).toReversed(),
    )
  })

  it('are counted as far as requested, and no further', async () => {
    const shelf = await makeShelf()
    for (const date of days.slice(0, 20)) await shelf.add(issueOf(date))
    const count = async (query: string, countTo: number) => {
      const { hits, count, capped } = await shelf.search(query, { limit: 5, countTo })
      return [hits.length, count, capped]
    }
    expect(await count('河水', 5)).toEqual([5, 5, true])
    expect(await count('河水', 30)).toEqual([5, 30, true])
    expect(await count('河水', 40)).toEqual([5, 40, false])
    expect(await count('河水涨', 1000)).toEqual([5, 20, false])
    expect(await count('河水涨', 5)).toEqual([5, 5, true])
    expect(await count('河水涨', 19)).toEqual([5, 19, true])
  })

  it('are found in their present state after some are replaced and removed', async () => {
    const shelf = await makeShelf()
    for (const date of days.slice(0, 10)) await shelf.add(issueOf(date))
    await shelf.add(makeIssue({ date: days[3] ?? '', articles: [{ text: ['河水结冰'] }] }))
    await shelf.remove('青石日报', days[4] ?? '')
    expect((await shelf.search('河水', { limit: 500 })).count).toBe(8 * 2 + 1)
    expect((await shelf.search('结冰')).hits[0]?.date).toBe(days[3])
    expect((await shelf.verify()).problems).toEqual([])
  })

  it('with the words in their headlines come first by relevance', async () => {
    const shelf = await makeShelf()
    await shelf.add(
      makeIssue({
        articles: [
          { headline: ['别的事'], text: ['提到灯塔一次。'] },
          { headline: ['灯塔亮了'], text: ['开头。'] },
          { headline: ['再一件'], text: ['灯塔灯塔灯塔灯塔。'] },
        ],
      }),
    )
    const results = await shelf.search('灯塔', { order: 'relevance' })
    expect(results.hits.map(({ headline }) => marked(headline))).toEqual(['[灯塔]亮了', '再一件', '别的事'])
    expect(results).toMatchObject({ count: 3, capped: false })
  })

  it('that another program copied into the folder are found', async () => {
    const folder = makeFolder()
    const source = await makeShelf(folder)
    for (const date of days.slice(0, 5)) await source.add(issueOf(date))
    const copy = makeFolder()
    cpSync(join(folder, '青石日报'), join(copy, '青石日报'), { recursive: true })
    rmSync(join(copy, '青石日报', `${days[2]}.json.zst`))
    const shelf = await makeShelf(copy)
    await shelf.settled()
    expect(await shelf.search('河水')).toMatchObject({ count: 8, unindexed: 0 })
  })
})
