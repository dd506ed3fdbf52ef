import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lostFrom } from './laws.ts'
import { MASTHEAD, prose, readText, spaced } from './read-text.ts'

const TITLE = '小镇新桥通车'
const LEDE = `本报讯（记者 张三）${prose(1)}`
const BODY = [LEDE, prose(2, 3), prose(3, 3), prose(4, 3)]
const [, SECOND = '', THIRD = '', FOURTH = ''] = BODY
const DATE = '2023年5月4日'

/** The lines of a text at a measure. No line ends where a sentence does, since that might be its paragraph's end. */
const wrapped = (text: string, measure: number): string[] =>
  text.match(new RegExp(`.{1,${measure}}`, 'gu')) ?? []
const hasFullEnd = (measure: number): boolean =>
  BODY.some((one) => one.length % measure === 0) ||
  BODY.some((one) =>
    wrapped(one, measure)
      .slice(0, -1)
      .some((line) => /[。；：？！”]$/.test(line)),
  )

const paragraphsOf = async (text: string): Promise<string[]> => {
  const issue = await readText(text)
  expect(lostFrom(issue)).toBe('')
  return issue.articles.flatMap(({ body }) => body.map((block) => block.text))
}

describe('text of which each printed line is a block', () => {
  it('is put together again at any width', async () => {
    for (let measure = 12; measure <= 60; measure += 3) {
      if (hasFullEnd(measure)) continue
      const lines = BODY.flatMap((one) => wrapped(one, measure))
      expect(await paragraphsOf(spaced(MASTHEAD, TITLE, ...lines)), `at ${measure}`).toEqual(BODY)
    }
  })

  it('does not join items and titles of one length', async () => {
    const titles = ['城东小学办运动会', '城西老桥即将修缮', '河边公园下月开放', '山里茶园迎来丰收']
    const issue = await readText(spaced(MASTHEAD, '导读', ...titles))
    expect(issue.articles.flatMap(({ body }) => body.map(({ text }) => text))).toEqual(titles)
  })
})

describe('indented text', () => {
  it('is unwrapped though each paragraph has a measure of its own', async () => {
    const lines = BODY.map((one, index) => wrapped(`　　${one}`, 17 + index * 9).join('\n'))
    expect(await paragraphsOf([MASTHEAD, '', TITLE, ...lines].join('\n'))).toEqual(BODY)
  })
})

const NUMBERS = ['- 1 -', '— 2 —', '第 3 页 共 8 页', '·12·', 'A05', '第12页', 'Page 3 of 8', '〔4〕']
const HEADS = [
  `青石晚报　${DATE}　星期四　第1版`,
  `青石晚报 ${DATE} 星期四`,
  `第1版 要闻 ${DATE} 星期四 责编：李四`,
]

describe('what is printed around a page, in the middle of the text', () => {
  it.each([...NUMBERS, ...HEADS])('is a note: %s', async (line) => {
    const issue = await readText(spaced(MASTHEAD, TITLE, LEDE, SECOND, line, THIRD))
    expect(issue.articles.map(({ headline }) => headline)).toEqual([[TITLE]])
    expect(issue.articles[0]?.body.map(({ text }) => text)).toEqual([LEDE, SECOND, THIRD])
    expect(issue.notes.filter(({ code }) => code === 'unplaced').map(({ text }) => text)).toEqual([line])
  })

  it.each([...NUMBERS, ...HEADS, '12'])('is passed over by a sentence: %s', async (line) => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 26, max: SECOND.length - 26 }), async (near) => {
        const at = SECOND.slice(near).search(/\p{Script=Han}(?=\p{Script=Han}{2})/u) + near + 1
        fc.pre(at > near && !/[。；]/.test(SECOND.slice(at - 2, at + 1)))
        const text = spaced(MASTHEAD, TITLE, LEDE, SECOND.slice(0, at), line, SECOND.slice(at), THIRD)
        expect(await paragraphsOf(text)).toEqual([LEDE, SECOND, THIRD])
      }),
      { numRuns: 4 },
    )
  })

  it('is not the number of a section, an ellipsis or a result', async () => {
    const lines = ['1', SECOND, '2', THIRD, '……', FOURTH]
    expect(await paragraphsOf(spaced(MASTHEAD, TITLE, LEDE, ...lines))).toEqual([LEDE, ...lines])
  })

  it('is a page mark if another page begins there', async () => {
    const marks = [1, 2].map((page) => `青石晚报　${DATE}　星期四　第${page}版`)
    const [first = '', second = ''] = marks
    const issue = await readText(spaced(first, TITLE, LEDE, second, '河边公园下月开放', LEDE))
    expect(issue.pages.map(({ printPage }) => printPage)).toEqual(['1', '2'])
  })
})

describe('an advertisement', () => {
  const next = ['城东小学办运动会', `本报讯（通讯员 李四）${prose(5)}`]

  it('goes to its end and leaves the next article its headline', async () => {
    const lines = ['金秋家装节 全场5折起', '地址：和平路128号　电话：0734-5550123']
    const issue = await readText(spaced(MASTHEAD, TITLE, LEDE, SECOND, '广告', ...lines, ...next))
    expect(issue.articles.map(({ kind, headline }) => [kind, headline.join(' ')])).toEqual([
      ['news', TITLE],
      ['advertisement', '广告'],
      expect.arrayContaining(['城东小学办运动会']),
    ])
    expect(issue.articles[1]?.body.map(({ text }) => text)).toEqual(lines)
  })

  it.each([
    ['金秋家装节 全场5折起', '地址：和平路128号　电话：0734-5550123'],
    ['青石山泉 天然好水', '订水热线：400-555-0199', '青石饮品有限公司'],
  ])('needs no label, between articles and below the last: %s', async (...lines) => {
    const [next, report] = ['桥头修路', `本报讯（记者 李四）${prose(7)}`]
    for (const [order, page] of [
      [['news', 'advertisement', 'news'], spaced(MASTHEAD, TITLE, ...BODY, ...lines, next, report, prose(8))],
      [['news', 'news', 'advertisement'], spaced(MASTHEAD, TITLE, ...BODY, next, report, prose(8), ...lines)],
    ] as const) {
      const { articles } = await readText(page)
      expect(articles.map(({ kind }) => kind)).toEqual(order)
      expect(articles.map(({ headline }) => headline[0])).toContain(next)
    }
  })

  it.each([
    ['报名办法', '报名电话：0734-5550123', '地址：和平路128号'],
    ['超市开到河对岸', prose(7), '咨询电话：0734-5550123'],
    ['山泉水厂停产', '镇里说，青石饮品有限公司已经停产。', prose(8)],
  ])('is not %s', async (...lines) => {
    const { articles } = await readText(spaced(MASTHEAD, TITLE, ...BODY, ...lines))
    expect(articles.map(({ kind }) => kind)).not.toContain('advertisement')
  })

  it('does not take the headline below a label alone', async () => {
    const issue = await readText(spaced(MASTHEAD, TITLE, LEDE, SECOND, '广告', ...next))
    expect(issue.articles.at(-1)?.headline).toEqual(['城东小学办运动会'])
  })
})

describe('a page that is spaced out at random', () => {
  it('is closed up', async () => {
    const page = spaced(MASTHEAD, TITLE, ...BODY)
    const random = page.replace(/(?<=\p{Script=Han})(?=\p{Script=Han})/gu, (_, at: number) =>
      (at * 7) % 11 < 6 ? ' ' : '',
    )
    const issue = await readText(random)
    expect(issue.name).toBe('青石晚报')
    expect(issue.articles[0]?.headline).toEqual([TITLE])
    expect(issue.articles[0]?.body[1]?.text.replaceAll(' ', '')).toBe(SECOND)
    expect(issue.articles[0]?.body[1]?.text).not.toMatch(/\p{Script=Han} \p{Script=Han}/u)
  })
})
