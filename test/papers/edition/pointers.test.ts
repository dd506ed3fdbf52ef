import { describe, expect, it } from 'vitest'
import { loadEpaperReader } from '../../../source/papers/edition/page-reader.ts'
import type { EditionOptions } from '../../../source/papers/index.ts'
import { openFixture } from '../paper-fixture.ts'

const reader = await loadEpaperReader()
const DAY = '2026-07-18'
const FOLDER = '/2026-07/18/'

const layout = (number: number, own: readonly string[], box: readonly string[]): string => {
  const links = (names: readonly string[]) =>
    names.map((name) => `<li><a href=${name}.htm>茶园开秤${name}</a></li>`).join('')
  const areas = own.map((name) => `<area coords="1,1,9,1,9,9,1,9" href=${name}.htm>`).join('')
  return `<p>第0${number}版</p><a id=pageLink href=node_1.htm>第01版：要闻</a><a id=pageLink href=node_2.htm>第02版：民生</a>
    <ul>${links(own)}</ul><map>${areas}</map><div><h3>今日关注</h3><ul>${links(box)}</ul></div>`
}

/** Fetches an issue of two pages. A box on the first points to articles of both, and to one that no page lists. */
const fetchIssue = async (options: EditionOptions) => {
  await using fixture = await openFixture({ url: '{Y}-{m}/{d}/node_1.htm' })
  const { site } = fixture
  site.set(`${FOLDER}node_1.htm`, {
    body: layout(1, ['content_1', 'content_2'], ['content_2', 'content_3', 'content_4']),
  })
  site.set(`${FOLDER}node_2.htm`, { body: layout(2, ['content_3'], []) })
  for (const [name, page] of [
    ['content_1', 1],
    ['content_2', 1],
    ['content_3', 2],
    ['content_4', 2],
  ] as const)
    site.set(`${FOLDER}${name}.htm`, {
      body: `<p>第0${page}版</p><founder-title>茶园开秤${name}</founder-title><founder-content><p>河水清了${name}。</p></founder-content>`,
    })
  const progress = await fixture.fetch(DAY, { reader, ...options })
  return { last: progress.at(-1), requested: site.requests.map(({ path }) => path.replace(FOLDER, '')) }
}

describe('a box that points to articles of other pages', () => {
  it('leads to no other page’s article if only its page is fetched', async () => {
    const { last, requested } = await fetchIssue({ pages: ['1'] })
    expect(requested.slice(1)).toEqual(['node_1.htm', 'content_1.htm', 'content_2.htm'])
    const issue = last?.kind === 'issue' ? last.issue : undefined
    expect(issue?.pages.map(({ articles }) => articles.length)).toEqual([2])
    expect(issue?.notes.filter(({ code }) => code === 'unplaced').map(({ text }) => text)).toEqual([
      '茶园开秤content_3\n茶园开秤content_4',
    ])
  })

  it('is not counted with its page in a dry run', async () => {
    const { last } = await fetchIssue({ dryRun: true })
    expect(last?.kind === 'plan' && last.pages.map(({ articles }) => articles)).toEqual([2, 1])
  })

  it('loses no article that no page lists if the whole issue is fetched', async () => {
    const { last, requested } = await fetchIssue({})
    expect(requested).toContain('content_4.htm')
    const issue = last?.kind === 'issue' ? last.issue : undefined
    expect(issue?.pages.map(({ printPage, articles }) => [printPage, articles.length])).toEqual([
      ['1', 2],
      ['2', 2],
    ])
    expect(issue?.notes).toEqual([])
  })
})
