import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { linksOf, readEdition } from '../../../source/ingest/epaper/index.ts'
import { UnreadableSource } from '../../../source/ingest/index.ts'
import type { Article } from '../../../source/issue/index.ts'
import { FAMILIES, makeEdition } from '../../editions/index.ts'
import { lostFrom } from '../laws.ts'
import { realIssues, withoutSpaces } from './real-issues.ts'
import { rebuild, type Site } from './sites.ts'
import { expectedArticles, issueArticles, savedPages } from './truth.ts'

/** Real material, which may not be published, is kept next to the repository; without it these tests are skipped. */
const samples = join(import.meta.dirname, '../../../../shared/samples')
const there = existsSync(samples)

describe.skipIf(!there)(there ? 'real pages' : `real pages (skipped: no ${samples})`, () => {
  const file = (name: string): Uint8Array => readFileSync(join(samples, 'html', name))
  const LAYOUTS = [
    {
      name: 'jxrb_node_187_2017-10-09_fragment.html',
      url: 'http://epaper.invalid/jxrb/html/2017-10/09/node_187.htm',
      date: '2017-10-09',
      printPage: 'A01',
      links: { pages: 12, articles: 5 },
      // The page states no size.
      image: undefined,
    },
    {
      name: 'rmrb_layout_2024-12-25.html',
      url: 'http://paper.invalid/rmrb/pc/layout/202412/25/node_01.html',
      date: '2024-12-25',
      printPage: '1',
      links: { pages: 20, articles: 7 },
      image: { width: 400, height: 575 },
    },
  ]

  it.each(LAYOUTS)('are read completely: $name', ({ name, url, date, printPage, links, image }) => {
    const html = new TextDecoder().decode(file(name))
    const { pages, articles, pdf } = linksOf(html, url)
    expect({ pages: pages.length, articles: articles.length }).toEqual(links)
    expect(pages.every(({ label }) => label)).toBe(true)
    expect(articles.every(({ title }) => title)).toBe(true)
    expect(pdf).toMatch(/\.pdf$/)

    // Under its address, and saved under a name that reveals nothing.
    for (const saved of [url, `saved/${name}`]) {
      const issue = readEdition([{ name: saved, bytes: file(name) }])
      expect(issue).toMatchObject({ datePublished: date, pages: [{ printPage }] })
      expect(issue.name).toMatch(/日报$/)
      const [page] = issue.pages
      expect(new Set(page?.areas?.map(({ article }) => article)).size).toBe(links.articles)
      expect(page?.areas).toHaveLength(html.match(/<area /gi)?.length ?? 0)
      const written = /<img [^>]*src="?([^\s">]+)[^>]*usemap/i.exec(html)?.[1] ?? ''
      const src = saved === url ? new URL(written, url).href : written
      expect(page?.image).toEqual(image && { src, ...image })
      expect(lostFrom(issue)).toBe('')
    }
  })

  it('include an article page whose parts are all found', () => {
    const [article] = readEdition([
      { name: 'content_1.htm', bytes: file('founder_article_template.html') },
    ]).articles
    expect(article).toMatchObject({
      kicker: ['{{kicker}}'],
      headline: ['{{headline}}'],
      deck: ['{{deck}}'],
      images: [{ caption: '{{caption}}', credit: '{{photographer}}' }],
    })
  })
})

describe.skipIf(!there)('the text of a real issue', () => {
  it.each(FAMILIES)('is the same after a round trip through pages of family %s', (family) => {
    const [options] = realIssues(samples)
    const edition = makeEdition(family, { ...options, seed: 4 })
    const issue = readEdition(savedPages(edition))
    const told = issueArticles(issue).map(({ headline, kicker, deck, body }) =>
      withoutSpaces([headline, kicker, deck, body]),
    )
    const copies = issue.notes.filter(({ code }) => code === 'repeat').length
    const wanted = expectedArticles(edition.truth).map(({ headline, kicker, deck, body }) =>
      withoutSpaces([headline, kicker, deck, body]),
    )
    expect(told.length + copies).toBe(wanted.length)
    expect(wanted.filter((one) => !told.includes(one)).length).toBeLessThanOrEqual(copies)
    expect(lostFrom(issue)).toBe('')
  })
})

describe.skipIf(!there)('the forms of 510 papers', () => {
  const sites: Site[] = there ? JSON.parse(readFileSync(join(samples, 'epaper_sites.json'), 'utf8')) : []
  const articleOf = (html: string): Article | undefined => {
    try {
      return readEdition([{ name: 'content_1.htm', bytes: new TextEncoder().encode(html) }]).articles[0]
    } catch (error) {
      if (error instanceof UnreadableSource) return undefined
      throw error
    }
  }
  const readable = (site: Site): boolean | undefined => {
    const page = rebuild(site)
    if (!page) return undefined
    const article = articleOf(page.html)
    return (
      article?.headline.join() === page.headline &&
      article.body.map(({ text }) => text).join() === page.body.join()
    )
  }
  const known = (families: RegExp): boolean[] =>
    sites.filter(({ family }) => families.test(family)).flatMap((site) => readable(site) ?? [])

  it('give the exact headline and body for at least 9 in 10 papers', () => {
    const all = known(/./)
    const main = known(/^(?:A|B|B'|B2|C|D|E)$/)
    expect(main.length).toBeGreaterThan(390)
    expect(all.filter(Boolean).length / all.length).toBeGreaterThan(0.94)
    expect(main.filter(Boolean).length / main.length).toBeGreaterThan(0.95)
  })
})
