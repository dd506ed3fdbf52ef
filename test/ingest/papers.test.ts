import { describe, expect, it } from 'vitest'
import { encodeGb18030 } from '../editions/gb18030.ts'
import { lostFrom } from './laws.ts'
import { MASTHEAD, prose, readText, spaced } from './read-text.ts'

const titlesOf = async (text: string): Promise<string[]> =>
  (await readText(text)).articles.map(({ headline }) => headline.join(' '))

describe('a paper in traditional characters', () => {
  const PAPER = spaced(
    '南港日報',
    '二○二三年九月十二日　星期二　農曆癸卯年七月廿八\n第二萬三千四百五十六號　今日出紙八張三十二頁　零售每份十元',
    'A1 要聞',
    '暴雨過後街坊清理店舖\n當局：排水系統需要檢討',
    '【本報訊】本港昨日大雨，多區水浸。',
    '記者：葉大文',
    '渡輪停航半日',
    '【本報記者李小明報道】受大雨影響，渡輪昨晚停航。',
    '社評\n水浸之後更須正視',
    '大雨近年接二連三出現，單靠搶修不足應付。',
    '（中通社台北十二日電）氣象部門今天表示，各地須慎防大雨。',
    'B2 體育',
    '學界越野賽開鑼',
    '【本報訊】學界越野賽昨日舉行。',
  )

  it('is read like one in simplified characters', async () => {
    const issue = await readText(PAPER)
    expect(issue).toMatchObject({
      name: '南港日報',
      datePublished: '2023-09-12',
      issueNumber: '23456',
      pageCount: { stated: 32, found: 2 },
    })
    expect(issue.articles.map(({ headline }) => headline)).toEqual([
      ['暴雨過後街坊清理店舖', '當局：排水系統需要檢討'],
      ['渡輪停航半日'],
      ['水浸之後更須正視'],
      ['學界越野賽開鑼'],
    ])
    expect(lostFrom(issue)).toBe('')
  })

  it('keeps traditional characters in names, bylines and sections', async () => {
    const { pages, articles } = await readText(PAPER)
    expect(pages.map(({ printPage, printSection }) => [printPage, printSection])).toEqual([
      ['A1', '要聞'],
      ['B2', '體育'],
    ])
    expect(articles[0]).toMatchObject({
      dateline: { raw: '【本報訊】', agency: '本報' },
      byline: [{ role: '記者', name: '葉大文' }],
    })
    expect(articles[2]).toMatchObject({ column: '社評', kind: 'commentary' })
  })
})

describe('a county’s paper', () => {
  it('has a complete masthead, although its name does not end in a word for a newspaper', async () => {
    const issue = await readText(
      spaced(
        '云溪融媒\nYUNXI RONGMEI',
        '2022年3月18日 星期五 第1286期 本期四版',
        '新闻热线：0577-6654321 投稿邮箱：yx@example.com',
        '内部资料 免费交流 准印证号：浙内准字第C012号',
        '春耕忙起来',
        `本报讯（融媒记者 林晓燕 通讯员 陈大海）${prose(1)}`,
      ),
    )
    expect(issue).toMatchObject({ name: '云溪融媒', issueNumber: '1286', masthead: { length: 5 } })
    expect(issue.contacts?.map(({ label }) => label)).toEqual(['新闻热线', '投稿邮箱'])
    expect(issue.articles).toMatchObject([
      { headline: ['春耕忙起来'], byline: [{ name: '林晓燕' }, { name: '陈大海' }] },
    ])
  })

  it('has bylines of 全媒体记者', async () => {
    const titles = await titlesOf(
      spaced(
        MASTHEAD,
        '春耕忙起来',
        '□ 全媒体记者 王建国 文/摄',
        prose(1),
        '小板凳议出大民生',
        '融媒体记者 赵雨',
        prose(2),
      ),
    )
    expect(titles).toEqual(['春耕忙起来', '小板凳议出大民生'])
  })

  it('lists its proofreaders in the page credits', async () => {
    const { pages } = await readText(
      spaced(MASTHEAD, '春耕忙起来', prose(1), '责任编辑：吴小妹 版式：郑一鸣 审核：钱多多'),
    )
    expect(pages[0]?.credits?.map(({ role, name }) => role + name)).toEqual([
      '责任编辑吴小妹',
      '版式郑一鸣',
      '审核钱多多',
    ])
  })

  it('numbers its pages in Chinese numerals', async () => {
    const { pages, articles } = await readText(
      spaced('第一版 要闻', '小桥', '他说，（下转第二版）', '第二版 综合', '（上接第一版）桥修好了。'),
    )
    expect(pages.map(({ printPage }) => printPage)).toEqual(['1', '2'])
    expect(articles).toMatchObject([{ parts: [{ page: '1' }, { page: '2' }] }])
  })
})

describe('a literary page', () => {
  it('begins an essay at each title above a name', async () => {
    const issue = await readText(
      spaced(
        MASTHEAD,
        '祖父的渡船\n周小满',
        prose(1),
        prose(2),
        '茶馆\n林 语',
        prose(3),
        '短评：茶馆不能少',
        prose(4),
      ),
    )
    expect(issue.articles.map(({ headline, byline }) => [headline[0], byline?.[0]?.name])).toEqual([
      ['祖父的渡船', '周小满'],
      ['茶馆', '林语'],
      ['茶馆不能少', undefined],
    ])
    expect(issue.articles[2]).toMatchObject({ column: '短评', kind: 'commentary' })
  })
})

describe('tables', () => {
  const TABLE = ['币种 买入价 卖出价', '美元 691.20 694.13', '欧元 762.55 768.17']

  it('keep their rows below their heading', async () => {
    const issue = await readText(
      spaced(
        MASTHEAD,
        '外汇牌价',
        ...TABLE,
        '停电通知',
        '5月6日 8:00—17:00 河湾路1号',
        '5月7日 9:00—12:00 老街全线',
      ),
    )
    expect(issue.articles.map(({ headline, body }) => [...headline, body.length])).toEqual([
      ['外汇牌价', 3],
      ['停电通知', 2],
    ])
    expect(issue.articles[0]?.body.slice(1).map(({ type }) => type)).toEqual(['list', 'list'])
    expect(issue.notes).toEqual([])
  })

  it('do not include a numbered title with spaces and figures', async () => {
    const report = '【中通社临江12月22日电】  渡口 3 月起停航 2 天， 4 月复航。'
    expect(await titlesOf(spaced(MASTHEAD, '1. 小桥通车', report, '2. 渡口停航', report))).toEqual([
      '小桥通车',
      '渡口停航',
    ])
  })

  it('do not make a heading of a bare page number', async () => {
    expect(
      await titlesOf(spaced(MASTHEAD, '小桥', prose(1), '- 12 -', '渡口', `本报讯 ${prose(2)}`)),
    ).toEqual(['小桥', '渡口'])
  })
})

describe('a page of pictures', () => {
  it('has a title, captions and photo credits', async () => {
    const { articles } = await readText(
      spaced(
        '第08版：光影',
        '春到河湾',
        '李四 王五 摄影报道',
        '图①：老桥下的渔船。',
        '图②：桃花开满后山。',
        '清明前后，游人多了。',
      ),
    )
    expect(articles).toMatchObject([
      {
        kind: 'photo',
        headline: ['春到河湾'],
        images: [{ credit: '李四 王五 摄影报道' }, {}, {}],
        body: [{}],
      },
    ])
  })
})

describe('damaged text', () => {
  const REPORTS = [1, 2, 3, 4].map((number) =>
    spaced(
      `河湾镇老街第${number}座旧桥修好以后，两岸的人走动得更勤了`,
      `本报讯（记者 李四）${prose(number * 3, 3)}`,
      prose(number * 3 + 1, 3),
    ),
  )
  const PAGE = spaced(MASTHEAD, ...REPORTS)

  it.each([17, 23, 31])('keeps long headlines whole if it is wrapped to %i characters', async (measure) => {
    const wrapped = spaced(...REPORTS)
      .split('\n')
      .flatMap((line) => line.match(new RegExp(`.{1,${measure}}`, 'gu')) ?? [''])
    const { articles } = await readText(spaced(MASTHEAD, wrapped.join('\n')))
    expect(articles.map(({ headline }) => headline.join(''))).toEqual(
      REPORTS.map((report) => report.split('\n')[0]),
    )
  })

  it('is read if it is spaced out throughout, with padded names and figures', async () => {
    const lines = spaced(
      ...REPORTS,
      '渡口的灯',
      '本报记者\u00a0\u00a0朱\u00a0\u00a0磊',
      `行人增加0.6%，${prose(40)}`,
    )
    const { articles } = await readText(
      lines
        .split('\n')
        .map((line) => [...line].join(' '))
        .join('\n'),
    )
    expect(articles).toHaveLength(5)
    expect(articles[4]).toMatchObject({ headline: ['渡口的灯'], byline: [{ name: '朱磊' }] })
    expect(articles[4]?.body.at(-1)?.text).toBe(`行人增加0.6%，${prose(40)}`)
  })

  it('is stripped of spaces typed after half-width marks', async () => {
    const typed = PAGE.replaceAll('，', ', ')
      .replaceAll('。', '. ')
      .replaceAll('（', ' (')
      .replaceAll('）', ') ')
    const { articles } = await readText(typed)
    expect(articles).toHaveLength(4)
    expect(articles[1]?.body[1]?.text).not.toMatch(/[,.] /)
  })

  it('may have two hyphens for a dash', async () => {
    const [article] = (await readText(spaced(MASTHEAD, '渡口', '--记河湾镇的几户人家', prose(1)))).articles
    expect(article).toMatchObject({ headline: ['渡口'], deck: ['--记河湾镇的几户人家'] })
  })

  it('is repaired if GBK was read as Latin-1, rare characters in names included', async () => {
    const garbled = String.fromCharCode(...encodeGb18030(spaced(...REPORTS, '（记者 王昊 张翀 李喆）')))
    const { articles } = await readText(garbled)
    expect(articles).toHaveLength(4)
    expect(articles[3]?.body.at(-1)?.text).toBe('（记者 王昊 张翀 李喆）')
  })

  it('is joined where a word was cut in two, also above a dateline', async () => {
    const lead = '河湾镇的老街修好了。两岸的人走动得更勤，渡口的小船也多了几'
    const { articles } = await readText(
      spaced(MASTHEAD, '老街新事', lead, '条，夜里也亮着灯', `本报讯 ${prose(2)}`),
    )
    expect(articles[0]?.body[0]?.text).toBe(`${lead}条，夜里也亮着灯`)
  })

  it('is joined at a cut line that only its clauses distinguish from a title', async () => {
    const whole = `一年来，河湾镇的渡口上每天都有人来来往往，${prose(5)}`
    const { articles } = await readText(
      spaced(MASTHEAD, '老街新事', `本报讯 ${prose(2)}`, whole.slice(0, 14), whole.slice(14)),
    )
    expect(articles).toHaveLength(1)
    expect(articles[0]?.body.at(-1)?.text).toBe(whole)
  })
})

describe('a running head', () => {
  const REPORT = spaced('小镇新桥通车', `本报讯（记者 李四）${prose(1)}`)
  const OTHER = spaced('渡口的灯', '沈一苇', prose(2))

  it.each([
    [
      'A02 要闻 2022年3月18日 星期五 责任编辑：张三 美编：李四',
      'A03 副刊 2022年3月18日 星期五 责任编辑：王五',
      'A02',
      'A03',
    ],
    [
      '青石日报    2022年3月18日  星期五   02版  要闻',
      '03版  副刊   青石日报    2022年3月18日  星期五',
      '2',
      '3',
    ],
    ['要闻 02 2022.3.18 星期五', '副刊 03 2022.3.18 星期五', '2', '3'],
    ['第02版 要闻 责编/张三 版式/李四', '第03版 副刊 责编/张三 版式/李四', '2', '3'],
  ])('begins a page: %s', async (first, second, one, other) => {
    const issue = await readText(spaced(first, REPORT, second, OTHER))
    expect(issue.pages.map(({ printPage, printSection }) => [printPage, printSection])).toEqual([
      [one, '要闻'],
      [other, '副刊'],
    ])
    expect(issue.articles.map(({ headline, parts }) => [headline[0], parts[0]?.page])).toEqual([
      ['小镇新桥通车', one],
      ['渡口的灯', other],
    ])
    expect(lostFrom(issue)).toBe('')
  })

  it('gives the paper, the day and the page credits', async () => {
    const issue = await readText(spaced('青石日报 2022年3月18日 星期五 A02 要闻 责编：张三', REPORT))
    expect(issue).toMatchObject({ name: '青石日报', datePublished: '2022-03-18', weekday: '星期五' })
    expect(issue.pages[0]?.credits).toEqual([{ role: '责编', name: '张三' }])
  })

  it('is not found in a sentence with a day and a number', async () => {
    const sentence = '2022年3月18日 02号渡船修好了'
    const issue = await readText(spaced(MASTHEAD, REPORT, sentence, prose(5)))
    expect(issue.pages.map(({ printPage }) => printPage)).toEqual(['1'])
  })
})

describe('a line that points to another page', () => {
  it.each(['（详见第3版）', '（全文见二版）', '相关报道见A05版', '【详见今日第6版】'])(
    '%s is no heading',
    async (mark) => {
      const report = `本报讯（记者 李四）${prose(2)}`
      const issue = await readText(spaced(MASTHEAD, '小桥', `本报讯 ${prose(1)}`, mark, '渡口', report))
      expect(issue.articles.map(({ kicker, headline }) => [kicker, headline])).toEqual([
        [undefined, ['小桥']],
        [undefined, ['渡口']],
      ])
      expect(issue.articles[0]?.body.at(-1)?.text).toBe(mark)
    },
  )
})

describe('an archive that marks each article', () => {
  const marked = (column: string, ...lines: readonly string[]): string =>
    `第1版(要闻)\n专栏：${column}\n\n${lines.map((line) => `　　${line}`).join('\n')}`

  it('has a column and an author', async () => {
    const { articles } = await readText(
      [
        marked('', '老桥提前修好', '两岸行人比去年多', `本报讯  ${prose(1)}`),
        marked('市场漫步', '菜篮子里的学问', '李　明', prose(2)),
        marked('', '渡口的灯', prose(3)),
      ].join('\n\n'),
    )
    expect(articles.map(({ headline, deck, column }) => [headline, deck, column])).toEqual([
      [['老桥提前修好'], ['两岸行人比去年多'], undefined],
      [['菜篮子里的学问'], undefined, '市场漫步'],
      [['渡口的灯'], undefined, undefined],
    ])
    expect(articles[1]?.byline).toEqual([{ role: '作者', name: '李明' }])
  })
})

describe('an evening paper', () => {
  it('may have a question as headline and a byline below the text', async () => {
    const issue = await readText(
      spaced(
        '城事\n2023年5月4日 星期四',
        '小区停车难，怎么破？\n三个社区给出了不同答案',
        prose(1),
        prose(2),
        '本报记者 张三 实习生 李四 文/图',
        '返程迎来高峰 错峰更加顺畅',
        prose(3),
      ),
    )
    expect(issue.name).toBe('')
    expect(issue.articles.map(({ headline }) => headline.join('|'))).toEqual([
      '小区停车难，怎么破？|三个社区给出了不同答案',
      '返程迎来高峰|错峰更加顺畅',
    ])
    expect(issue.articles[0]?.byline?.map(({ name }) => name)).toEqual(['张三', '李四'])
  })
})
