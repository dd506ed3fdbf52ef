import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { patternOf } from '../../../source/papers/catalogue/address-pattern.ts'
import { entryAddressesOf } from '../../../source/papers/edition/entry-addresses.ts'
import { loadEpaperReader } from '../../../source/papers/edition/page-reader.ts'
import {
  type Family,
  FetchFailure,
  fetchEditions,
  loadPapers,
  type Network,
  type Paper,
  type Progress,
} from '../../../source/papers/index.ts'
import { FAMILIES, makeEdition } from '../../editions/index.ts'
import { layoutPage } from '../handmade.ts'
import { allOf, fetchError, filesOf, link, openFixture, plainReader, publishIssue } from '../paper-fixture.ts'

const DAY = '2026-07-18'

const movedTo = (progress: readonly Progress[]): readonly unknown[] =>
  progress.flatMap((event) => (event.kind === 'moved' ? [event.url] : []))

/** Pages that lead from an entry to the front page of a day, as sites do. */
const WAYS = [
  ['a redirect', (to: string) => ({ status: 302, headers: { location: to } })],
  [
    'a refresh',
    (to: string) => ({
      body: `<html><head><META HTTP-EQUIV="REFRESH" CONTENT="0; URL=${to}"></head></html>`,
    }),
  ],
  ['a script', (to: string) => ({ body: `<html><script>window.location.href = "${to}"</script></html>` })],
  [
    'a script that replaces',
    (to: string) => ({ body: `<html><script>top.location.replace('${to}')</script></html>` }),
  ],
  ['a frame', (to: string) => ({ body: `<html><frameset><frame src="${to}"></frameset></html>` })],
  [
    'links to days',
    (to: string) => ({
      body: `<html><body><a href="${to.replace('18', '11')}">上一期</a><a href="${to}">第01版：要闻</a></body></html>`,
    }),
  ],
] as const

describe('the entry page of a paper', () => {
  it.each(WAYS)('heals an address whose node number moved, by %s', async (_, leadTo) => {
    await using fixture = await openFixture()
    const reader = await loadEpaperReader()
    const { site } = fixture
    const paper: Paper = {
      ...fixture.paper,
      name: '临溪日报',
      family: 'founder',
      url: `${site.origin}/jfb/html/{Y}-{m}/{d}/node_1.htm`,
    }
    site.set('/jfb/paperindex.htm', leadTo('html/2026-07/18/node_57.htm'))
    const front = layoutPage({
      head: '2026年07月18日 星期六',
      pages: [['node_57.htm', '第01版：要闻']],
      articles: [['content_1.htm', '春茶上市']],
    })
    site.set('/jfb/html/2026-07/18/node_57.htm', { body: front })
    site.set('/jfb/html/2026-07/18/content_1.htm', {
      body: '<html><body><h1>春茶上市</h1><div id=ozoom><p>　　今年的新茶早上市。',
    })
    for (const day of [DAY, 'newest']) {
      site.forget()
      const progress = await fixture.fetch(day, { reader }, paper)
      expect(progress.at(-1)).toMatchObject({ kind: 'issue', day: DAY, missing: [] })
      expect(movedTo(progress)).toEqual([`${site.origin}/jfb/html/{Y}-{m}/{d}/node_57.htm`])
      expect(site.requests.length).toBeLessThanOrEqual(6)
    }
  })

  it.each(FAMILIES)('heals an address of family %s that is not right any more', async (family) => {
    await using fixture = await openFixture()
    const reader = await loadEpaperReader()
    const { site } = fixture
    const edition = makeEdition(family, { date: DAY, seed: 5, pages: 2, articles: 2 })
    for (const { path, bytes } of edition.files) site.set(`/${path}`, { body: bytes })
    const url = patternOf(`${site.origin}/${edition.truth.pages[0]?.path}`) ?? ''
    const wrong = url.replace(/[^/]*$/, 'gone.htm')
    const { name } = edition.truth
    const paper: Paper = { ...fixture.paper, name, url: wrong, entry: `${site.origin}/${edition.entry}` }
    const progress = await fixture.fetch(DAY, { reader }, paper)
    const last = progress.at(-1)
    expect(last).toMatchObject({ kind: 'issue', missing: [] })
    expect(last?.kind === 'issue' && last.issue.articles.length).toBeGreaterThan(0)
    expect(movedTo(progress)).toEqual([url])
  })

  it('leads to older days by the pattern that it shows, and to the old address where they still stand there', async () => {
    await using fixture = await openFixture()
    const { site } = fixture
    const paper: Paper = { ...fixture.paper, entry: `${site.origin}/index` }
    site.set('/index', { body: link('/new/2026-07/20/p-1', 'redirect') })
    const publish = (folder: string): void => {
      site.set(`${folder}/p-1`, { body: link('p-1', 'page', '01') + link('a-1-1', 'article', '一') })
      site.set(`${folder}/a-1-1`, { body: '<p>x' })
    }
    for (const day of ['20', '19', '18']) publish(`/new/2026-07/${day}`)
    const progress = await fixture.fetch(DAY, {}, paper)
    expect(filesOf(progress)).toEqual(['p-1', 'a-1-1'])
    const learned = { url: `${site.origin}/new/{Y}-{m}/{d}/p-1`, since: '2026-07-20' }
    expect(progress.find(({ kind }) => kind === 'moved')).toEqual({ kind: 'moved', ...learned })
    // Known from then on, it is asked for first, without the entry page.
    site.forget()
    fixture.clock.advance(3_600_000)
    expect(movedTo(await fixture.fetch('2026-07-20', { learned }, paper))).toEqual([])
    expect(site.requests.map(({ path }) => path).slice(1, 2)).toEqual(['/new/2026-07/20/p-1'])
    expect(site.count('/index')).toBe(0)
    publishIssue(site, '2026-06-01', [1])
    site.forget()
    await fixture.fetch('2026-06-01', { learned }, paper)
    expect(site.requests[1]?.path).toBe('/2026-06/01/p-1')
  })

  it('is asked once for all days, and tells the nearest one', async () => {
    await using fixture = await openFixture()
    const { site } = fixture
    const paper: Paper = { ...fixture.paper, entry: `${site.origin}/index` }
    publishIssue(site, '2026-07-16', [1])
    site.set('/index', { status: 302, headers: { location: '/2026-07/16/p-1' } })
    await expect(fixture.fetch('2026-07-19', {}, paper)).rejects.toMatchObject({ nearest: '2026-07-16' })
    expect(site.count('/index')).toBe(1)
    site.forget()
    fixture.clock.advance(3_600_000)
    const progress = await fixture.fetch('newest', {}, paper)
    expect(progress.at(-1)).toMatchObject({ day: '2026-07-16' })
    expect(movedTo(progress)).toEqual([])
    expect(site.requests.map(({ path }) => path).slice(0, 3)).toEqual([
      '/robots.txt',
      '/2026-07/20/p-1',
      '/index',
    ])
  })

  it('of several papers leads to the folder of this one, and to none of another', async () => {
    await using fixture = await openFixture()
    const { site } = fixture
    const paper: Paper = {
      ...fixture.paper,
      entry: `${site.origin}/index`,
      url: `${site.origin}/rb/{Y}-{m}/{d}/node_1`,
    }
    const links = (own: string) =>
      ['/wb/2026-07/18/p-1', own, '/cb/2026-07/18/p-1'].map((to) => link(to, 'page', '头版')).join('')
    for (const folder of ['/rb', '/wb', '/cb'])
      site.set(`${folder}/2026-07/18/p-1`, {
        body: link('p-1', 'page', '01') + link(`${folder}-a`, 'article', '一'),
      })
    site.set('/rb-a', { body: '<p>x' })
    site.set('/index', { body: links('/rb/2026-07/18/p-1') })
    expect(filesOf(await fixture.fetch(DAY, {}, paper))).toEqual(['p-1', 'rb-a'])
    site.set('/index', { body: links('/xb/2026-07/18/p-1') })
    fixture.clock.advance(3_600_000)
    site.set('/rb/2026-07/18/p-1', { status: 404 })
    expect(await fixture.fetch(DAY, {}, paper).catch((error: unknown) => error)).toMatchObject({
      name: 'NoIssue',
    })
  })

  it.each([
    ['is not there', { status: 404 }],
    ['is refused', { status: 403 }],
    ['leads in circles', { status: 302, headers: { location: '/index' } }],
    ['leads to a private address', { status: 302, headers: { location: 'http://10.0.0.1/2026-07/18/p-1' } }],
    ['leads to another protocol', { status: 302, headers: { location: 'file:///2026-07/18/p-1' } }],
    ['leads to an empty page', { status: 302, headers: { location: '/new/2026-07/18/p-1' } }],
    ['leads to a day to come', { body: link('/2027-07/18/p-1', 'page', '01') }],
    ['is a picture', { body: new Uint8Array([0x89, 0x50]) }],
    ['is no page of a paper', { body: '<p>街坊网' }],
  ])('that %s changes nothing', async (_, reply) => {
    await using fixture = await openFixture()
    fixture.site.set('/index', reply)
    fixture.site.set('/new/2026-07/18/p-1', { body: '<p>' })
    const paper: Paper = { ...fixture.paper, entry: `${fixture.site.origin}/index` }
    const failed = await fixture.fetch(DAY, {}, paper).catch((error: unknown) => error)
    expect(failed).toMatchObject({ name: 'NoIssue', nearest: undefined })
    expect(fixture.site.count('/index')).toBeLessThanOrEqual(6)
  })

  it('with a wall ends all', async () => {
    await using fixture = await openFixture()
    fixture.site.set('/', { status: 412 })
    expect(await fetchError(fixture)).toMatchObject({ kind: 'wall' })
    expect(fixture.site.requests).toHaveLength(3)
  })

  it('on another host finds a paper whose host is gone', async () => {
    await using fixture = await openFixture()
    publishIssue(fixture.site, DAY, [1])
    fixture.site.set('/index', { status: 302, headers: { location: '/2026-07/18/p-1' } })
    const { network } = fixture.dependencies
    const get: Network['get'] = async (request) => {
      if (request.url.startsWith('http://gone.example/'))
        throw new FetchFailure('host', request.url, ['noSuchHost'])
      return network.get(request)
    }
    const dependencies = { ...fixture.dependencies, network: { get, close: () => {} } }
    const entry = `${fixture.site.origin}/index`
    const paper: Paper = { ...fixture.paper, url: 'http://gone.example/{Y}-{m}/{d}/p-1', entry }
    const progress = await allOf(fetchEditions(paper, [DAY], dependencies, { reader: plainReader }))
    expect(movedTo(progress)).toEqual([fixture.paper.url])
    fixture.site.set('/index', { status: 404 })
    fixture.clock.advance(3_600_000)
    await expect(
      allOf(fetchEditions(paper, ['2026-07-17'], dependencies, { reader: plainReader })),
    ).rejects.toMatchObject({ kind: 'host' })
  })
})

describe('the address of an entry page', () => {
  const addresses = (url: string, family: Family): readonly string[] =>
    entryAddressesOf({ name: '街坊报', origin: 'own', url, family })

  it.each([
    ['founder', 'http://a.example/rb/html/{Y}-{m}/{d}/node_1.htm', 'http://a.example/rb/paperindex.htm'],
    ['founder', 'http://a.example/html/{Y}-{m}/{d}/node_1.htm?v=1', 'http://a.example/paperindex.htm'],
    ['nbs', 'http://a.example/rb/html/{Y}-{m}/{d}/nbs.D1_01.htm', 'http://a.example/rb/paperindex.htm'],
    [
      'amuc',
      'http://a.example/rb/pc/layout/{Y}{m}/{d}/node_01.html',
      'http://a.example/rb/pc/layout/index.html',
    ],
    ['amuc', 'http://a.example/rb/pc/layout/{Y}{m}/{d}/node_01.html', 'http://a.example/rb/paperindex.htm'],
    [
      'paperindex',
      'http://a.example/rb/content/{Y}{m}{d}/Page01BC.htm',
      'http://a.example/rb/content/PaperIndex.htm',
    ],
    ['shtml', 'http://a.example/shtml/rb/{Y}{m}{d}/v01.shtml', 'http://a.example/shtml/rb/index.shtml'],
    ['other', 'http://a.example/rb/{Y}{m}{d}/html/index.htm', 'http://a.example/rb/'],
  ] as const)('follows from family %s and the address %s', (family, url, entry) => {
    expect(addresses(url, family)).toContain(entry)
  })

  it('is its own where the paper has one, and none where the address has no date', () => {
    const paper: Paper = {
      name: '街坊报',
      origin: 'own',
      family: 'other',
      url: 'http://a.example/{Y}/{m}/{d}',
      entry: 'http://b.example/',
    }
    expect(entryAddressesOf(paper)).toEqual(['http://b.example/'])
    expect(entryAddressesOf({ ...paper, how: 'today' })).toEqual([])
  })

  it('exists for every paper of the catalogue', async () => {
    const { papers } = await loadPapers(readFileSync('data/papers.json', 'utf8'))
    const without = papers.filter((paper) => paper.how === undefined && entryAddressesOf(paper).length === 0)
    expect(without.map(({ name }) => name)).toEqual([])
  })
})
