import { describe, expect, it } from 'vitest'
import { loadEpaperReader } from '../../../source/papers/edition/page-reader.ts'
import { fetchEditions, type Progress } from '../../../source/papers/index.ts'
import { articlePage, layoutPage } from '../handmade.ts'
import { allOf, type Fixture, openFixture } from '../paper-fixture.ts'

const reader = await loadEpaperReader()
const DAY = '2026-07-18'

const pathOf = (day: string, file: string): string => `/html/${day.slice(0, 7)}/${day.slice(8)}/${file}`

/** Publishes, under the address of a day, two articles; `head` is printed on the layout page, `articleHead` on them. */
const publish = ({ site }: Fixture, day: string, head: string, articleHead = '', base = ''): void => {
  const articles = [`${base}content_1.htm`, `${base}content_2.htm`].map(
    (href, index) => [href, `茶园开秤之${index + 1}`] as const,
  )
  site.set(pathOf(day, 'node_1.htm'), { body: layoutPage({ head, articles }) })
  for (const number of [1, 2])
    site.set(pathOf(day, `content_${number}.htm`), { body: articlePage(`茶园开秤之${number}`, articleHead) })
}

const fetchDays = async (fixture: Fixture, days: readonly string[]): Promise<readonly Progress[]> =>
  allOf(
    fetchEditions(
      { ...fixture.paper, url: `${fixture.site.origin}/html/{Y}-{m}/{d}/node_1.htm` },
      days,
      fixture.dependencies,
      { reader },
    ),
  )

const issueOf = (progress: readonly Progress[]) => {
  const last = progress.at(-1)
  if (last?.kind !== 'issue') throw new Error(`no issue but ${last?.kind}`)
  return last.issue
}

describe('the issue of another day under the address of the requested one', () => {
  it.each([
    ['2026年7月25日 星期六', ''],
    ['2026年7月25日', ''],
    ['2026-07-25', ''],
    ['2026年7月25日</td><td>星期六', ''],
    ['临溪日报 2026年7月25日 星期六 第01版：要闻', ''],
    ['２０２６年７月２５日', ''],
    ['二〇二六年七月二十五日 农历六月十二', ''],
    ['今天是：2026年7月18日 星期六</td><td>2026年7月25日 星期六', ''],
    ['第01版：要闻', '2026年7月25日 第01版：要闻'],
  ])('is recognised by the date that it prints: %s%s', async (head, articleHead) => {
    await using fixture = await openFixture()
    publish(fixture, DAY, head, articleHead)
    await expect(fetchDays(fixture, [DAY])).rejects.toMatchObject({
      name: 'NoIssue',
      day: DAY,
      sent: '2026-07-25',
      message: expect.stringMatching(
        /^the host sent the issue of 2026-07-25; it has none of 街坊报 of 2026-07-18/,
      ),
    })
  })

  it('is recognised by the addresses of its articles', async () => {
    await using fixture = await openFixture()
    publish(fixture, DAY, '', '', '/html/2026-07/25/')
    await expect(fetchDays(fixture, [DAY])).rejects.toMatchObject({ name: 'NoIssue', sent: '2026-07-25' })
  })

  it('is not looked for on other days, and ends a range after two of them', async () => {
    await using fixture = await openFixture()
    const days = ['2026-07-15', '2026-07-16', '2026-07-17', '2026-07-18', '2026-07-19']
    publish(fixture, '2026-07-15', '2026年7月15日 星期三')
    for (const day of days.slice(1)) publish(fixture, day, '2026年7月25日 星期六')
    const progress = await fetchDays(fixture, days)
    expect(progress.filter(({ kind }) => ['issue', 'none', 'skipped'].includes(kind))).toMatchObject([
      { kind: 'issue', day: '2026-07-15' },
      { kind: 'none', day: '2026-07-16', sent: '2026-07-25' },
      { kind: 'none', day: '2026-07-17', sent: '2026-07-25' },
      { kind: 'skipped', days: ['2026-07-18', '2026-07-19'] },
    ])
    expect(fixture.site.requests).toHaveLength(7)
  })

  it('leads to the newest if that was requested', async () => {
    await using fixture = await openFixture({ now: '2026-07-18T04:00:00Z' })
    publish(fixture, '2026-07-18', '2026年7月17日 星期五')
    publish(fixture, '2026-07-17', '2026年7月17日 星期五')
    const paper = { ...fixture.paper, url: `${fixture.site.origin}/html/{Y}-{m}/{d}/node_1.htm` }
    expect((await fixture.fetch('newest', { reader }, paper)).at(-1)).toMatchObject({ day: '2026-07-17' })
  })

  it('loses only one page if only that one is of another day', async () => {
    await using fixture = await openFixture()
    const pages = [
      ['node_1.htm', '第01版：要闻'],
      ['node_2.htm', '第02版：综合'],
    ] as const
    publish(fixture, DAY, '2026年7月18日 星期六')
    const articles = [['content_1.htm', '茶园开秤之1']] as const
    fixture.site.set(pathOf(DAY, 'node_1.htm'), {
      body: layoutPage({ head: '2026年7月18日 星期六', pages, articles }),
    })
    fixture.site.set(pathOf(DAY, 'node_2.htm'), {
      body: layoutPage({ head: '2026年7月25日 星期六', pages, articles: [['content_9.htm', '别日的一篇']] }),
    })
    const last = (await fetchDays(fixture, [DAY])).at(-1)
    expect(last).toMatchObject({ kind: 'issue', missing: [{ what: 'page', label: '第02版：综合' }] })
    expect(fixture.site.count(pathOf(DAY, 'content_9.htm'))).toBe(0)
  })
})

describe('the clock of a site', () => {
  it.each([
    '今天是：2026年11月30日 星期一',
    '今天是</td><td>2026年11月30日 星期一',
    '现在是2026年11月30日 星期一',
    '您好！今天是 2026年11月30日 星期一 农历十月廿二',
    '现在时间：2026-11-30',
    '北京时间 2026年11月30日 星期一',
    '当前日期：2026年11月30日',
    '今日：2026/11/30',
    '現在是：２０２６年１１月３０日　星期一',
    '2026年11月30日 星期一 10:23:45',
    '2026年11月30日 星期一 上午10时23分',
    '今天是：2026年11月30日 星期一</td><td>2026年7月18日 第01版：要闻',
    '2026年11月30日 星期一</td><td>2026年7月18日 第01版：要闻',
  ])('is no date of the issue: %s', async (head) => {
    await using fixture = await openFixture()
    publish(fixture, DAY, head, head.replace(/<.*/, ''))
    const issue = issueOf(await fetchDays(fixture, [DAY]))
    expect(issue.datePublished).toBe(DAY)
    expect(issue.weekday).toBeUndefined()
    expect(issue.articles.map(({ id }) => id)).toEqual([`街坊报-${DAY}-1-1`, `街坊报-${DAY}-1-2`])
  })

  it('does not hide the date that the page prints', async () => {
    await using fixture = await openFixture()
    publish(fixture, DAY, '今天是2026年11月30日 星期一</td><td>2026年7月18日 星期六')
    expect(issueOf(await fetchDays(fixture, [DAY]))).toMatchObject({ datePublished: DAY, weekday: '星期六' })
  })
})

describe('a date within the text of a page', () => {
  it.each(['创刊于1949年6月15日', '2026年1月1日起订阅半价', '读者热线2020.10.01开通'])(
    'is no date of the issue: %s',
    async (head) => {
      await using fixture = await openFixture()
      publish(fixture, DAY, head)
      expect(issueOf(await fetchDays(fixture, [DAY])).datePublished).toBe(DAY)
    },
  )

  it('does not move the issue if it is on one article', async () => {
    await using fixture = await openFixture()
    publish(fixture, DAY, '第01版：要闻')
    fixture.site.set(pathOf(DAY, 'content_1.htm'), { body: articlePage('来信', '2026年7月1日') })
    expect(issueOf(await fetchDays(fixture, [DAY])).datePublished).toBe(DAY)
  })
})
