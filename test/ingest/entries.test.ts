import { describe, expect, it } from 'vitest'
import { lostFrom } from './laws.ts'
import { MASTHEAD, prose, readText, spaced } from './read-text.ts'

const REPORT = spaced(
  '河湾检修变压器',
  '本报讯（记者 柳青禾）6月2日，河湾供电所对全城一百二十台变压器逐一检修，确保夏季用电平稳。',
  '检修人员说，今年比往年提前了半个月。',
)
const NEXT = spaced(
  '城南新建三座公厕',
  '本报讯（记者 白渡）昨日，城南三座公厕建成开放，每座都设有无障碍厕位和母婴间。',
)

/** Each box with the headlines that a page has with it, between two reports, and what stands in the box. */
const BOXES: readonly (readonly [box: string, headline: string | undefined, lines: readonly string[]])[] = [
  [
    'of phones under a title',
    '生活服务台',
    ['供水抢修 0731-5552201', '供电抢修 95598', '燃气抢修：0731-5552203', '出租车叫车 0731-5552244'],
  ],
  [
    'of addresses under a title',
    '便民服务点',
    ['城东：和平路12号', '城西：胜利街7号', '城北：建设大道101号'],
  ],
  [
    'of hotlines alone',
    undefined,
    ['本报热线：0731-5550000', '投诉电话：0731-5550001', '投稿：a@paper.example'],
  ],
]

describe('a box of whom to call, between two reports', () => {
  it.each(BOXES)(
    '%s keeps its lines apart and leaves the next report its headline',
    async (_, title, lines) => {
      const text = spaced(MASTHEAD, REPORT, ...(title ? [title] : []), ...lines, NEXT)
      const issue = await readText(text)
      expect(issue.articles.map(({ headline }) => headline.join(''))).toEqual([
        '河湾检修变压器',
        ...(title ? [title] : []),
        '城南新建三座公厕',
      ])
      const blocks = issue.articles.flatMap(({ body }) => body)
      expect(blocks.filter(({ text }) => lines.includes(text)).map(({ type, text }) => [type, text])).toEqual(
        lines.map((line) => ['p', line]),
      )
      expect(issue.notes.map(({ code }) => code)).not.toContain('truncated')
      expect(lostFrom(issue)).toBe('')
    },
  )
})

describe('a text that names its writer at its end', () => {
  it.each([
    ['after a space', '书市今日开幕，共有三十家出版社参加，展出图书两万余种。　本报记者 江离'],
    ['in brackets', '书市今日开幕，三十家出版社参加。市民说，比去年热闹。（江离 柳青禾）'],
  ])('%s ends there, and is no deck', async (_, body) => {
    const { articles } = await readText(
      spaced(MASTHEAD, '河湾举办书市', body, '城北水渠完工', '城北水渠昨日完工，全长三公里，惠及五个村。'),
    )
    expect(articles[0]?.headline).toEqual(['河湾举办书市'])
    expect(articles[0]?.deck).toBeUndefined()
    expect(articles[0]?.body[0]?.text).toBe(body)
    expect(articles[0]?.byline?.[0]?.name).toBe('江离')
  })
})

describe('a list of short items with numbers', () => {
  it('is no poem', async () => {
    const { articles } = await readText(
      spaced(
        MASTHEAD,
        '河湾公布便民措施',
        '本报讯（记者 柳青禾）6月2日，河湾公布便民措施：',
        '1.办理时限由十五日缩短为七日。',
        '2.所需材料由六份减为三份。',
        '3.窗口中午不休息。',
        '（1）身份证复印件一份；',
        '（2）户口簿复印件一份；',
      ),
    )
    expect(articles[0]?.kind).toBe('news')
    expect(articles[0]?.body.map(({ type }) => type)).not.toContain('verse')
  })
})

describe('a long subhead with a comma', () => {
  it('is not joined with a paragraph whose clause would be too long, or which opens as a paragraph does', async () => {
    const subheads = ['水路变通途，小城人的日子一年比一年有了奔头', '守河三代人，终于等来了清清的水']
    const issue = await readText(
      spaced(
        MASTHEAD,
        '一座小城的水路',
        '本报讯（记者 柳青禾）清晨五点，老渡工照例来到桥头，先摸一摸栏杆，再看一看水尺，把数字记在本子上。',
        subheads[0] ?? '',
        '何水生带着儿子和孙子一起，二十六岁来到这里，桥下的水涨了又落，桥上的人来了又走，他都记在本子上。',
        subheads[1] ?? '',
        '2007年，老渡口修了新码头，晚上的灯一亮，河面像铺了一层碎金，外乡人来了都说舍不得走。',
      ),
    )
    const texts = issue.articles.flatMap(({ headline, body }) => [
      ...headline,
      ...body.map(({ text }) => text),
    ])
    for (const subhead of subheads) expect(texts).toContain(subhead)
    expect(issue.notes.map(({ code }) => code)).not.toContain('joined')
  })
})

describe('a short line between paragraphs that ends in a measure', () => {
  it.each([
    '开放时间为每日9:00至21:30',
    '气温最高达38.5℃',
    '每位成人票价为35元',
    '新渠全长12.6公里',
    '预计今日客流超过8万人次，发车间隔5分钟',
  ])('is text, not a headline: %s', async (line) => {
    const issue = await readText(
      spaced(MASTHEAD, '河湾举办书市', `本报讯 ${prose(1)}`, line, prose(2), prose(3)),
    )
    expect(issue.articles.map(({ body }) => body.map(({ type, text }) => [type, text]))).toEqual([
      [`本报讯 ${prose(1)}`, line, prose(2), prose(3)].map((text) => ['p', text]),
    ])
  })

  it('is a headline above a report', async () => {
    const issue = await readText(
      spaced(MASTHEAD, '河湾举办书市', `本报讯 ${prose(1)}`, '新渠全长12.6公里', `本报讯 ${prose(2)}`),
    )
    expect(issue.articles.map(({ headline }) => headline)).toEqual([['河湾举办书市'], ['新渠全长12.6公里']])
  })
})
