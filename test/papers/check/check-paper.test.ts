import { describe, expect, it } from 'vitest'
import type { Article } from '../../../source/issue/index.ts'
import { checkPaper, type PageReader, type Paper } from '../../../source/papers/index.ts'
import { type Fixture, link, openFixture, plainReader, publishIssue } from '../paper-fixture.ts'
import type { Reply } from '../site.ts'

/** The day of the fixture's clock. */
const TODAY = '2026-07-20'

/** Reads every page as an article with a text. */
const reader: PageReader = {
  ...plainReader,
  readIssue: async (files) => {
    const issue = await plainReader.readIssue(files)
    const article: Article = {
      ...{ id: '1', kind: 'news', headline: ['桥修好了'], parts: [] },
      body: [{ type: 'p', text: '本报讯', from: [] }],
      confidence: { headline: 1, boundary: 1 },
    }
    return { ...issue, articles: [article] }
  },
}

const checked = async (
  fixture: Fixture,
  paper: Partial<Paper> = {},
  learned?: { url: string; since: string },
) => {
  const options = { reader, ...(learned && { learned }) }
  const { readable, steps } = await checkPaper({ ...fixture.paper, ...paper }, fixture.dependencies, options)
  const front = steps.find(({ what }) => what === 'front')
  return { readable, front: front && new URL(front.at ?? front.url).pathname, failure: front?.failure }
}

const leadsTo = (location: string): Reply => ({ status: 302, headers: { location } })

describe('a check of a paper', () => {
  it('tries the address that its entry page once led to', async () => {
    await using fixture = await openFixture({ url: 'gone/{Y}{m}{d}/p-1' })
    publishIssue(fixture.site, TODAY, [1])
    expect(await checked(fixture)).toMatchObject({ readable: false })
    const learned = { url: `${fixture.site.origin}/{Y}-{m}/{d}/p-1`, since: '2026-07-01' }
    expect(await checked(fixture, {}, learned)).toMatchObject({ readable: true, front: '/2026-07/20/p-1' })
  })

  it.each([
    ['links to', { body: link('/2026-07/18/p-1', 'page') + link('/2026-07/17/p-1', 'page') }],
    ['leads to', leadsTo('/2026-07/18/p-1')],
    ['leads to by a script', { body: link('/2026-07/18/p-1', 'redirect') }],
  ])('reads the front page that its entry page %s', async (_, entry) => {
    await using fixture = await openFixture({ url: 'gone/{Y}{m}{d}/p-1' })
    publishIssue(fixture.site, '2026-07-18', [1])
    fixture.site.set('/index', entry)
    const paper = { entry: `${fixture.site.origin}/index` }
    expect(await checked(fixture, paper)).toMatchObject({ readable: true, front: '/2026-07/18/p-1' })
    // A host that refuses the old folder, or no longer answers there, has its entry page all the same.
    for (let day = 13; day <= 20; day++) fixture.site.set(`/gone/202607${day}/p-1`, { status: 403 })
    expect(await checked(fixture, paper)).toMatchObject({ readable: true, front: '/2026-07/18/p-1' })
  })

  it('takes no page of another day for that of a day that it redirects', async () => {
    await using fixture = await openFixture()
    publishIssue(fixture.site, '2026-01-01', [1])
    for (let day = 13; day <= 20; day++) fixture.site.set(`/2026-07/${day}/p-1`, leadsTo('/2026-01/01/p-1'))
    const failure = ['at', expect.any(String), ['leadsToDay', '2026-01-01']]
    expect(await checked(fixture)).toMatchObject({ readable: false, failure })
    publishIssue(fixture.site, '2026-07-16', [1])
    fixture.site.set('/2026-07/20/p-1', leadsTo('/2026-07/16/p-1'))
    fixture.site.forget()
    expect(await checked(fixture)).toMatchObject({ readable: true, front: '/2026-07/16/p-1' })
    expect(fixture.site.count('/2026-07/19/p-1')).toBe(0)
  })

  it('reads the issue of another day at an address that has the newest only', async () => {
    await using fixture = await openFixture()
    publishIssue(fixture.site, '2026-07-18', [1])
    fixture.site.set('/today', { body: link('/2026-07/18/p-1', 'page') })
    const paper = { url: `${fixture.site.origin}/today`, how: 'today' } as const
    expect(await checked(fixture, paper)).toMatchObject({ readable: true, front: '/today' })
  })

  it('takes no other paper for this one', async () => {
    await using fixture = await openFixture()
    fixture.site.set('/2026-07/20/p-1', leadsTo('/other/20260720/p-1'))
    fixture.site.set('/other/20260720/p-1', { body: link('a-1', 'article') })
    fixture.site.set('/other/20260720/a-1', { body: '<p>a-1' })
    const named: PageReader = {
      ...reader,
      linksOf: (bytes, url) => ({ ...reader.linksOf(bytes, url), paper: '石桥日报' }),
    }
    const { readable } = await checkPaper(fixture.paper, fixture.dependencies, { reader: named })
    expect(readable).toBe(false)
  })
})
