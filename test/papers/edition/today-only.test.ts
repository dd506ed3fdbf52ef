import { describe, expect, it } from 'vitest'
import { loadEpaperReader } from '../../../source/papers/edition/page-reader.ts'
import type { Paper } from '../../../source/papers/index.ts'
import { type Fixture, openFixture } from '../paper-fixture.ts'

const reader = await loadEpaperReader()
const DATED = (number: number): string => `/article/20240302/herald/${`${number}`.padStart(32, '9')}.html`
const UNDATED = (number: number): string => `/content_${number}.htm`

/** A page that shows the newest issue, at the same address every day. */
const todayPage = (printed: string, addressOf = DATED, heads = '<a><h5>NUMBER版：NAME</h5></a>'): string => {
  const section = (number: string, name: string, articles: readonly string[]): string =>
    `${heads.replace('NUMBER', number).replace('NAME', name)}<ul>${articles.join('')}</ul>`
  const article = (number: number, title: string): string =>
    `<li><a href="${addressOf(number)}">${title}</a></li>`
  return `<html><head><meta charset="utf-8"><title>街坊经济报</title></head><body><h1>${printed}</h1>
    ${section('01', '头版', [article(1, '桥修好了'), article(2, '茶园开秤')])}
    ${section('02', '评论', [article(3, '先把小事做完')])}</body></html>`
}

const articlePage = (title: string): string =>
  `<html><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${title}</h1>
   <div id="ozoom"><p>　　本报讯 今年的新茶比去年早半月上市。</p></div></body></html>`

const withToday = async <T>(
  now: string,
  printed: string,
  heads: string | undefined,
  use: (fixture: Fixture, paper: Paper) => Promise<T>,
): Promise<T> => {
  await using fixture = await openFixture({ now })
  const addressOf = printed === '' ? UNDATED : DATED
  fixture.site.set('/today', { body: todayPage(printed, addressOf, heads) })
  for (const [number, title] of [
    [1, '桥修好了'],
    [2, '茶园开秤'],
    [3, '先把小事做完'],
  ] as const)
    fixture.site.set(addressOf(number), { body: articlePage(title) })
  return await use(fixture, { ...fixture.paper, url: `${fixture.site.origin}/today`, how: 'today' })
}

describe('a paper that shows its newest issue only', () => {
  it.each([
    ['on its day', '2024-03-02T04:00:00Z', 'newest', undefined],
    ['two days later', '2024-03-04T04:00:00Z', 'newest', undefined],
    ['by its date, two days later', '2024-03-04T04:00:00Z', '2024-03-02', undefined],
    [
      'with the names of its pages as it counts them',
      '2024-03-02T04:00:00Z',
      'newest',
      '<p class="head">NUMBER - NAME</p>',
    ],
  ])('is fetched under the day that it prints, %s', async (_, now, day, heads) => {
    const progress = await withToday(now, '2024年03月02日 星期六', heads, (fixture, paper) =>
      fixture.fetch(day, { reader }, paper),
    )
    const last = progress.at(-1)
    if (last?.kind !== 'issue') throw new Error(`no issue but ${last?.kind}`)
    expect(last.issue.datePublished).toBe('2024-03-02')
    expect(last.missing).toEqual([])
    const pages = last.issue.pages.map(({ printPage, printSection, articles }) => [
      printPage,
      printSection,
      articles.length,
    ])
    expect(pages).toEqual([
      ['1', '头版', 2],
      ['2', '评论', 1],
    ])
    expect(last.issue.articles.every(({ body }) => body.length > 0)).toBe(true)
  })

  it.each([
    ['another day', '2024年03月02日 星期六'],
    ['no day', ''],
  ])('has no issue of a day gone by if its page prints %s', async (_, printed) => {
    await withToday('2024-03-04T04:00:00Z', printed, undefined, async (fixture, paper) => {
      const asked = fixture.fetch('2021-11-09', { reader }, paper)
      await expect(asked).rejects.toMatchObject({ name: 'NoIssue', day: '2021-11-09' })
      // Its articles are not fetched.
      expect(fixture.site.requests.filter(({ path }) => /article|content/.test(path))).toEqual([])
    })
  })
})
