import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readIssue } from '../../source/ingest/index.ts'

const root = join(import.meta.dirname, '../..')
const paper = join(root, 'data/hengyang-daily-2021-11-09.txt')
const issue = await readIssue([{ name: paper, bytes: readFileSync(paper) }])

describe('the paper that ships', () => {
  it('has a masthead', () => {
    expect(issue).toMatchObject({
      name: '衡阳日报',
      nameLatin: 'HENGYANG DAILY',
      datePublished: '2021-11-09',
      weekday: '星期二',
      lunarDate: '辛丑年十月初五',
      issueNumber: '17991',
      cn: 'CN 43-0004',
      pageCount: { stated: 8, found: 1 },
      supervisor: '中共衡阳市委员会',
      sponsor: '中共衡阳市委员会',
      publisher: '衡阳日报社',
      contacts: [
        { label: '官方网站', value: '衡阳全搜索网' },
        { label: '新闻热线', value: '8611110' },
        { label: '广告热线', value: '8247111' },
      ],
    })
  })

  it('has three articles', () => {
    expect(
      issue.articles.map(({ kicker, headline, deck, column }) => [kicker, headline, deck, column]),
    ).toEqual([
      [
        ['周农率队来衡开展专题宣讲调研时强调'],
        ['深入学习贯彻中央人大工作会议精神', '为建设现代化新湖南贡献人大智慧代表力量'],
        undefined,
        undefined,
      ],
      [
        ['秦国文赴衡东县调研督导金龙矿区生态环境问题整改工作，要求——'],
        ['努力交出生态环境问题整改的满意答卷'],
        undefined,
        undefined,
      ],
      [
        undefined,
        ['加快开放崛起，打造内陆开放新高地'],
        ['市商贸系统、衡阳海关党员干部为省党代会积极建言献策'],
        '迎接党代会 谱写新篇章',
      ],
    ])
  })

  it('joins five paragraphs and removes the repeats', () => {
    expect(issue.articles.flatMap(({ body }) => body.filter(({ repaired }) => repaired))).toHaveLength(5)
    expect(issue.articles.map(({ body }) => body.length)).toEqual([5, 4, 5])
    expect(issue.notes.some(({ code }) => code === 'truncated')).toBe(true)
  })
})

describe('a page without a date', () => {
  const bytes = new TextEncoder().encode('新桥通车\n\n本报讯（记者 陈二）新桥通车，过江只要五分钟。\n')
  const read = async (name: string) => {
    const { datePublished, articles, notes } = await readIssue([{ name, bytes }])
    return {
      datePublished,
      id: articles[0]?.id,
      guesses: notes.filter(({ code }) => code === 'guess').length,
    }
  }

  it.each([
    ['/papers/2019/xbrb_20200125_01.txt', '2020-01-25'],
    ['2020-1-5.txt', '2020-01-05'],
    ['2020年1月5日.txt', '2020-01-05'],
  ])('gets the date in its file’s name, as a guess: %s', async (name, date) => {
    expect(await read(name)).toEqual({ datePublished: date, id: `_-${date}-1-1`, guesses: 1 })
  })

  it.each(['page.txt', '20201399.txt', '4420200125.txt'])('has none if the name is %s', async (name) => {
    expect(await read(name)).toEqual({ datePublished: '', id: '_-_-1-1', guesses: 0 })
  })
})
