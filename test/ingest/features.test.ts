import { describe, expect, it } from 'vitest'
import type { Article } from '../../source/issue/index.ts'
import { MASTHEAD, prose, readText, spaced } from './read-text.ts'

const articlesOf = async (...lines: readonly string[]): Promise<readonly Article[]> =>
  (await readText(spaced(MASTHEAD, ...lines))).articles
const headlinesOf = (articles: readonly Article[]): string[] =>
  articles.map(({ headline }) => headline.join(' '))
const FIRST = spaced('小镇新桥通车', `本报讯（记者 张三）${prose(1)}`, prose(2))

describe('a feature of several stories', () => {
  const story = (number: number, ...headings: readonly string[]): string =>
    spaced(
      ...headings,
      `本报记者 李${'一二三四五'[number % 5]}`,
      prose(number * 2 + 20),
      prose(number * 2 + 21),
    )
  const PLACES = ['河湾村', '老码头', '后山林场', '桥头小学']
  const SLOGANS = ['新渠通了水', '夜班有人陪', '树多鸟也多', '书声传得远']

  it('is one article if an introduction precedes headings of one form', async () => {
    const stories = PLACES.map((place, at) => story(at, place, SLOGANS[at] ?? ''))
    const articles = await articlesOf(FIRST, '春天里的乡村', `编者按：${prose(5)}`, ...stories)
    expect(headlinesOf(articles)).toEqual(['小镇新桥通车', '春天里的乡村'])
    expect(articles[1]?.body.filter(({ type }) => type === 'subhead')).toHaveLength(8)
  })

  it('is one article if its headline is right above the first story’s', async () => {
    const stories = PLACES.map((place, at) => story(at, `${place}——`, SLOGANS[at] ?? ''))
    const articles = await articlesOf(FIRST, '乡村春天里', ...stories)
    expect(articles).toHaveLength(2)
    const { column, kicker = [], headline = [], deck = [] } = articles[1] ?? {}
    expect([column, ...kicker, ...headline, ...deck].filter(Boolean)).toEqual([
      '乡村春天里',
      `${PLACES[0]}——`,
      SLOGANS[0],
    ])
  })

  it('is one article if each story is headed by a name and a colon', async () => {
    const names = ['周师傅', '吴阿姨', '郑老师']
    const stories = names.map((name, at) => story(at, `${name}：${SLOGANS[at]}`))
    const articles = await articlesOf('守望', prose(5), ...stories)
    expect(headlinesOf(articles)).toEqual(['守望'])
  })

  it('is not assembled from adjacent reports', async () => {
    const reports = SLOGANS.map((slogan, at) =>
      spaced(`${PLACES[at]} ${slogan}`, `本报讯（记者 李四）${prose(at * 2 + 20)}`),
    )
    expect(await articlesOf('春天里的乡村', prose(5), ...reports)).toHaveLength(5)
  })

  it('is not assembled from essays whose headings have nothing in common', async () => {
    const titles = ['赶集', '祖父的渡船和我', '雪夜']
    const essays = titles.map((title, at) => story(at, title))
    expect(headlinesOf(await articlesOf(FIRST, ...essays))).toEqual(['小镇新桥通车', ...titles])
  })
})

describe('a picture’s title', () => {
  it('begins an article below one that has ended', async () => {
    const articles = await articlesOf(FIRST, '（本报记者 张三）', '张灯结彩迎春来')
    expect(headlinesOf(articles)).toEqual(['小镇新桥通车', '张灯结彩迎春来'])
  })

  it('begins an article above a photo credit alone', async () => {
    const articles = await articlesOf(FIRST, '巧手做花灯', '本报记者 李四摄')
    expect(headlinesOf(articles)).toEqual(['小镇新桥通车', '巧手做花灯'])
    expect(articles[1]).toMatchObject({ kind: 'photo', images: [{ credit: '本报记者 李四摄' }] })
  })

  it('does not become a heading of text below the page’s credits', async () => {
    const articles = await articlesOf(
      FIRST,
      '（本报记者 张三）',
      '张灯结彩',
      '版式设计：王五',
      '码头旧仓库成了图书馆',
      `本报讯（记者 李四）${prose(3)}`,
    )
    expect(headlinesOf(articles)).toEqual(['小镇新桥通车', '张灯结彩', '码头旧仓库成了图书馆'])
    expect(articles[2]?.kicker).toBeUndefined()
  })

  it('is not the signature of a letter', async () => {
    expect(await articlesOf(FIRST, '（本报记者 张三）', '2023年5月4日')).toHaveLength(1)
  })
})

describe('a line that looks like a heading', () => {
  it('is a list item if the lines beside it have the same mark', async () => {
    const points = ['■河湾镇的老街修好了，住在街上的人都说好', '■码头的旧仓库开了书店，夜里也亮着一盏灯']
    const [article] = await articlesOf('老街与码头', '——河湾镇一年见闻', ...points, prose(1), prose(2))
    expect(article).toMatchObject({ headline: ['老街与码头'], deck: ['——河湾镇一年见闻'] })
    expect(article?.body.slice(0, 2).map(({ text }) => text)).toEqual(points)
  })

  it('is an abstract if it is a sentence of several clauses under a deck', async () => {
    const abstract = '老街的人都记得那一年的大水，记得停在屋檐下的小船，记得船上递过来的热汤'
    const [article] = await articlesOf('老街（渡口夜话）', '——大水过后', abstract, prose(1))
    expect(article).toMatchObject({ deck: ['——大水过后'], body: [{ text: abstract }, {}] })
  })

  it('is a caption if it names the source of figures', async () => {
    const articles = await articlesOf(
      FIRST,
      '数据来源：河湾镇统计站',
      '码头旧仓库',
      '——一间书店的诞生',
      prose(3),
    )
    expect(articles[1]).toMatchObject({ headline: ['码头旧仓库'], deck: ['——一间书店的诞生'] })
    expect(articles[1]?.kicker).toBeUndefined()
  })
})

describe('paragraphs without a full stop', () => {
  it('stay separate if they are abstracts whose ends no clause spans', async () => {
    const abstracts = [
      '河湾镇的老街修了三年。住在这条街上的人们终于等到了最后一盏路灯亮起来的那个晚上',
      '码头边上的旧仓库里如今摆满了镇上孩子们捐出来的图书，夜里也有人在。',
    ]
    const [article] = await articlesOf('老街新事（渡口夜话）', ...abstracts, prose(1))
    expect(article?.body.slice(0, 2).map(({ text }) => text)).toEqual(abstracts)
  })

  it('stay separate from the next if they end in a dash', async () => {
    const lead = '从河湾到码头，从老街到后山，这一年镇上的人们一起回答着同一个问题——'
    const [article] = await articlesOf('老街新事（渡口夜话）', prose(1), lead, prose(2))
    expect(article?.body.map(({ text }) => text)).toEqual([prose(1), lead, prose(2)])
  })

  it('are joined to the next if a clause has only begun', async () => {
    const whole = `在锣鼓和鞭炮声里，乡亲们都来到新修好的渡口上看热闹，${prose(3)}`
    const [article] = await articlesOf(FIRST, whole.slice(0, 12), whole.slice(12))
    expect(article?.body.at(-1)?.text).toBe(whole)
  })
})
