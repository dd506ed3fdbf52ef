import { describe, expect, it } from 'vitest'
import type { Issue } from '../../source/issue/index.ts'
import { MASTHEAD, prose, readText, spaced } from './read-text.ts'

const NEWS = spaced('小镇新桥通车', `本报讯（记者 张三）${prose(1)}`)
const mastheadOf = (lines: string): Promise<Issue> => readText(spaced(lines, NEWS))

describe('the masthead', () => {
  it.each<[string, Partial<Issue>]>([
    ['青石晚报', { name: '青石晚报' }],
    ['QINGSHI EVENING NEWS', { nameLatin: 'QINGSHI EVENING NEWS' }],
    ['中共青石市委主管', { supervisor: '中共青石市委' }],
    ['主管单位：青石市教育局', { supervisor: '青石市教育局' }],
    ['主办单位：青石报业集团', { sponsor: '青石报业集团' }],
    ['主管、主办：青石报业集团', { supervisor: '青石报业集团', sponsor: '青石报业集团' }],
    ['青石晚报社 出版', { publisher: '青石晚报社' }],
    ['国内统一刊号：CN99-0001', { cn: 'CN 99-0001' }],
    ['ISSN 1234-567X', { issn: '1234-567X' }],
    ['邮发代号：1-76', { postalCode: '1-76' }],
    ['总第 12345 期', { issueNumber: '12345' }],
    ['第3021号', { issueNumber: '3021' }],
    ['今日16版', { pageCount: { stated: 16, found: 1 } }],
    ['今日二十四版', { pageCount: { stated: 24, found: 1 } }],
    ['今日 8 版', { pageCount: { stated: 8, found: 1 } }],
    ['一九七八年三月五日 星期日', { datePublished: '1978-03-05', weekday: '星期日' }],
    ['二〇二三年五月四日', { datePublished: '2023-05-04' }],
    ['2023-05-04 星期四', { datePublished: '2023-05-04', weekday: '星期四' }],
    ['农历癸卯年三月十五', { lunarDate: '癸卯年三月十五' }],
    ['癸卯年闰二月初一', { lunarDate: '癸卯年闰二月初一' }],
    ['定价：1.50元', { price: '1.50元' }],
    ['今日天气：多云转晴 12℃—20℃', { weather: '今日天气：多云转晴 12℃—20℃' }],
    ['新闻热线：8611110', { contacts: [{ label: '新闻热线', value: '8611110' }] }],
    ['官方网站：青石网', { contacts: [{ label: '官方网站', value: '青石网' }] }],
  ])('reads %s', async (line, fields) => {
    expect(await mastheadOf(spaced('青石晚报', 'CN 99-0001', line))).toMatchObject(fields)
  })

  it('may have two fields on one line, and half-width marks', async () => {
    expect(await mastheadOf('青石晚报 2023年5月4日 星期四 第3021期 今日8版')).toMatchObject({
      name: '青石晚报',
      datePublished: '2023-05-04',
      weekday: '星期四',
      issueNumber: '3021',
      pageCount: { stated: 8 },
    })
  })

  it('keeps its lines as printed', async () => {
    const issue = await mastheadOf(MASTHEAD)
    expect(issue.masthead).toEqual(MASTHEAD.split('\n\n'))
    expect(issue.articles).toHaveLength(1)
  })

  it('is absent if a page has none', async () => {
    expect(await readText(NEWS)).toMatchObject({ name: '', datePublished: '', masthead: [] })
  })

  it('is not read from an article that mentions dates', async () => {
    const issue = await readText(spaced('小镇新桥通车', `2023年5月4日，${prose(2)}`))
    expect(issue.masthead).toEqual([])
  })
})

describe('the almanac', () => {
  const mismatches = async (lines: string): Promise<(string | undefined)[]> =>
    (await mastheadOf(spaced('青石晚报', 'CN 99-0001', lines))).notes
      .filter(({ code }) => code === 'mismatch')
      .map(({ text }) => text)

  it.each([
    '2023年5月4日 星期四 农历癸卯年三月十五',
    '2023年5月4日 农历三月十五',
    '2023年5月7日 星期天 农历癸卯年三月十八',
    '2022年1月31日 农历辛丑年腊月廿九',
    '2022年1月31日 农历辛丑年十二月二十九',
    '2021年12月18日 农历辛丑年冬月十五',
    '2023年3月22日 农历癸卯年闰二月初一',
    '2027年2月6日 农历丁未年正月初一',
  ])('agrees with %s', async (line) => {
    expect(await mismatches(line)).toEqual([])
  })

  it('notes a wrong weekday and a wrong lunar date, and corrects neither', async () => {
    expect(await mismatches('2023年5月4日 星期五 农历癸卯年三月十六')).toEqual(['星期五', '癸卯年三月十六'])
    expect(await mastheadOf(spaced('青石晚报', '2023年5月4日 星期五'))).toMatchObject({
      weekday: '星期五',
      datePublished: '2023-05-04',
    })
  })
})
