/**
 * The digital editions' half of the score: `node bench/score/editions.ts`, with `--write` into bench/SCORE.md and with
 * `--why` what is wrong. Made-up editions of each family are held against the truth that they were made from; the
 * real material beside the repository, where it is there, against what is known of it.
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

const root = join(import.meta.dirname, '../..')
const samples = join(root, '../shared/samples')
const document = join(root, 'bench/SCORE.md')
const why = process.argv.includes('--why')

const HEAD =
  'family editions articles headline kicker deck body pictures pages areas unaccounted pages/s'.split(' ')
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
const share = (right: number, all: number): string => (all === 0 ? '–' : (right / all).toFixed(3))
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

const PARTS = ['headline', 'kicker', 'deck', 'body', 'images'] as const
const SEEDS = 12

/** No defect, each kind of defect alone, and several at once. */
const dirtOf = (seed: number): Dirt[] => {
  const one = DIRT[seed % DIRT.length]
  return seed % 4 === 0
    ? []
    : seed % 4 === 1
      ? DIRT.filter((_, at) => (at + seed) % 5 === 0)
      : one
        ? [one]
        : []
}

const scoreFamily = (family: Family): string[] => {
  const right = { headline: 0, kicker: 0, deck: 0, body: 0, images: 0, pages: 0, areas: 0 }
  let [articles, pages, areas, lost, files, time] = [0, 0, 0, 0, 0, 0]
  for (let seed = 0; seed < SEEDS; seed++) {
    const edition = makeEdition(family, { seed: 40 + seed, pages: 8, articles: 6, dirt: dirtOf(seed) })
    const saved = savedPages(edition)
    const begun = process.cpuUsage()
    const issue = readEdition(saved)
    time += process.cpuUsage(begun).user / 1e3
    files += saved.length
    lost += lostFrom(issue).length

    const [wanted, told] = [expectedArticles(edition.truth), issueArticles(issue)]
    for (const [index, article] of wanted.entries()) {
      articles++
      for (const part of PARTS) {
        if (same(article[part], told[index]?.[part])) right[part]++
        else if (why) console.log(family, seed, part, article[part], told[index]?.[part])
      }
    }
    const [truePages, readPages] = [expectedPages(edition.truth), issuePages(issue)]
    for (const [index, page] of truePages.entries()) {
      pages++
      areas += page.areas.length
      right.areas += page.areas.filter((area) => readPages[index]?.areas.includes(area)).length
      if (same({ ...page, areas: [] }, { ...readPages[index], areas: [] })) right.pages++
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

/** Real issues' text in each family's pages. An article may be folded into its copy on another page: found by headline. */
const scorePrinted = (family: Family): string[] => {
  const right = { headline: 0, kicker: 0, deck: 0, body: 0 }
  let [articles, merged, lost] = [0, 0, 0]
  for (const [seed, options] of realIssues(samples).entries()) {
    const edition = makeEdition(family, { ...options, seed, dirt: dirtOf(seed) })
    const issue = readEdition(savedPages(edition))
    const told = issueArticles(issue)
    lost += lostFrom(issue).length
    merged += told.filter(({ pages }) => pages.length > 1).length
    for (const article of expectedArticles(edition.truth)) {
      articles++
      const same = told.filter(({ headline }) => withoutSpaces(headline) === withoutSpaces(article.headline))
      for (const part of ['headline', 'kicker', 'deck', 'body'] as const)
        if (same.some((one) => withoutSpaces(one[part]) === withoutSpaces(article[part]))) right[part]++
    }
  }
  const exact = [right.headline, right.kicker, right.deck, right.body].map((one) => share(one, articles))
  return [family, String(articles), ...exact, String(merged), String(lost)]
}

const AGAIN = 60

const wholeLayout = (name: string, url: string): string[] => {
  const bytes = readFileSync(join(samples, 'html', name))
  const { pages, articles } = linksOf(new TextDecoder().decode(bytes), url)
  const issue: Issue = readEdition([{ name: url, bytes }])
  const drawn = new Set(issue.pages.flatMap(({ areas = [] }) => areas.map(({ article }) => article))).size
  const begun = process.cpuUsage()
  for (let again = 0; again < AGAIN; again++) readEdition([{ name: url, bytes }])
  const speed = (bytes.length * AGAIN) / process.cpuUsage(begun).user
  const titled = issue.articles.filter(({ headline }) => headline.length > 0).length
  return [
    name,
    `${issue.name} ${issue.datePublished}`,
    String(pages.length),
    `${titled}/${articles.length}`,
    `${drawn}/${articles.length}`,
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

const papers = (): string[][] => {
  const sites: Site[] = JSON.parse(readFileSync(join(samples, 'epaper_sites.json'), 'utf8'))
  const rebuilt = sites.flatMap((site) => {
    const page = rebuild(site)
    return page ? [{ site, alone: readsExactly(page, false), listed: readsExactly(page, true) }] : []
  })
  if (why)
    for (const { site, listed } of rebuilt) if (!listed) console.log(site.family, site.paper, site.selectors)
  const families = ['A', 'B', "B'", 'B2', 'C', 'D', 'E', 'F', 'Z']
  const row = (name: string, of: (family: string) => boolean): string[] => {
    const known = rebuilt.filter(({ site }) => of(site.family))
    const all = sites.filter(({ family }) => of(family)).length
    const right = (by: 'alone' | 'listed'): string =>
      share(known.filter((one) => one[by]).length, known.length)
    return [name, String(all), String(known.length), right('alone'), right('listed')]
  }
  return [...families.map((family) => row(family, (one) => one === family)), row('all', () => true)]
}

const parts = [
  'Made-up editions, each kind of dirt among them, of small pages; shares of articles whose part is exact, of pages whose label and order are, of areas that lead to their article. Speeds are of processor time.',
  table(HEAD, FAMILIES.map(scoreFamily)),
]
if (existsSync(samples)) {
  parts.push(
    'The text of real issues in made-up pages; white space apart.',
    table(
      ['family', 'articles', 'headline', 'kicker', 'deck', 'body', 'merged from two pages', 'unaccounted'],
      FAMILIES.map(scorePrinted),
    ),
    'Real layout pages.',
    table(
      ['page', 'issue', 'pages linked', 'articles titled', 'areas linked', 'unaccounted', 'MB/s'],
      [
        wholeLayout(
          'jxrb_node_187_2017-10-09_fragment.html',
          'http://epaper.invalid/jxrb/html/2017-10/09/node_187.htm',
        ),
        wholeLayout(
          'rmrb_layout_2024-12-25.html',
          'http://paper.invalid/rmrb/pc/layout/202412/25/node_01.html',
        ),
      ],
    ),
    'The 510 papers of the survey: article pages rebuilt from the selectors of working crawlers, where those are plain; shares whose headline and body are exact.',
    table(['family', 'papers', 'rebuilt', 'exact alone', 'exact beside its layout page'], papers()),
  )
} else
  console.log('The samples (../shared/samples beside the repository) are not here: made-up editions only.')

const written = parts.join('\n\n')
console.log(written)
if (process.argv.includes('--write') && existsSync(document)) {
  const [before = '', , after = ''] = readFileSync(document, 'utf8').split(
    /(?<=<!-- editions -->\n)|(?=<!-- \/editions -->)/,
  )
  writeFileSync(document, `${before}${written}\n${after}`)
}
