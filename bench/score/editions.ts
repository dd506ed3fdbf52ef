/**
 * `node bench/score/editions.ts`: scores the reading of digital editions and prints tables. Invented editions of each family
 * are compared with the truth that they were made from; real material beside the repository, if there is any, with what is
 * known about it. `--write` puts the tables into bench/SCORE.md, `--why` lists the errors.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { linksOf, readEdition } from '../../source/ingest/epaper/index.ts'
import type { Issue } from '../../source/issue/index.ts'
import { DIRT, type Dirt, FAMILIES, type Family, makeEdition } from '../../test/editions/index.ts'
import { realIssues, withoutSpaces } from '../../test/ingest/epaper/real-issues.ts'
import { type Rebuilt, rebuild, type Site } from '../../test/ingest/epaper/sites.ts'
import {
  expectedArticles,
  expectedPages,
  issueArticles,
  issuePages,
  savedPages,
} from '../../test/ingest/epaper/truth.ts'
import { lostFrom } from '../../test/ingest/laws.ts'
import { markdownTable } from '../figures.ts'

const root = join(import.meta.dirname, '../..')
const samples = join(root, '../shared/samples')
const document = join(root, 'bench/SCORE.md')
const why = process.argv.includes('--why')

const HEAD =
  'family editions articles headline kicker deck body pictures pages areas unaccounted pages/s'.split(' ')
const share = (right: number, all: number): string => (all === 0 ? '–' : (right / all).toFixed(3))
const isEqual = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

const PARTS = ['headline', 'kicker', 'deck', 'body', 'images'] as const
const SEEDS = 12

/** No defect, each kind of defect alone, and several at once. */
const dirtOf = (seed: number): readonly Dirt[] => {
  if (seed % 4 === 0) return []
  if (seed % 4 === 1) return DIRT.filter((_, index) => (index + seed) % 5 === 0)
  return DIRT.slice(seed % DIRT.length, (seed % DIRT.length) + 1)
}

const scoreFamily = (family: Family): string[] => {
  const right = { headline: 0, kicker: 0, deck: 0, body: 0, images: 0, pages: 0, areas: 0 }
  let [articles, pages, areas, lost, files, time] = [0, 0, 0, 0, 0, 0]
  for (let seed = 0; seed < SEEDS; seed++) {
    const edition = makeEdition(family, { seed: 40 + seed, pages: 8, articles: 6, dirt: dirtOf(seed) })
    const saved = savedPages(edition)
    const start = process.cpuUsage()
    const issue = readEdition(saved)
    time += process.cpuUsage(start).user / 1e3
    files += saved.length
    lost += lostFrom(issue).length

    const [expected, read] = [expectedArticles(edition.truth), issueArticles(issue)]
    for (const [index, article] of expected.entries()) {
      articles++
      for (const part of PARTS) {
        if (isEqual(article[part], read[index]?.[part])) right[part]++
        else if (why) console.log(family, seed, part, article[part], read[index]?.[part])
      }
    }
    const [truePages, readPages] = [expectedPages(edition.truth), issuePages(issue)]
    for (const [index, page] of truePages.entries()) {
      pages++
      areas += page.areas.length
      right.areas += page.areas.filter((area) => readPages[index]?.areas.includes(area)).length
      if (isEqual({ ...page, areas: [] }, { ...readPages[index], areas: [] })) right.pages++
    }
  }
  const exact = PARTS.map((part) => share(right[part], articles))
  return [
    family,
    String(SEEDS),
    String(articles),
    ...exact,
    share(right.pages, pages),
    share(right.areas, areas),
    String(lost),
    (files / (time / 1e3)).toFixed(0),
  ]
}

/**
 * Scores the text of real issues in the pages of a family. Articles are matched by headline, because an article may be merged
 * with its copy on another page.
 */
const scorePrinted = (family: Family): string[] => {
  const right = { headline: 0, kicker: 0, deck: 0, body: 0 }
  let [articles, merged, lost] = [0, 0, 0]
  for (const [seed, options] of realIssues(samples).entries()) {
    const edition = makeEdition(family, { ...options, seed, dirt: dirtOf(seed) })
    const issue = readEdition(savedPages(edition))
    const read = issueArticles(issue)
    lost += lostFrom(issue).length
    merged += read.filter(({ pages }) => pages.length > 1).length
    for (const article of expectedArticles(edition.truth)) {
      articles++
      const matches = read.filter(
        ({ headline }) => withoutSpaces(headline) === withoutSpaces(article.headline),
      )
      for (const part of ['headline', 'kicker', 'deck', 'body'] as const)
        if (matches.some((match) => withoutSpaces(match[part]) === withoutSpaces(article[part])))
          right[part]++
    }
  }
  const exact = [right.headline, right.kicker, right.deck, right.body].map((count) => share(count, articles))
  return [family, String(articles), ...exact, String(merged), String(lost)]
}

/** Readings of a page while it is timed. */
const REPEATS = 60

const scoreLayoutPage = (name: string, url: string): string[] => {
  const bytes = readFileSync(join(samples, 'html', name))
  const { pages, articles } = linksOf(new TextDecoder().decode(bytes), url)
  const issue: Issue = readEdition([{ name: url, bytes }])
  const withArea = new Set(issue.pages.flatMap(({ areas = [] }) => areas.map(({ article }) => article))).size
  const start = process.cpuUsage()
  for (let repeat = 0; repeat < REPEATS; repeat++) readEdition([{ name: url, bytes }])
  const speed = (bytes.length * REPEATS) / process.cpuUsage(start).user
  const titled = issue.articles.filter(({ headline }) => headline.length > 0).length
  return [
    name,
    `${issue.name} ${issue.datePublished}`,
    String(pages.length),
    `${titled}/${articles.length}`,
    `${withArea}/${articles.length}`,
    String(lostFrom(issue).length),
    speed.toFixed(1),
  ]
}

const encode = (html: string): Uint8Array => new TextEncoder().encode(html)

/** Whether a paper's rebuilt article page is read exactly, by itself or beside a layout page that lists its title. */
const readsExactly = ({ html, headline, body }: Rebuilt, listed: boolean): boolean => {
  const list = `<td>第01版：要闻</td><a href="content_1.htm">${headline}</a>`
  const page = { name: 'content_1.htm', bytes: encode(html) }
  try {
    const [article] = readEdition(
      listed ? [{ name: 'node_1.htm', bytes: encode(list) }, page] : [page],
    ).articles
    return (
      article?.headline.join() === headline && article.body.map(({ text }) => text).join() === body.join()
    )
  } catch {
    return false
  }
}

const scorePapers = (): string[][] => {
  const sites: Site[] = JSON.parse(readFileSync(join(samples, 'epaper_sites.json'), 'utf8'))
  const rebuilt = sites.flatMap((site) => {
    const page = rebuild(site)
    return page ? [{ site, alone: readsExactly(page, false), listed: readsExactly(page, true) }] : []
  })
  if (why)
    for (const { site, listed } of rebuilt) if (!listed) console.log(site.family, site.paper, site.selectors)
  const families = ['A', 'B', "B'", 'B2', 'C', 'D', 'E', 'F', 'Z']
  const row = (name: string, isIncluded: (family: string) => boolean): string[] => {
    const pages = rebuilt.filter(({ site }) => isIncluded(site.family))
    const all = sites.filter(({ family }) => isIncluded(family)).length
    const exact = (way: 'alone' | 'listed'): string =>
      share(pages.filter((page) => page[way]).length, pages.length)
    return [name, String(all), String(pages.length), exact('alone'), exact('listed')]
  }
  return [...families.map((family) => row(family, (other) => other === family)), row('all', () => true)]
}

const sections = [
  'Invented editions of small pages, with each kind of defect among them. Shares are of articles whose part is exact, of pages whose label and order are exact, and of areas that lead to their article. Speeds are in processor time.',
  markdownTable(HEAD, FAMILIES.map(scoreFamily)),
]
if (existsSync(samples)) {
  sections.push(
    'The text of real issues in invented pages, compared without white space.',
    markdownTable(
      ['family', 'articles', 'headline', 'kicker', 'deck', 'body', 'merged from two pages', 'unaccounted'],
      FAMILIES.map(scorePrinted),
    ),
    'Real layout pages.',
    markdownTable(
      ['page', 'issue', 'pages linked', 'articles titled', 'areas linked', 'unaccounted', 'MB/s'],
      [
        scoreLayoutPage(
          'jxrb_node_187_2017-10-09_fragment.html',
          'http://epaper.invalid/jxrb/html/2017-10/09/node_187.htm',
        ),
        scoreLayoutPage(
          'rmrb_layout_2024-12-25.html',
          'http://paper.invalid/rmrb/pc/layout/202412/25/node_01.html',
        ),
      ],
    ),
    'The 510 papers of the survey: article pages rebuilt from the selectors of working crawlers, where those are simple. Shares are of pages whose headline and body are exact.',
    markdownTable(
      ['family', 'papers', 'rebuilt', 'exact alone', 'exact beside its layout page'],
      scorePapers(),
    ),
  )
} else
  console.log(
    'The samples (../shared/samples beside the repository) are missing: only invented editions are scored.',
  )

const report = sections.join('\n\n')
console.log(report)
if (process.argv.includes('--write') && existsSync(document)) {
  const [before = '', , after = ''] = readFileSync(document, 'utf8').split(
    /(?<=<!-- editions -->\n)|(?=<!-- \/editions -->)/,
  )
  writeFileSync(document, `${before}${report}\n${after}`)
}
