import { describe, expect, it } from 'vitest'
import { loadEpaperReader } from '../../../source/papers/edition/page-reader.ts'
import type { Paper, Progress } from '../../../source/papers/index.ts'
import { JSON_SITES, type JsonSite, makeJsonSite } from '../../editions/index.ts'
import { expectedArticles, expectedPages, issueArticles, issuePages } from '../../ingest/epaper/truth.ts'
import { type Fixture, openFixture } from '../paper-fixture.ts'

const reader = await loadEpaperReader()

const publish = ({ site, paper }: Fixture, { answers, front, truth }: JsonSite): Paper => {
  for (const { path, posted, body } of answers)
    site.set(`/${path}${posted ? ` ${JSON.stringify(posted)}` : ''}`, { body })
  return { ...paper, name: truth.name, url: `${site.origin}/${front}`, how: 'json' }
}

const lastOf = (progress: readonly Progress[]) => {
  const last = progress.at(-1)
  if (last?.kind !== 'issue') throw new Error(`no issue but ${last?.kind}`)
  return last
}

describe.each(JSON_SITES)('an edition served as JSON, %s', (kind) => {
  it('is read exactly', async () => {
    for (const seed of [1, 2, 3, 4]) {
      await using fixture = await openFixture()
      const made = makeJsonSite(kind, { seed, pages: 3, articles: 3 })
      const paper = publish(fixture, made)
      const { issue, missing } = lastOf(await fixture.fetch(made.truth.date, { reader }, paper))
      expect(missing).toEqual([])
      expect(issue).toMatchObject({ name: made.truth.name, datePublished: made.truth.date })
      expect(issueArticles(issue)).toEqual(expectedArticles(made.truth))
      expect(issuePages(issue)).toEqual(expectedPages(made.truth))
      // What the issue keeps can be opened in a browser.
      expect(JSON.stringify(issue.pages.map(({ url }) => url))).not.toContain('#post')
      expect(issue.notes.filter(({ code }) => code !== 'joined')).toEqual([])
      // One is robots.txt: nothing is asked for twice, and all that the site has is.
      expect(new Set(fixture.site.requests.map(({ path }) => path)).size).toBe(made.answers.length + 1)
      expect(fixture.site.requests).toHaveLength(made.answers.length + 1)
    }
  })
})

/** What only the address of an article has. */
const ARTICLE = /_9090_|\/article\/\d|PageArticle\.do|\/articleId /

const withSite = async <T>(
  kind: (typeof JSON_SITES)[number],
  use: (fixture: Fixture, paper: Paper, made: JsonSite) => Promise<T>,
): Promise<T> => {
  await using fixture = await openFixture()
  const made = makeJsonSite(kind, { pages: 3, articles: 2 })
  return await use(fixture, publish(fixture, made), made)
}

describe('an edition served as JSON', () => {
  it.each(JSON_SITES.filter((kind) => kind !== 'day'))('%s, is fetched in part', async (kind) => {
    await withSite(kind, async (fixture, paper, { truth }) => {
      const { issue } = lastOf(await fixture.fetch(truth.date, { reader, pages: ['2'] }, paper))
      const second = expectedArticles(truth).filter(({ pages }) => pages[0]?.endsWith('2'))
      // A file that lists the whole day names the others too.
      const read = issueArticles(issue).filter(({ body, images }) => body.length + images.length > 0)
      expect(read).toEqual(second)
      const asked = fixture.site.requests.filter(({ path }) => ARTICLE.test(path))
      expect(asked).toHaveLength(second.length)
    })
  })

  it('names an article that the host does not give', async () => {
    await withSite('journal', async (fixture, paper, { truth, answers }) => {
      const lost = answers.find(({ path }) => path.includes('Article.do'))?.path
      fixture.site.set(`/${lost}`, { status: 500 })
      const { issue, missing } = lastOf(await fixture.fetch(truth.date, { reader }, paper))
      expect(missing).toHaveLength(1)
      const [first, ...others] = issueArticles(issue)
      expect(first?.body).toEqual([])
      expect(others).toEqual(expectedArticles(truth).slice(1))
    })
  })

  it.each([
    ['that it failed', { success: false, errorinfo: '无此期' }],
    ['with an empty object', { success: true, object: {} }],
    ['with nothing', { status: '200', obj: null }],
    ['with no pages', { object: { page: null, pagelist: [], articlelist: [] } }],
    [
      'with another day',
      { obj: { periodTime: '2026-07-17', editionList: [{ id: 'e', editionName: '第01版：要闻' }] } },
    ],
  ])('has no issue of a day for which the service answers %s', async (_, answer) => {
    await using fixture = await openFixture({ url: 'journal/{Y}-{m}-{d}/getJournalPage.do?page=01' })
    fixture.site.set('/journal/2026-07-18/getJournalPage.do?page=01', { body: JSON.stringify(answer) })
    const asked = fixture.fetch('2026-07-18', { reader })
    await expect(asked).rejects.toMatchObject({ name: 'NoIssue', day: '2026-07-18' })
  })

  it('posts what a script of the site would post, and follows no redirect with it', async () => {
    await withSite('period', async (fixture, paper, { truth }) => {
      const { site } = fixture
      await fixture.fetch(truth.date, { reader }, paper)
      const { headers } = site.requests.find(({ path }) => path.includes('periodTime')) ?? {}
      expect(headers).toMatchObject({
        'content-type': 'application/json',
        'x-requested-with': 'XMLHttpRequest',
      })
      site.forget()
      const front =
        '/newspaperapi/uv/article/period/periodTime {"code":"LXRB","siteId":"811c","periodTime":"2026-07-19"}'
      site.set(front, { status: 307, headers: { location: '/elsewhere?a=1#post' } })
      await expect(fixture.fetch('2026-07-19', { reader }, paper)).rejects.toThrow()
      expect(site.requests.map(({ path }) => path)).toContain('/elsewhere?a=1')
    })
  })

  it('is found from the list of the newest issues of its house', async () => {
    const entries = {
      papers: [
        { paperCode: 'lxwb', paperDate: 1_784_390_400_000, pagePath: 'lxwb/html/2026/20260719/1.html' },
        { paperCode: 'lxrb', paperDate: 1_784_217_600_000, pagePath: 'lxrb/html/2026/20260717/1.html' },
        { paperCode: 'lxrb', paperDate: 1_784_304_000_000, pagePath: 'lxrb/html/2026/20260718/1.html' },
      ],
    }
    const houses = { object: { departList: [{ code: 'lxrb', jdate: '2026-07-18', pnumber: 'A01' }] } }
    const redirectOf = (answer: object, url: string) =>
      reader.linksOf(new TextEncoder().encode(JSON.stringify(answer)), url).redirect
    expect(redirectOf(entries, 'http://a.example/index.json#lxrb')).toBe(
      'http://a.example/lxrb/html/2026/20260718/1.html',
    )
    expect(redirectOf(entries, 'http://a.example/index.json')).toBe(
      'http://a.example/lxwb/html/2026/20260719/1.html',
    )
    expect(redirectOf(houses, 'http://a.example/journal/list.do')).toBe(
      'http://a.example/journal/2026-07-18/getJournalPage.do?code=lxrb&page=A01',
    )
  })
})
