import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { patternOf } from '../../../source/papers/catalogue/address-pattern.ts'
import { loadEpaperReader } from '../../../source/papers/edition/page-reader.ts'
import type { Paper } from '../../../source/papers/index.ts'
import {
  DIRT,
  type Dirt,
  type Edition,
  type EditionOptions,
  FAMILIES,
  type Family,
  makeEdition,
} from '../../editions/index.ts'
import { expectedArticles, expectedPages, issueArticles, issuePages } from '../../ingest/epaper/truth.ts'
import { type Fixture, openFixture } from '../paper-fixture.ts'
import type { Reply } from '../site.ts'

const epaperReader = await loadEpaperReader()

/** Puts an edition on the site as a careless server would send it: some pages compressed, some with a wrong charset. */
const publish = ({ site }: Fixture, { files }: Edition): void => {
  for (const [index, { path, bytes }] of files.entries()) {
    const charset = ['utf-8', 'gb2312', 'iso-8859-1'][index % 3]
    const transfer: Reply['transfer'] = index % 4 === 0 ? 'gzip' : index % 4 === 1 ? 'brotli' : undefined
    const headers = { 'content-type': `text/html; charset=${charset}` }
    site.set(`/${path}`, { body: bytes, headers, ...(transfer && { transfer }) })
  }
}

const paperOf = (fixture: Fixture, { truth }: Edition): Paper => {
  const [front] = truth.pages
  return { ...fixture.paper, name: truth.name, url: patternOf(`${fixture.site.origin}/${front?.path}`) ?? '' }
}

const fetchWhole = async (family: Family, options: EditionOptions) => {
  await using fixture = await openFixture()
  const edition = makeEdition(family, options)
  publish(fixture, edition)
  const progress = await fixture.fetch(
    edition.truth.date,
    { reader: epaperReader },
    paperOf(fixture, edition),
  )
  const paths = fixture.site.requests.map(({ path }) => path)
  return { edition, progress, paths }
}

describe('an edition is fetched as it was made', () => {
  const expectTruth = async (family: Family, options: EditionOptions): Promise<void> => {
    const { edition, progress, paths } = await fetchWhole(family, options)
    const last = progress.at(-1)
    if (last?.kind !== 'issue') throw new Error(`no issue but ${last?.kind}`)
    expect(last.missing).toEqual([])
    expect(last.issue).toMatchObject({ name: edition.truth.name, datePublished: edition.truth.date })
    expect(issueArticles(last.issue)).toEqual(expectedArticles(edition.truth))
    expect(issuePages(last.issue)).toEqual(expectedPages(edition.truth))
    expect(new Set(paths).size).toBe(paths.length)
    // One is robots.txt, but the edition's entry page is not requested.
    expect(paths).toHaveLength(edition.files.length)
  }

  it.each(FAMILIES)('of family %s', async (family) => {
    for (const seed of [1, 2]) await expectTruth(family, { seed, pages: 3, articles: 3 })
  })

  it('with any dirt in its pages', async () => {
    const dirts = fc.uniqueArray(fc.constantFrom<Dirt>(...DIRT), { maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...FAMILIES), dirts, fc.nat(9999), (family, dirt, seed) =>
        expectTruth(family, { seed, dirt, pages: 2, articles: 2 }),
      ),
      // Reading pages has its own tests; here the seed is fixed, so that every run is the same.
      { numRuns: 25, seed: 718 },
    )
  })

  it.each(FAMILIES)('of family %s, from its entry page', async (family) => {
    await using fixture = await openFixture()
    const edition = makeEdition(family, {})
    publish(fixture, edition)
    const [entry] = edition.files.filter(({ path }) => path === edition.entry)
    fixture.site.set(`/${edition.entry}?d=20260718`, { body: entry?.bytes ?? '' })
    const url = `${fixture.site.origin}/${edition.entry}?d={Y}{m}{d}`
    const progress = await fixture.fetch(
      edition.truth.date,
      { reader: epaperReader },
      { ...fixture.paper, name: edition.truth.name, url },
    )
    const last = progress.at(-1)
    expect(last?.kind === 'issue' && issueArticles(last.issue)).toEqual(expectedArticles(edition.truth))
  })

  it.each(FAMILIES)('of family %s, without missing articles, which the issue notes', async (family) => {
    await using fixture = await openFixture()
    const edition = makeEdition(family, { pages: 2, articles: 3, jump: false })
    publish(fixture, edition)
    const [missing, broken] = edition.truth.articles.flatMap(({ paths }) => paths)
    fixture.site.set(`/${missing}`, { status: 404 })
    fixture.site.set(`/${broken}`, { status: 500 })
    const progress = await fixture.fetch(
      edition.truth.date,
      { reader: epaperReader },
      paperOf(fixture, edition),
    )
    const last = progress.at(-1)
    if (last?.kind !== 'issue') throw new Error(`no issue but ${last?.kind}`)
    expect(last.missing.map(({ failure }) => failure.kind)).toEqual(['missing', 'status'])
    const truth = expectedArticles(edition.truth)
    expect(issueArticles(last.issue).slice(-(truth.length - 2))).toEqual(truth.slice(2))
    expect(issueArticles(last.issue).map(({ body }) => body)).not.toContainEqual(truth[0]?.body)
    expect(last.issue.notes.map(({ code }) => code)).toContain('truncated')
  })

  it('with all its pages on one, of which only the requested ones are fetched', async () => {
    await using fixture = await openFixture()
    const edition = makeEdition('L', { pages: 3, articles: 2, jump: false })
    publish(fixture, edition)
    const options = { reader: epaperReader, pages: ['2'] }
    const progress = await fixture.fetch(edition.truth.date, options, paperOf(fixture, edition))
    expect(progress.filter(({ kind }) => kind === 'article')).toHaveLength(2)
    const paths = new Set(fixture.site.requests.map(({ path }) => path.slice(1)))
    const [, second] = edition.truth.pages
    const articles = edition.truth.articles.filter(({ pages }) => pages[0] === second?.printPage)
    expect(articles.every((article) => article.paths.every((path) => paths.has(path)))).toBe(true)
    await expect(
      fixture.fetch(edition.truth.date, { ...options, pages: ['9'] }, paperOf(fixture, edition)),
    ).rejects.toThrow('there is no page 9; the issue has: 1 2 3')
  })

  it('in one request if it is one file', async () => {
    await using fixture = await openFixture()
    const articles = ['茶园开秤', '渡口修好了'].map((title) => ({ title, content: '<p>今年早半月。</p>' }))
    const paperInfo = [{ paperNumber: '01', paperBk: '要闻', xyList: articles }]
    fixture.site.set('/2026/07/18/index.json', { body: JSON.stringify({ paperInfo }) })
    const paper = { ...fixture.paper, url: `${fixture.site.origin}/{Y}/{m}/{d}/index.json` }
    const last = (await fixture.fetch('2026-07-18', { reader: epaperReader }, paper)).at(-1)
    if (last?.kind !== 'issue') throw new Error(`no issue but ${last?.kind}`)
    expect(last.issue).toMatchObject({ name: fixture.paper.name, datePublished: '2026-07-18' })
    expect(last.issue.articles.map(({ headline }) => headline)).toEqual([['茶园开秤'], ['渡口修好了']])
    expect(fixture.site.count('/2026/07/18/index.json')).toBe(1)
  })
})
