import { describe, expect, it } from 'vitest'
import { loadEpaperReader } from '../../../source/papers/edition/page-reader.ts'
import { openFixture } from '../paper-fixture.ts'
import type { Reply, Site } from '../site.ts'

const reader = await loadEpaperReader()
const DAY = '2026-07-18'
const FOLDER = '/2026-07/18/'
const LAYOUT =
  '<p>第01版：要闻</p><ul><li><a href=content_1.htm>河滩</a></li><li><a href=content_2.htm>茶园</a></li></ul>'
const article = (title: string, text: string, next = ''): Reply => ({
  body: `<p>第01版</p><founder-title>${title}</founder-title><founder-content><p>${text}</p></founder-content>${next}`,
})
const nextPage = (href: string): string => `<a href="${href}">下一页</a>`

const fetchIssue = async (publish: (site: Site) => void) => {
  await using fixture = await openFixture({ url: '{Y}-{m}/{d}/node_1.htm' })
  const { site } = fixture
  site.set(`${FOLDER}node_1.htm`, { body: LAYOUT })
  site.set(`${FOLDER}content_2.htm`, article('茶园', '今年早半月开秤。', nextPage('content_1.htm')))
  publish(site)
  const last = (await fixture.fetch(DAY, { reader })).at(-1)
  if (last?.kind !== 'issue') throw new Error(`no issue but ${last?.kind}`)
  return {
    missing: last.missing.map(({ url }) => url.split(FOLDER)[1]),
    count: last.count,
    requests: site.requests.length,
    bodies: last.issue.articles.map(({ body }) => body.map(({ text }) => text)),
    notes: last.issue.articles.flatMap(({ notes = [] }) => notes.map(({ code }) => code)),
  }
}

describe('an article that goes on on further pages', () => {
  it.each([
    ['content_1_2.htm', 'content_1_3.htm'],
    ['content_1.htm?page=2', 'content_1.htm?page=3'],
  ])('is fetched whole: %s, %s', async (second, third) => {
    const { missing, bodies, count, requests } = await fetchIssue((site) => {
      site.set(`${FOLDER}content_1.htm`, article('河滩', '河水清了。', nextPage(second)))
      site.set(`${FOLDER}${second}`, article('河滩（2）', '白鹭回来了。', nextPage(third)))
      site.set(`${FOLDER}${third}`, article('河滩（3）', '老人们都说好。'))
    })
    expect(bodies).toEqual([['河水清了。', '白鹭回来了。', '老人们都说好。'], ['今年早半月开秤。']])
    expect(missing).toEqual([])
    expect(count).toMatchObject({ done: 5, of: 5 })
    // One is robots.txt: no page is requested twice.
    expect(requests).toBe(6)
  })

  it('is incomplete if one of them cannot be fetched', async () => {
    const { missing, bodies, notes } = await fetchIssue((site) => {
      site.set(`${FOLDER}content_1.htm`, article('河滩', '河水清了。', nextPage('content_1_2.htm')))
    })
    expect(missing).toEqual(['content_1_2.htm'])
    expect(bodies[0]).toEqual(['河水清了。'])
    expect(notes).toEqual(['truncated'])
  })

  it('is given up if it never ends', async () => {
    const { missing, requests } = await fetchIssue((site) => {
      site.set(`${FOLDER}content_1.htm`, article('河滩', '河水清了。', nextPage('content_1_2.htm')))
      for (let part = 2; part < 200; part++)
        site.set(
          `${FOLDER}content_1_${part}.htm`,
          article('河滩', `第${part}段。`, nextPage(`content_1_${part + 1}.htm`)),
        )
    })
    expect(missing).toHaveLength(1)
    expect(requests).toBeLessThan(60)
  })
})
