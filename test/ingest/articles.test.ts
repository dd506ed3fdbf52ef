import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Article } from '../../source/issue/index.ts'
import { MASTHEAD, prose, readText, spaced } from './read-text.ts'

const articlesOf = async (...lines: readonly string[]): Promise<readonly Article[]> =>
  (await readText(spaced(MASTHEAD, ...lines))).articles
const headlinesOf = (articles: readonly Article[]): string[] =>
  articles.map(({ headline }) => headline.join(' '))
const FIRST = spaced('小镇新桥通车', `本报讯（记者 张三）${prose(1)}`, prose(2))

describe('the beginning of an article', () => {
  it.each([
    ['本报讯', '本报讯（记者 李四）'],
    ['a place and a day', '本报临江5月3日讯（记者李四）'],
    ['an agency', '新华社临江5月3日电 （记者李四、王五）'],
    ['an agency quoted', '据新华社临江5月3日电 '],
    ['a day alone', '本报临江3日电 '],
    ['Chinese numerals', '新华社临江五月三日电 '],
    ['brackets', '【路透社临江5月3日电】'],
    ['half-width marks', '本报讯(记者 李四)'],
  ])('is at headings above %s', async (_, opening) => {
    const articles = await articlesOf(FIRST, '码头旧仓库成了图书馆', `${opening}${prose(3)}`)
    expect(headlinesOf(articles)).toEqual(['小镇新桥通车', '码头旧仓库成了图书馆'])
    expect(articles[1]?.dateline?.raw).toBe(opening.replace(/[（(].*$/, '').trim())
  })

  it.each([
    '■ 李四',
    '□李四 王五',
    '本报记者 李四',
    '本报评论员',
    '文/李四 图/王五',
    '作者：李四 《青石晚报》（ 2023年05月04日 06版）',
  ])('is at headings above the byline %s', async (byline) => {
    expect(headlinesOf(await articlesOf(FIRST, '码头旧仓库成了图书馆', byline, prose(3)))).toEqual([
      '小镇新桥通车',
      '码头旧仓库成了图书馆',
    ])
  })

  it('is at a headline that ends in the name of a series', async () => {
    expect(headlinesOf(await articlesOf(FIRST, '路要一步步走（街谈）', prose(3), prose(4)))).toHaveLength(2)
  })

  it('is at a headline with a dashed deck', async () => {
    const [, second] = await articlesOf(FIRST, '灯火可亲', '——老街夜校的三十个晚上', prose(3), prose(4))
    expect(second).toMatchObject({ headline: ['灯火可亲'], deck: ['——老街夜校的三十个晚上'] })
  })

  it('is below the names that end the one before', async () => {
    expect(
      headlinesOf(await articlesOf(FIRST, '（本报记者张三、李四）', '老街的灯又亮了', prose(3))),
    ).toHaveLength(2)
  })

  it('is not at a subhead', async () => {
    const articles = await articlesOf(
      FIRST,
      '早起的人们',
      prose(3),
      '夜归的人们',
      prose(4),
      '值守的人们',
      prose(5),
    )
    expect(articles).toHaveLength(1)
    expect(articles[0]?.body.filter(({ type }) => type === 'subhead').map(({ text }) => text)).toEqual([
      '早起的人们',
      '夜归的人们',
      '值守的人们',
    ])
  })

  it('is not at a numbered subhead', async () => {
    expect(
      await articlesOf(FIRST, '一、关于道路两旁停车的若干规定', prose(3), '二、关于夜间照明', prose(4)),
    ).toHaveLength(1)
  })

  it('is not at a second dateline without headings, as in a roundup', async () => {
    expect(await articlesOf(FIRST, `本报临江5月3日讯 （记者李四）${prose(3)}`)).toHaveLength(1)
  })

  it('is at each dateline if nothing has headings', async () => {
    expect(
      await articlesOf(`【路透社临江5月3日电】${prose(1)}`, prose(2), `【法新社河口5月3日电】${prose(3)}`),
    ).toHaveLength(2)
  })
})

describe('the lines of a heading', () => {
  it('are each shown somewhere, whatever they are and however many', async () => {
    const line = fc.constantFrom(
      ...'人物 特写 连载 诗歌 短评 随笔 一周要闻 老街夜校开课 三十名街坊当上义务管理员 河水暗下来 ——回访一家人的生活'.split(
        ' ',
      ),
      '我为街坊 办点实事',
    )
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(line, { minLength: 1, maxLength: 4 }), async (lines) => {
        const { articles } = await readText(
          spaced(MASTHEAD, '第01版', ...lines, `本报讯（记者 张三）${prose(1)}`, prose(2)),
        )
        const shown = articles.flatMap(
          ({ kicker = [], headline, deck = [], column = '', body, notes = [] }) => [
            ...[...kicker, ...headline, ...deck, column, ...body.map(({ text }) => text)],
            ...notes.map(({ text = '' }) => text),
          ],
        )
        for (const one of lines) expect(shown.join('').replace(/\s/g, '')).toContain(one.replace(/\s/g, ''))
      }),
      { numRuns: 150 },
    )
  })
})

describe('headings', () => {
  it.each<[string, readonly string[], Partial<Article>]>([
    [
      'a kicker that leads on',
      ['市长走访老街居民时强调', '把难事一件件办好'],
      { kicker: ['市长走访老街居民时强调'], headline: ['把难事一件件办好'] },
    ],
    [
      'a kicker and a headline in one line',
      ['老街改造进入第二年，记者走访看到—— 门前的路宽了'],
      { kicker: ['老街改造进入第二年，记者走访看到——'], headline: ['门前的路宽了'] },
    ],
    [
      'a dash in the brackets of a column, which divides nothing',
      ['把清水送到田间地头（在新理念指引下——渡口夜话）'],
      { headline: ['把清水送到田间地头（在新理念指引下——渡口夜话）'], column: '在新理念指引下——渡口夜话' },
    ],
    [
      'two printed lines of a headline',
      ['桥通了路宽了心也近了 小镇人的日子从此不一样'],
      { headline: ['桥通了路宽了心也近了', '小镇人的日子从此不一样'] },
    ],
    [
      'a deck of who was there',
      ['全市夜校工作会议召开', '赵一钱二出席并讲话'],
      { headline: ['全市夜校工作会议召开'], deck: ['赵一钱二出席并讲话'] },
    ],
    [
      'all three',
      ['市长主持召开夜校工作会议', '把课堂搬到街坊中间', '赵一钱二出席'],
      { kicker: ['市长主持召开夜校工作会议'], headline: ['把课堂搬到街坊中间'], deck: ['赵一钱二出席'] },
    ],
    [
      'a slogan below as column',
      ['老仓库变身，江边多了图书馆', '三十名街坊当上义务管理员', '走进老街坊 讲好新故事'],
      {
        headline: ['老仓库变身，江边多了图书馆'],
        deck: ['三十名街坊当上义务管理员'],
        column: '走进老街坊 讲好新故事',
      },
    ],
    [
      'a slogan after what leads on as headline',
      ['记者走访老街夜校看到——', '灯火可亲 书声不断'],
      { kicker: ['记者走访老街夜校看到——'], headline: ['灯火可亲', '书声不断'] },
    ],
    [
      'a series at the end',
      ['码头旧仓库成了图书馆（走街）'],
      { headline: ['码头旧仓库成了图书馆（走街）'], column: '走街' },
    ],
    ['a numbered title', ['3. 码头旧仓库成了图书馆'], { headline: ['码头旧仓库成了图书馆'] }],
  ])('are divided: %s', async (_, headings, expected) => {
    const [article] = await articlesOf(...headings, `本报讯（记者 张三）${prose(1)}`, prose(2))
    const { kicker, headline, deck, column } = article ?? {}
    expect({ kicker, headline, deck, column }).toEqual({
      kicker: undefined,
      deck: undefined,
      column: undefined,
      ...expected,
    })
  })

  it.each([
    ['□晚报记者 张三 文/图', '老渡口又响起了摇橹声', '——船工们说“都回来了”'],
    ['本报记者 张三', '江边桂花开了满街香', '记者手记：秋天的味道'],
  ])(
    'are none of the text though of one length and in adjacent rows, over %s',
    async (byline, title, deck) => {
      const text = ['青石晚报', '2023年5月4日 星期四', '', title, deck, byline, '', prose(1)].join('\n')
      const [article, ...others] = (await readText(text)).articles
      expect(others).toEqual([])
      expect(article).toMatchObject({ headline: [title], deck: [deck], byline: [{ name: '张三' }] })
      expect(article?.body.map((block) => block.text)).toEqual([byline, prose(1)])
    },
  )

  it('are less certain if only their places distinguish them', async () => {
    const opening = `本报讯（记者 张三）${prose(1)}`
    const [sure] = await articlesOf('市长走访老街居民时强调', '把难事一件件办好', opening)
    const [guess] = await articlesOf('码头旧仓库成了图书馆', '三十名街坊当上义务管理员', opening)
    expect(guess?.confidence.headline).toBeLessThan(sure?.confidence.headline ?? 0)
  })
})

describe('the byline', () => {
  it('is read from the bracket in the opening, which stays in the text', async () => {
    const [article] = await articlesOf('小镇新桥通车', `本报讯（记者 张三 通讯员 李四、王五）${prose(1)}`)
    expect(article?.byline).toEqual([
      { role: '记者', name: '张三' },
      { role: '通讯员', name: '李四' },
      { role: '通讯员', name: '王五' },
    ])
    expect(article?.body[0]?.text.startsWith('本报讯（记者 张三')).toBe(true)
  })
})

describe('the kind of an article', () => {
  it.each<[Article['kind'], readonly string[]]>([
    ['news', ['小镇新桥通车', `本报讯（记者 张三）${prose(1)}`, prose(2)]],
    ['brief', ['小镇新桥通车', '本报讯（记者 张三）今天上午，小镇新桥通车。']],
    ['commentary', ['路要一步步走（街谈）', prose(1), prose(2)]],
    ['notice', ['关于老街夜间施工的公告', prose(1), prose(2)]],
    ['photo', ['图片新闻', prose(1), '本报记者 张三摄']],
    ['poem', ['江边', '春水一江流不尽', '桥头灯火照归人', '不知何处吹箫管', '夜半声声入梦频']],
  ])('%s', async (kind, lines) => {
    expect((await articlesOf(...lines))[0]?.kind).toBe(kind)
  })

  it('may be advertisement or index, which are kept', async () => {
    const issue = await readText(
      '===== 第01版 01 =====\n\n导读\n\n　　夜校开课 2版\n===== 第02版 01 =====\n\n广告\n\n===== 第02版 02 =====\n\n小镇新桥通车\n\n　　今天上午，小镇新桥通车。\n',
    )
    expect(issue.articles.map(({ kind }) => kind)).toEqual(['index', 'advertisement', 'news'])
  })

  it.each<[Article['kind'], string, string]>([
    ['notice', '寻人启事', '李某，男，六十岁，五月一日走失，身穿灰布衫，知情者请告知家人。'],
    ['notice', '【声明】', '本人遗失渔船证一本，声明作废。'],
    ['advertisement', '招租', '桥头旺铺出租，三十平方米，电话面议。'],
    ['brief', '■ 简讯', '△ 夜校今晚起延长至九点。'],
    ['photo', '【图片新闻】', '孩子们在河湾放风筝。 本报记者 李四 摄'],
  ])('is %s under the standing head %s, separate from the article above', async (kind, head, text) => {
    for (const between of ['\n', '\n\n']) {
      const rows = [FIRST, head, text, '码头旧仓库成了图书馆', `本报讯（记者 王五）${prose(4)}`]
      const { articles } = await readText([MASTHEAD, ...rows].join(between))
      expect(articles.map((one) => one.headline.join(' '))).toEqual([
        '小镇新桥通车',
        head.replace(/\s/g, ' '),
        '码头旧仓库成了图书馆',
      ])
      expect(articles[1]?.kind).toBe(kind)
    }
  })

  it('is index for a list of entries, one per line', async () => {
    const [, index, notice] = await articlesOf(
      FIRST,
      '导读',
      '老街改造听民意 >>A2版',
      '夜校下周开课 >>A3版',
      '声明',
      '本人遗失渔船证一本。',
    )
    expect(index).toMatchObject({ kind: 'index', headline: ['导读'] })
    expect(index?.body.map(({ type, text }) => [type, text])).toEqual([
      ['list', '老街改造听民意 >>A2版'],
      ['list', '夜校下周开课 >>A3版'],
    ])
    expect(notice?.headline).toEqual(['声明'])
  })

  it('does not count marked list items as captions', async () => {
    const items = ['▲ 夜校今晚起延长至九点。', '▲ 河湾路今晚封闭施工。', '△ 渡口明天停航一天。']
    const [article] = await articlesOf(FIRST, ...items)
    expect(article?.images).toBeUndefined()
    expect(article?.body.slice(-3).map(({ text }) => text)).toEqual(items)
  })

  it('does not depend on captions, which become pictures', async () => {
    const [article] = await articlesOf(FIRST, '图为通车后的新桥。（本报记者 李四 摄）')
    expect(article?.images).toEqual([{ caption: '图为通车后的新桥。', credit: '本报记者 李四 摄' }])
  })

  it('does not depend on a labelled abstract or an editors’ note, which are set apart', async () => {
    const [article] = await articlesOf(
      '小镇新桥通车',
      '核心阅读',
      prose(6, 1),
      `编者按：${prose(5, 1)}`,
      prose(1),
      prose(2),
    )
    expect(article?.abstract).toEqual([prose(6, 1)])
    expect(article?.body[0]).toMatchObject({ type: 'quote' })
  })
})
