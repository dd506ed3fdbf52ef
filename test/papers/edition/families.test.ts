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
import type { Reply } from '../site.ts'
import { openStreet, type Street } from '../street-paper.ts'

const epaperReader = await loadEpaperReader()

/** Puts an edition on the site as a careless server would send it: some pages compressed, the charset wrong. */
const publish = ({ site }: Street, { files }: Edition): void => {
  for (const [at, { path, bytes }] of files.entries()) {
    const charset = ['utf-8', 'gb2312', 'iso-8859-1'][at % 3]
    const manner: Reply['manner'] = at % 4 === 0 ? 'gzip' : at % 4 === 1 ? 'brotli' : undefined
    const headers = { 'content-type': `text/html; charset=${charset}` }
    site.set(`/${path}`, { body: bytes, headers, ...(manner && { manner }) })
  }
}

const paperOf = (street: Street, { truth }: Edition): Paper => {
  const [front] = truth.pages
  return { ...street.paper, name: truth.name, url: patternOf(`${street.site.origin}/${front?.path}`) ?? '' }
}

const fetchWhole = async (family: Family, options: EditionOptions) => {
  await using street = await openStreet()
  const edition = makeEdition(family, options)
  publish(street, edition)
  const told = await street.fetch(edition.truth.date, { reader: epaperReader }, paperOf(street, edition))
  const asked = street.site.asked.map(({ path }) => path)
  return { edition, told, asked }
}

describe('an edition fetched is the edition made', () => {
  const expectTruth = async (family: Family, options: EditionOptions): Promise<void> => {
    const { edition, told, asked } = await fetchWhole(family, options)
    const last = told.at(-1)
    if (last?.kind !== 'issue') throw new Error(`no issue but ${last?.kind}`)
    expect(last.missing).toEqual([])
    expect(last.issue).toMatchObject({ name: edition.truth.name, datePublished: edition.truth.date })
    expect(issueArticles(last.issue)).toEqual(expectedArticles(edition.truth))
    expect(issuePages(last.issue)).toEqual(expectedPages(edition.truth))
    expect(new Set(asked).size).toBe(asked.length)
    // Every file but the front door, and robots.txt.
    expect(asked).toHaveLength(edition.files.length)
  }

  it.each(FAMILIES)('of family %s', async (family) => {
    for (const seed of [1, 2]) await expectTruth(family, { seed, pages: 3, articles: 3 })
  })

  it('with any dirt', async () => {
    const dirts = fc.uniqueArray(fc.constantFrom<Dirt>(...DIRT), { maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...FAMILIES), dirts, fc.nat(9999), (family, dirt, seed) =>
        expectTruth(family, { seed, dirt, pages: 2, articles: 2 }),
      ),
      // Reading pages has its own tests; here the seed is fixed, so that every run is the same.
      { numRuns: 25, seed: 718 },
    )
  })

  it.each(FAMILIES)('of family %s, through its front door', async (family) => {
    await using street = await openStreet()
    const edition = makeEdition(family, {})
    publish(street, edition)
    const [door] = edition.files.filter(({ path }) => path === edition.entry)
    street.site.set(`/${edition.entry}?d=20260718`, { body: door?.bytes ?? '' })
    const url = `${street.site.origin}/${edition.entry}?d={Y}{m}{d}`
    const told = await street.fetch(edition.truth.date, { reader: epaperReader }, { ...street.paper, url })
    const last = told.at(-1)
    expect(last?.kind === 'issue' && issueArticles(last.issue)).toEqual(expectedArticles(edition.truth))
  })

  it.each(FAMILIES)('of family %s, but for what is missing, which the issue notes', async (family) => {
    await using street = await openStreet()
    const edition = makeEdition(family, { pages: 2, articles: 3, jump: false })
    publish(street, edition)
    const [lost, broken] = edition.truth.articles.flatMap(({ paths }) => paths)
    street.site.set(`/${lost}`, { status: 404 })
    street.site.set(`/${broken}`, { status: 500 })
    const told = await street.fetch(edition.truth.date, { reader: epaperReader }, paperOf(street, edition))
    const last = told.at(-1)
    if (last?.kind !== 'issue') throw new Error(`no issue but ${last?.kind}`)
    expect(last.missing.map(({ failure }) => failure.kind)).toEqual(['missing', 'status'])
    const truth = expectedArticles(edition.truth)
    expect(issueArticles(last.issue).slice(-(truth.length - 2))).toEqual(truth.slice(2))
    expect(issueArticles(last.issue).map(({ body }) => body)).not.toContainEqual(truth[0]?.body)
    expect(last.issue.notes.map(({ code }) => code)).toContain('truncated')
  })

  it('whose pages are all on one, only those asked for', async () => {
    await using street = await openStreet()
    const edition = makeEdition('L', { pages: 3, articles: 2, jump: false })
    publish(street, edition)
    const options = { reader: epaperReader, pages: ['2'] }
    const told = await street.fetch(edition.truth.date, options, paperOf(street, edition))
    expect(told.filter(({ kind }) => kind === 'article')).toHaveLength(2)
    const asked = new Set(street.site.asked.map(({ path }) => path.slice(1)))
    const [, second] = edition.truth.pages
    const wanted = edition.truth.articles.filter(({ pages }) => pages[0] === second?.printPage)
    expect(wanted.every(({ paths }) => paths.every((path) => asked.has(path)))).toBe(true)
    await expect(
      street.fetch(edition.truth.date, { ...options, pages: ['9'] }, paperOf(street, edition)),
    ).rejects.toThrow('there is no page 9; the issue has: 1 2 3')
  })

  it('that is in one file, in one request', async () => {
    await using street = await openStreet()
    const articles = ['茶园开秤', '渡口修好了'].map((title) => ({ title, content: '<p>今年早半月。</p>' }))
    const paperInfo = [{ paperNumber: '01', paperBk: '要闻', xyList: articles }]
    street.site.set('/2026/07/18/index.json', { body: JSON.stringify({ paperInfo }) })
    const paper = { ...street.paper, url: `${street.site.origin}/{Y}/{m}/{d}/index.json` }
    const last = (await street.fetch('2026-07-18', { reader: epaperReader }, paper)).at(-1)
    if (last?.kind !== 'issue') throw new Error(`no issue but ${last?.kind}`)
    expect(last.issue).toMatchObject({ name: street.paper.name, datePublished: '2026-07-18' })
    expect(last.issue.articles.map(({ headline }) => headline)).toEqual([['茶园开秤'], ['渡口修好了']])
    expect(street.site.count('/2026/07/18/index.json')).toBe(1)
  })
})
