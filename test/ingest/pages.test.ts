import { describe, expect, it } from 'vitest'
import { lostFrom } from './laws.ts'
import { MASTHEAD, prose, readText, spaced } from './read-text.ts'

const ONE = spaced('小镇新桥通车', `本报讯（记者 张三）${prose(1)}`, prose(2))
const TWO = spaced('码头旧仓库成了图书馆', `本报讯（记者 李四）${prose(3)}`, prose(4))
const THREE = spaced('山上的杜鹃开了', `本报讯（记者 王五）${prose(5)}`, prose(6))

describe('page marks', () => {
  it.each([
    ['第01版：要闻', '1', '要闻'],
    ['第A02版:综合', 'A02', '综合'],
    ['A02版:综合·要览', 'A02', '综合·要览'],
    ['第RB01版: 日报01版', 'RB01', '日报01版'],
    ['第3版(国内要闻)', '3', '国内要闻'],
    ['1版 要闻', '1', '要闻'],
    ['第 12 版', '12', undefined],
    ['第四版：副刊', '4', '副刊'],
    ['A01', 'A01', undefined],
    ['03版：城 事 PDF版阅读', '3', '城事'],
  ])('%s', async (mark, printPage, printSection) => {
    const { pages, articles } = await readText(spaced(mark, ONE))
    expect(pages).toHaveLength(1)
    expect(pages[0]).toMatchObject({ printPage, ...(printSection ? { printSection } : {}) })
    expect(articles.map(({ parts }) => parts)).toEqual([[{ page: printPage }]])
  })

  it('divide a text into pages', async () => {
    const issue = await readText(spaced(MASTHEAD, '第01版：要闻', ONE, '第02版：文化', TWO))
    expect(issue.pages.map(({ printPage, articles }) => [printPage, articles.length])).toEqual([
      ['1', 1],
      ['2', 1],
    ])
    expect(issue.pageCount).toEqual({ stated: 12, found: 2 })
  })

  it('are not found in a list of contents', async () => {
    const { pages } = await readText(
      spaced('第01版：头版', ONE, '导读', '老街夜校开课', 'A03', '新书上架', 'B05'),
    )
    expect(pages.map(({ printPage }) => printPage)).toEqual(['1'])
  })

  it('are not found in a sentence or a jump', async () => {
    const { pages } = await readText(spaced(ONE, '第三版的地图上，老街只有一条细线。', '（下转第6版）'))
    expect(pages).toHaveLength(1)
  })
})

describe('a mark before each article', () => {
  it('divides a whole issue with each heading in a row of its own', async () => {
    const issue = await readText(
      [
        '===== 第01版 01 =====',
        '老街改造一年间',
        '门前的路宽了',
        '',
        `　　${prose(1)}`,
        `　　${prose(2)}`,
        '===== 第01版 02 =====',
        '',
        '灯火可亲',
        '老街夜校的三十个晚上',
        `　　${prose(3)}`,
        '　　早起的人们',
        `　　${prose(4)}`,
        '===== 第02版 01 =====',
        '',
        '广告',
        '',
      ].join('\n'),
    )
    expect(
      issue.articles.map(({ kicker, headline, deck, body }) => [kicker, headline, deck, body.length]),
    ).toEqual([
      [['老街改造一年间'], ['门前的路宽了'], undefined, 2],
      [undefined, ['灯火可亲'], ['老街夜校的三十个晚上'], 3],
      [undefined, ['广告'], undefined, 0],
    ])
  })

  it('does not take a report right under the headline for a deck', async () => {
    const issue = await readText(
      [
        '===== 第01版 01 =====\n\n小镇新桥通车\n本报讯 桥通了。两岸的人都来看。\n',
        '===== 第02版 01 =====\n\n老街夜校开课\n新华社临江5月3日电 灯亮了。\n',
        '===== 第03版 01 =====\n\n渡口来了新船\n——船工说再也不怕风浪\n船身漆成蓝色，岸上的人都来看。\n',
        '===== 第04版 01 =====\n\n广告\n临江茶庄新茶上市，欢迎品尝。\n',
      ].join('\n'),
    )
    expect(
      issue.articles.map(({ headline, deck, body }) => [headline, deck, body.map(({ text }) => text)]),
    ).toEqual([
      [['小镇新桥通车'], undefined, ['本报讯 桥通了。两岸的人都来看。']],
      [['老街夜校开课'], undefined, ['新华社临江5月3日电 灯亮了。']],
      [['渡口来了新船'], ['——船工说再也不怕风浪'], ['船身漆成蓝色，岸上的人都来看。']],
      [['广告'], undefined, ['临江茶庄新茶上市，欢迎品尝。']],
    ])
  })

  it('divides an issue whose marks name the page and an empty column', async () => {
    const one = (title: string, body: string): string => `第3版(综合)\n专栏:\n\n${title}\n${body}\n`
    const issue = await readText(
      `1987年7月20日青石日报 第3版\n\n${one('淮河边上看麦收', `本报讯 ${prose(1)}`)}\n\n${one('新修的水渠', prose(2))}`,
    )
    expect(issue).toMatchObject({ name: '青石日报', datePublished: '1987-07-20' })
    expect(issue.articles.map(({ headline }) => headline)).toEqual([['淮河边上看麦收'], ['新修的水渠']])
  })
})

describe('an article on two pages', () => {
  it('is one article if both print it in full, with a note about the second copy', async () => {
    const issue = await readText(spaced('第01版：要闻', ONE, '第02版：文化', TWO, '第03版：要闻', ONE))
    expect(issue.articles.map(({ parts }) => parts.map(({ page }) => page))).toEqual([['1', '3'], ['2']])
    expect(issue.pages.map(({ articles }) => articles.length)).toEqual([1, 1, 1])
    expect(issue.notes.filter(({ code }) => code === 'repeat')).toHaveLength(1)
  })

  it.each([
    ['an article', spaced('第01版：要闻', ONE, ONE, TWO), 2, 1],
    ['an article, after another', spaced('第01版：要闻', ONE, TWO, ONE), 2, 1],
    ['a page', spaced('第01版：要闻', ONE, TWO, '第02版：文化', THREE, '第01版：要闻', ONE, TWO), 3, 2],
  ])('is one article if a page prints it again: %s', async (_, text, articles, repeats) => {
    const issue = await readText(text)
    expect(issue.articles).toHaveLength(articles)
    expect(issue.notes.filter(({ code }) => code === 'repeat')).toHaveLength(repeats)
    expect(issue.pages.map(({ articles: own }) => own.length).reduce((sum, own) => sum + own)).toBe(articles)
  })

  it('is two articles if only the headline is the same', async () => {
    const issue = await readText(
      spaced('第01版：要闻', '图片新闻', prose(1), '第02版：文化', '图片新闻', prose(2)),
    )
    expect(issue.articles).toHaveLength(2)
  })

  it.each([
    ['（下转第二版）', '（上接第一版）'],
    ['下转02版', '（上接第01版）'],
    ['▶下转第2版', '◀上接第1版'],
  ])('is joined over its jump %s %s', async (to, from) => {
    const half = prose(2).slice(0, 40)
    const issue = await readText(
      spaced(
        '第01版：要闻',
        '小镇新桥通车',
        `本报讯（记者 张三）${prose(1)}`,
        `${half}${to}`,
        '第02版：综合',
        '小镇新桥通车',
        `${from}${prose(2).slice(40)}`,
        prose(3),
      ),
    )
    expect(issue.articles).toHaveLength(1)
    expect(issue.articles[0]?.parts.map(({ page }) => page)).toEqual(['1', '2'])
    expect(issue.articles[0]?.body.map(({ text }) => text)).toEqual([
      `本报讯（记者 张三）${prose(1)}`,
      prose(2),
      prose(3),
    ])
  })

  it('is joined at jump marks on their own lines, whatever headings the parts have', async () => {
    const issue = await readText(
      [
        '第1版：要闻',
        '',
        '渡口来了新船',
        '老船工一早就到了渡口，他要看看新来的船。',
        '（下转第3版）',
        '',
        '小镇新桥通车',
        '今天上午，小镇新桥通车，两岸的人都来看热闹。',
        '（下转第4版）',
        '',
        '第3版：综合',
        '渡口来了新船',
        '（上接第1版）',
        '船身刷成了蓝色，像一片天。',
        '',
        '第4版：社会',
        '（上接第1版）',
        '桥头的茶馆也开张了，茶香飘过了河。',
      ].join('\n'),
    )
    expect(
      issue.articles.map(({ headline, parts, body }) => ({
        headline,
        pages: parts.map(({ page }) => page),
        body: body.map(({ text }) => text),
      })),
    ).toEqual([
      {
        headline: ['渡口来了新船'],
        pages: ['1', '3'],
        body: ['老船工一早就到了渡口，他要看看新来的船。', '船身刷成了蓝色，像一片天。'],
      },
      {
        headline: ['小镇新桥通车'],
        pages: ['1', '4'],
        body: ['今天上午，小镇新桥通车，两岸的人都来看热闹。', '桥头的茶馆也开张了，茶香飘过了河。'],
      },
    ])
  })

  it('keeps its jump line as printed if the other page is missing', async () => {
    const issue = await readText(spaced(ONE, `${prose(5)}（下转六版）`))
    expect(issue.articles[0]?.body.at(-1)?.text).toContain('（下转六版）')
  })
})

describe('text outside articles', () => {
  it('is assigned to the page if it is credits', async () => {
    const { pages, articles } = await readText(
      spaced('第01版：要闻', ONE, '本版责编：张 三 李四光 版式设计：王五'),
    )
    expect(pages[0]?.credits).toEqual([
      { role: '责编', name: '张三' },
      { role: '责编', name: '李四光' },
      { role: '版式设计', name: '王五' },
    ])
    expect(articles[0]?.body).toHaveLength(2)
  })

  it('is noted if it is the print of a site around the page', async () => {
    const { notes, articles } = await readText(
      spaced(
        '首页English',
        '• 时政',
        MASTHEAD,
        ONE,
        '您的IE浏览器版本太低,请升级。',
        '2023-05-04 06 2023-05-04 青石晚报 /enpproperty-->',
      ),
    )
    expect(notes.map(({ code }) => code)).toEqual(['unplaced', 'unplaced', 'unplaced', 'unplaced'])
    expect(articles[0]?.body).toHaveLength(2)
  })
})

describe('records of a full-text database', () => {
  const record = (title: string, body: string): string =>
    `【报名】= 青石日报\n【日期】= 2023-05-04\n【期号】= 1083\n【版次】= 02\n【版名】= 综合\n【引题】= 老街改造一年间\n【标题】= ${title}\n【专栏】= 渡口夜话\n【作者】= 张三\n【正文】= ${body}\n　　${prose(9)}\n`

  it('are one article each, with every field in its place', async () => {
    const issue = await readText(record('门前的路宽了', prose(1)) + record('灯火可亲', prose(2)))
    expect(issue).toMatchObject({ name: '青石日报', datePublished: '2023-05-04', issueNumber: '1083' })
    expect(issue.pages).toMatchObject([{ printPage: '2', printSection: '综合' }])
    expect(issue.articles.map(({ kicker, headline, body }) => [kicker, headline, body.length])).toEqual([
      [['老街改造一年间'], ['门前的路宽了'], 3],
      [['老街改造一年间'], ['灯火可亲'], 3],
    ])
    expect(issue.articles[0]).toMatchObject({ column: '渡口夜话', byline: [{ role: '作者', name: '张三' }] })
    expect(lostFrom(issue)).toBe('')
  })

  it('may each have a mark before them', async () => {
    const issue = await readText(
      `<REC>\n${record('门前的路宽了', prose(1))}<REC>\n${record('灯火可亲', prose(2))}`,
    )
    expect(issue.articles.map(({ headline }) => headline)).toEqual([['门前的路宽了'], ['灯火可亲']])
    expect(lostFrom(issue)).toBe('')
  })

  it('may have a date without punctuation', async () => {
    expect((await readText('【日期】=20010512\n【标题】=桥\n【正文】=通了。')).datePublished).toBe(
      '2001-05-12',
    )
  })
})

describe('a page that prints its name at top and foot', () => {
  it('is one page of several articles', async () => {
    const issue = await readText(spaced('第01版：要闻', ONE, TWO, '第01版：要闻'))
    expect(issue.articles).toHaveLength(2)
    expect(issue.pages).toHaveLength(1)
  })
})

describe('pages whose names differ in a space', () => {
  it('have articles of different ids', async () => {
    const record = (page: string, title: string): string =>
      `【日期】2023年05月04日\n【报名】青石晚报\n【版次】${page}\n【标题】${title}\n【正文】${prose(1)}`
    const { articles } = await readText(`${record('A 1', '渡口的灯亮了')}\n\n${record('A1', '老街的门开了')}`)
    expect(new Set(articles.map(({ id }) => id)).size).toBe(2)
  })
})
