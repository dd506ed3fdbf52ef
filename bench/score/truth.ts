import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { encodeGb18030 } from '../../test/editions/gb18030.ts'
import { damaged } from './damage.ts'

export interface TrueArticle {
  readonly page: string
  readonly kicker: string
  readonly headline: string
  readonly deck: string
  readonly paragraphs: readonly string[]
}

/** A text to read and what a good reader finds in it. */
export interface Sample {
  readonly name: string
  readonly text: string
  readonly masthead?: Readonly<Record<string, string | number>>
  readonly articles: readonly TrueArticle[]
}

interface RawArticle {
  readonly kicker?: string
  readonly headline?: string
  readonly title?: string
  readonly deck?: string
  readonly content?: string
  readonly paragraphs?: readonly string[]
}

const articleOf = (raw: RawArticle, page: string): TrueArticle => ({
  page,
  kicker: raw.kicker ?? '',
  headline: raw.headline ?? raw.title ?? '',
  deck: raw.deck ?? '',
  paragraphs: (raw.paragraphs ?? raw.content?.split(/\n+/) ?? []).map((one) => one.trim()).filter(Boolean),
})

const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))
const within = (folder: string, pattern: string): string[] =>
  globSync(pattern, { cwd: folder })
    .sort()
    .map((file) => join(folder, file))

/** Front pages with defects put in on purpose. */
export const damagedPages = (samples: string): Sample[] =>
  within(samples, 'seedlike/*.truth.json').map((path) => {
    const truth = json(path) as { masthead: Record<string, string | number>; articles: RawArticle[] }
    const text = path.replace('.truth.json', '.txt')
    return {
      name: basename(text),
      text: readFileSync(text, 'utf8'),
      masthead: truth.masthead,
      articles: truth.articles.map((one) => articleOf(one, '1')),
    }
  })

/** The same front pages, undamaged, with other defects of the same kinds put in: ten to a page. */
export const otherDamage = (samples: string): Sample[] =>
  damagedPages(samples).flatMap(({ name, text, articles }) =>
    Array.from({ length: 10 }, (_, seed) =>
      damaged(
        name,
        text.slice(0, text.indexOf(articles[0]?.kicker || articles[0]?.headline || '')).trim(),
        articles,
        seed,
      ),
    ),
  )

const MEASURES = [14, 20, 27, 36]
const wrap = (text: string, measure: number): string =>
  (text.match(new RegExp(`.{1,${measure}}`, 'gu')) ?? []).join('\n')

const blocksOf = (articles: readonly TrueArticle[], paragraph: (text: string) => string): string[] =>
  articles.flatMap(({ kicker, headline, deck, paragraphs }) => [
    ...[kicker, headline, deck].filter(Boolean),
    ...paragraphs.map(paragraph),
  ])

/** The same front pages, undamaged, hard-wrapped: blocks apart, or paragraphs indented and nothing apart. */
export const wrappedPages = (samples: string): Sample[] =>
  damagedPages(samples).flatMap(({ name, articles }) =>
    MEASURES.flatMap((measure) => [
      {
        name: `${name} ${measure} apart`,
        text: blocksOf(articles, (one) => wrap(one, measure)).join('\n\n'),
        articles,
      },
      {
        name: `${name} ${measure} indented`,
        text: blocksOf(articles, (one) => wrap(`　　${one}`, measure)).join('\n'),
        articles,
      },
    ]),
  )

const HALF: readonly (readonly [string, string])[] = [
  ['，', ','],
  ['：', ':'],
  ['；', ';'],
  ['（', '('],
  ['）', ')'],
  ['！', '!'],
  ['？', '?'],
]

/** The damaged front pages with half-width marks, as several archives fold them, and with DOS line ends. */
export const halfWidthPages = (samples: string): Sample[] =>
  damagedPages(samples).map((sample) => ({
    ...sample,
    text: HALF.reduce((text, [full, half]) => text.replaceAll(full, half), sample.text).replaceAll(
      '\n',
      '\r\n',
    ),
  }))

/** Whole issues in one file, a mark before each article. */
export const wholeIssues = (samples: string): Sample[] =>
  within(samples, 'issues/*.json').map((path) => {
    const truth = json(path) as { pages: { page: number; articles: RawArticle[] }[] }
    const text = path.replace('.json', '.txt')
    return {
      name: basename(text),
      text: readFileSync(text, 'utf8'),
      articles: truth.pages.flatMap(({ page, articles }) =>
        articles.map((one) => articleOf(one, String(page))),
      ),
    }
  })

/** A provincial daily's issue, printed as text with page marks alone. */
export const printedIssues = (samples: string): Sample[] =>
  within(samples, 'hndaily/*.json').map((path) => {
    const truth = json(path) as {
      source: string
      date: string
      pages: { page: string; page_name: string; articles: RawArticle[] }[]
    }
    const pages = truth.pages.map((page) => ({
      ...page,
      articles: page.articles.map((one) => articleOf(one, page.page)),
    }))
    return {
      name: basename(path),
      text: pages
        .map((page) =>
          [
            `第${page.page}版：${page.page_name}`,
            ...page.articles.flatMap(({ headline, paragraphs }) => [headline, ...paragraphs]),
          ].join('\n\n'),
        )
        .join('\n\n'),
      articles: pages.flatMap((page) => page.articles),
    }
  })

/** The pages of whole issues, each printed by itself without a mark between its articles. */
export const printedPages = (samples: string): Sample[] =>
  wholeIssues(samples).flatMap(({ name, articles }) =>
    [...Map.groupBy(articles, ({ page }) => page)].flatMap(([page, all]) => {
      const printed = all.filter(({ paragraphs }) => paragraphs.length > 0)
      if (printed.length === 0) return []
      const blocks = printed.flatMap(({ kicker, headline, deck, paragraphs }) => [
        ...[kicker, headline, deck].filter(Boolean),
        ...paragraphs,
      ])
      return [{ name: `${name} ${page}`, text: blocks.join('\n\n'), articles: printed }]
    }),
  )

/** A masthead in the common form, for pages that have none of their own. */
const INVENTED = '青石日报\n\n2021年11月9日 星期二\n\n第 1799 号'

/** Every page of the whole issues, with damage and without a mark between its articles: four seeds to a page. */
export const damagedEverywhere = (samples: string): Sample[] =>
  printedPages(samples).flatMap(({ name, articles }) =>
    Array.from({ length: 4 }, (_, seed) => damaged(name, INVENTED, articles, 100 + seed)),
  )

const spacedOut = (text: string): string =>
  text
    .split('\n')
    .map((line) => [...line].join(' '))
    .join('\n')
const misread = (text: string): string =>
  [...encodeGb18030(text.replace(/[\u00a0\u2000-\u200a]/g, ' '))]
    .map((byte) => String.fromCharCode(byte))
    .join('')

/** The damaged front pages spaced out, and as GBK read as Latin-1. */
export const garbledPages = (samples: string): Sample[] =>
  damagedPages(samples).flatMap((sample) =>
    [spacedOut, misread].map((garble) => ({
      name: `${sample.name} ${garble.name}`,
      text: garble(sample.text),
      articles: sample.articles,
    })),
  )

/** Extracted pages of other papers, without truth: only the invariants are checked. */
export const wildPages = (samples: string): Sample[] =>
  within(samples, 'web/*.txt').map((path) => ({
    name: basename(path),
    text: readFileSync(path, 'utf8'),
    articles: [],
  }))
