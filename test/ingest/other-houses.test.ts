import { describe, expect, it } from 'vitest'
import type { Issue } from '../../source/issue/index.ts'
import { inventedIn, lostFrom } from './laws.ts'
import { prose, readText, spaced } from './read-text.ts'

const read = async (...lines: readonly string[]): Promise<Issue> => {
  const issue = await readText(spaced(...lines))
  expect(lostFrom(issue)).toBe('')
  expect(inventedIn(issue)).toEqual([])
  return issue
}
const TITLE = '青石部署秋冬水利'
const TEXT = [`本报讯 ${prose(1)}`, prose(2)] as const
const headlines = ({ articles }: Issue): string[] => articles.map(({ headline }) => headline.join('/'))

describe('what a site prints around a page', () => {
  it.each([
    '首页 > 报纸 > 青石消息',
    '老报纸网 > 报纸 > 青石消息',
    '您现在的位置：首页 >> 数字报 >> 正文',
    '当前位置: 报纸 » 要闻',
    '首页 | 新闻 | 体育 | 财经 | 登录',
    '返回首页　往期回顾　版面导航　登录',
    '今天是2025年7月17日 星期四',
    '发布时间：2025-07-17 浏览：35',
    '点击数：12 字号：大 中 小',
    '2025-07-17 10:20',
  ])('is no headline: %s', async (line) => {
    for (const issue of [await read(line, TITLE, ...TEXT), await read(TITLE, line, ...TEXT)]) {
      expect(headlines(issue)).toEqual([TITLE])
      expect(issue.articles[0]?.deck).toBeUndefined()
      expect(issue.articles[0]?.body.map(({ text }) => text)).toEqual(TEXT)
      expect(issue.notes.filter(({ code }) => code === 'unplaced')).toHaveLength(1)
    }
  })

  it.each(['方深化合作在贸易、体育、旅游', '从新闻到体育', '3 > 2', '国内、国际、社会'])(
    'unlike words of the paper: %s',
    async (line) =>
      expect((await read(TITLE, ...TEXT, line, prose(9))).notes.some(({ text }) => text === line)).toBe(
        false,
      ),
  )

  it.each([
    ['2025年07月17日 星期四', '第1版:一版要闻 2022-05-28'],
    ['2025年07月17日 星期四', '青石日报 2022年5月28日 第1版'],
    ['今天是2025年7月17日 星期四', '来源：青石日报 2022年5月28日 第1版'],
    ['首页 > 报纸 > 正文', '2022-05-28'],
  ])('does not date the paper: %s', async (...above) => {
    const issue = await read(...above, TITLE, ...TEXT)
    expect(issue.datePublished).toBe('2022-05-28')
    expect(headlines(issue)).toEqual([TITLE])
  })

  it('has the day below the headline, but a speech has one of its own', async () => {
    expect((await read(TITLE, '2022-05-28', ...TEXT)).datePublished).toBe('2022-05-28')
    const speech = await read(TITLE, '（2019年9月30日）', ...TEXT)
    expect([speech.datePublished, speech.articles[0]?.deck]).toEqual(['', ['（2019年9月30日）']])
  })
})

describe('mastheads of other houses', () => {
  it.each([
    ['中華民國九十一年三月十九日', '2002-03-19'],
    ['民國91年3月19日 星期二', '2002-03-19'],
    ['中華民國 91 年 3 月 19 日　週二　夏曆壬午年二月初六', '2002-03-19'],
    ['民国元年一月三日', '1912-01-03'],
    ['民國一百一十年十一月九日 禮拜二', '2021-11-09'],
  ])('count years of the Republic: %s', async (line, day) =>
    expect(await read('青石時報', line, TITLE, prose(1), prose(2))).toMatchObject({
      name: '青石時報',
      datePublished: day,
    }),
  )

  it('name the page before the day', async () => {
    const issue = await readText(`第四版\n一九九七年五月十七日\n星期六\n${TITLE}\n${TEXT.join('\n')}`)
    expect(issue).toMatchObject({ name: '', datePublished: '1997-05-17', pages: [{ printPage: '4' }] })
  })

  it.each(['半岛:RM2.20', '半島：RM2.20 東馬：RM2.50', 'HK$10', '港幣十元'])(
    'have a price: %s',
    async (line) => {
      const issue = await read('青石商报', '2024年4月7日(星期日)', line, TITLE, ...TEXT)
      expect(issue.price).toBeDefined()
      expect(headlines(issue)).toEqual([TITLE])
    },
  )
})

describe('reports of other houses', () => {
  it.each([
    '(吉隆坡6日讯)',
    '（本報吉隆坡三日訊）',
    '【本報訊】',
    '〔本報訊〕',
    '〔中央社台北十九日電〕',
    '〔記者張國財／台北報導〕',
    '（星河日報記者 何葦 深圳報道）',
    '【特派員何葦東京專電】',
  ])('open with %s', async (dateline) => {
    const { articles } = await read(
      '渡口改点',
      dateline + prose(1),
      prose(2),
      '桥头修路',
      dateline + prose(3),
    )
    expect(articles.map(({ headline }) => headline.join())).toEqual(['渡口改点', '桥头修路'])
    expect(articles.every((article) => article.dateline !== undefined)).toBe(true)
  })

  it.each([
    ['☉張國財', '張國財'],
    ['記者張國財／台北報導', '張國財'],
    ['〔記者張國財／綜合報導〕', '張國財'],
  ])('name their writer: %s', async (line, name) => {
    const { articles } = await read(TITLE, line, prose(1), prose(2))
    expect(articles).toHaveLength(1)
    expect(articles[0]?.byline?.map((one) => one.name)).toEqual([name])
  })

  it.each(['（林知秋）', '（作者：林知秋）', ' 本报记者 林知秋', ' 林知秋'])(
    'are signed at the end: %s',
    async (end) => {
      const { articles, notes } = await read(TITLE, prose(1), prose(2) + end)
      expect(articles[0]?.byline?.map(({ name }) => name)).toEqual(['林知秋'])
      expect(notes.filter(({ code }) => code === 'truncated')).toEqual([])
    },
  )

  it('have pictures with numbers and with an agency after the name', async () => {
    const { articles } = await read(
      TITLE,
      prose(1),
      '① 东渡口新貌。 张三摄',
      '②河堤一景 李四供图',
      '周小满摄（影像青石）',
    )
    expect(articles).toHaveLength(1)
    expect(articles[0]?.images).toEqual([
      { caption: '① 东渡口新貌。', credit: '张三摄' },
      { caption: '②河堤一景', credit: '李四供图' },
      { credit: '周小满摄（影像青石）' },
    ])
  })

  it.each([
    [['三百处', '修复小型水利设施三百处', '7.9%', '进出口同比增长7.9%']],
    [['300多公里', '通车里程', '约12万人', '受益人口', '1.2万亿元', '总值']],
    [['三百处', '修复小型水利设施三百处']],
  ])('have boxes of figures: %j', async (box) => {
    const { articles } = await read('青石日报', '2021年11月9日 星期二', TITLE, ...box, ...TEXT)
    expect(articles).toMatchObject([{ headline: [TITLE] }])
    expect(articles[0]?.deck).toBeUndefined()
    expect(articles[0]?.body.flatMap(({ type, text }) => (type === 'list' ? [text] : []))).toEqual(box)
  })

  it('may have a figure for a headline', async () => {
    const { articles } = await read('3.5万公里', '高铁强劲奔跑', ...TEXT)
    expect(articles[0]?.body).toHaveLength(2)
  })
})

describe('what a publishing system leaves', () => {
  it.each([
    `<!--enpproperty <date>2021-11-09 00:00:00:0</date><title>${TITLE}</title><papername>青石日报</papername>/enpproperty-->`,
    `<!--enpproperty\n123\n2021-11-09 00:00:00:0\n${TITLE}\n青石日报\n/enpproperty-->`,
  ])('names the paper and is no text of it', async (trailer) => {
    const issue = await read(TITLE, ...TEXT, trailer)
    expect(issue).toMatchObject({ name: '青石日报', datePublished: '2021-11-09' })
    expect(issue.articles.map(({ body }) => body.length)).toEqual([2])
  })

  const TAGS = `<date>2021-11-09 00:00:00:0</date><title>${TITLE}</title><papername>青石日报</papername>`
  it.each([
    `<!--enpproperty <articleid>123</articleid>${TAGS}/enpproperty-->`,
    `<!--enpproperty\n123\n2021-11-09 00:00:00:0\n${TITLE}\n青石日报\n/enpproperty-->`,
    `1234567 2021-11-09 00:00:00:0 张文华 谁来管？ 青石日报 1 /enpproperty-->`,
    `<articleid>123</articleid>${TAGS}`,
    `<articleid>123<date>2021-11-09 00:00:00:0<papername>青石日报`,
    `<founder-date>2021-11-09</founder-date><founder-papername>青石日报</founder-papername>`,
    `&lt;!--enpproperty 2021-11-09 青石日报 /enpproperty--&gt;`,
  ])('takes no text with it that stands on its line: %s', async (trailer) => {
    const [first = '', second = ''] = TEXT
    const isClosed = trailer.endsWith('>') || trailer.endsWith(';')
    for (const lines of [
      [TITLE, first, second + trailer],
      [`# ${TITLE}`, `**${first}**`, second + trailer],
      ...(isClosed ? [[TITLE, `${first}${trailer}${second}`]] : []),
      ...(isClosed ? [[TITLE, first, `${second.slice(0, 30)}${trailer}${second.slice(30)}`]] : []),
    ]) {
      const issue = await read(...lines)
      expect(issue).toMatchObject({ name: '青石日报', datePublished: '2021-11-09' })
      expect(issue.articles.map(({ body }) => body.map(({ text }) => text))).toEqual([TEXT])
      const noted = issue.notes.flatMap(({ code, text = '' }) => (code === 'unplaced' ? [text] : []))
      expect(noted.join('\n')).toBe(trailer.replace('--&gt;', noted[0]?.endsWith('-->') ? '-->' : '--&gt;'))
    }
  })

  it.each([
    '网页里有一个叫做enpproperty的记号，编辑们说它是排版系统留下的。',
    '网页的<title>与<date>两个标签写在开头，多年不变。',
  ])('is not %s', async (line) => {
    const issue = await read(TITLE, ...TEXT, line)
    expect(issue.articles[0]?.body.at(-1)?.text).toBe(line)
  })

  it('names the headline among the headings above it', async () => {
    const trailer = (title: string) => `<!--enpproperty <title>${title}</title>/enpproperty-->`
    const untagged = (...words: readonly string[]) => `12345 2021-11-09 ${words.join(' ')} /enpproperty-->`
    for (const [first, second] of [
      [trailer('渡口改点'), trailer('桥头修路')],
      [untagged('林知秋', '渡口改点', '早班提前半小时'), untagged('桥头修路', '青石日报')],
    ] as const) {
      const issue = await read(
        ...['人间小景', '渡口改点', '早班提前半小时', '林知秋', ...TEXT, '桥上的人', prose(3), first],
        ...['桥头修路', ...TEXT, second],
      )
      expect(issue.articles).toMatchObject([
        {
          kicker: ['人间小景'],
          headline: ['渡口改点'],
          deck: ['早班提前半小时'],
          byline: [{ name: '林知秋' }],
        },
        { headline: ['桥头修路'] },
      ])
    }
  })

  it.each([
    [TITLE, ...TEXT, '<!--enpproperty <title>渡口改点</title>/enpproperty-->'],
    [TITLE, ...TEXT, `<!--enpproperty <title>${TITLE}</title>/enpproperty-->`, '渡口改点', ...TEXT],
    [TITLE, ...TEXT, '渡口改点', ...TEXT, `<!--enpproperty <title>${TITLE}</title>/enpproperty-->`],
  ])('says no more than the text: %s', async (...lines) => {
    const printed = lines.filter((line) => !line.startsWith('<'))
    expect(headlines(await read(...lines))).toEqual(headlines(await read(...printed)))
  })

  it.each([`<!--enpproperty <date>2021-11-09</date><title>${TITLE}</title>`, '<!--enpproperty'])(
    'is not all that stands below its beginning, if it has no end: %s',
    async (trailer) => {
      const issue = await read(TITLE, ...TEXT, `${prose(5)}${trailer}`, prose(6))
      expect(issue.articles[0]?.body.map(({ text }) => text)).toEqual([...TEXT, prose(5), prose(6)])
    },
  )

  it('is a record printed three times', async () => {
    const record = `【标题】= ${TITLE}\n【日期】= 2021.11.09\n【正文】= ${TEXT.join('\n')}`
    const issue = await read(
      ...Array.from({ length: 3 }, () => `<REC>\n${record}`),
      '<REC>\n【标题】= 渡口改点\n【正文】= 早班提前。',
    )
    expect(headlines(issue)).toEqual([TITLE, '渡口改点'])
    expect(issue.notes.filter(({ code }) => code === 'repeat')).toHaveLength(2)
  })
})

describe('the way to a page that a site prints above it', () => {
  it.each([
    ['老报纸网 > 1982年 > 青石消息', '青石消息', ''],
    ['首页 > 报纸 > 青石日报 > 1982年3月4日 > 第2版', '青石日报', '1982-03-04'],
    ['旧报库 » 青石消息 » 1982-03-04', '青石消息', '1982-03-04'],
    ['青石新闻网 > 要闻 > 正文', '', ''],
  ])('names the paper and its day: %s', async (trail, name, day) => {
    const report = '本报讯（记者 林知秋）昨日，青石市召开秋冬水利建设动员会，部署今冬明春的工程。'
    const issue = await read(trail, TITLE, report)
    expect([issue.name, issue.datePublished]).toEqual([name, day])
    expect(issue.articles.map(({ headline }) => headline)).toEqual([[TITLE]])
  })
})
