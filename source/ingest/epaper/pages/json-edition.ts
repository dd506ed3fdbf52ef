import { partAddress } from '../addresses/address.ts'
import { parseHtml } from '../html/html.ts'
import { htmlLines } from '../html/html-lines.ts'
import { type ArticlePage, readArticle } from './article-page.ts'
import { type Label, labelOf } from './label.ts'
import { type LinkedArea, type PageLayout, type PageLink, polygonOf } from './layout-page.ts'

/** Field names in the JSON of sites that keep a whole day in one file; another such site adds its names here. */
const NAMES = {
  paper: ['paperName'],
  date: ['paperDate', 'paperData'],
  pages: ['paperInfo'],
  number: ['paperNumber'],
  section: ['paperBk'],
  articles: ['xyList'],
  kicker: ['guideTitle'],
  headline: ['title'],
  deck: ['title2'],
  author: ['author'],
  body: ['content'],
  area: ['coords'],
} as const

type Fields = Readonly<Record<string, unknown>>
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null

const fieldValue = (fields: unknown, part: keyof typeof NAMES): unknown =>
  isFields(fields) ? NAMES[part].map((name) => fields[name]).find((value) => value !== undefined) : undefined
const listOf = (fields: unknown, part: keyof typeof NAMES): readonly unknown[] => {
  const value = fieldValue(fields, part)
  return Array.isArray(value) ? value : []
}
const wordsOf = (fields: unknown, part: keyof typeof NAMES): string => {
  const value = fieldValue(fields, part)
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
}

/** Wraps one article in the HTML of an article page, so that `readArticle` can read it. */
const articleFrom = (fields: unknown): ArticlePage | undefined => {
  const part = (name: string, words: string): string =>
    `<div><!--<npm:article-${name}>-->${words}<!--</npm:article-${name}>--></div>`
  const html = [
    part('pretitle', wordsOf(fields, 'kicker')),
    part('title', wordsOf(fields, 'headline')),
    part('subtitle', wordsOf(fields, 'deck')),
    part('author', wordsOf(fields, 'author')),
    part('content', wordsOf(fields, 'body')),
  ]
  return readArticle(parseHtml(`<div class="article-content">${html.join('\n')}</div>`), {}, true)
}

const plainWords = (words: string): string[] => {
  const html = parseHtml(words)
  return htmlLines(html, { from: 0, to: html.nodes.length }, { sourceBreaks: true }).map(({ text }) => text)
}

interface JsonPage {
  readonly address: string
  readonly layout: PageLayout
  readonly articles: readonly { readonly address: string; readonly article: ArticlePage }[]
}

interface JsonEdition {
  readonly paper?: string
  readonly date?: string
  readonly pages: readonly JsonPage[]
}

/** An article of the JSON with the fields it was read from. */
interface JsonArticle {
  readonly address: string
  readonly article: ArticlePage
  readonly fields: unknown
}

const labelOfPage = (page: Fields, index: number): Label => {
  const [number, section] = [wordsOf(page, 'number'), wordsOf(page, 'section')]
  const words = `第${number || index + 1}版${section === '' ? '' : `：${section}`}`
  return labelOf(words) ?? { printPage: String(index + 1), words }
}

const articlesOf = (page: Fields, pageAddress: string): JsonArticle[] =>
  listOf(page, 'articles').flatMap((fields, index) => {
    const article = articleFrom(fields)
    return article ? [{ address: `${pageAddress}-${index + 1}`, article, fields }] : []
  })

const areasOf = (articles: readonly JsonArticle[]): LinkedArea[] =>
  articles.flatMap(({ address, fields }) => {
    const polygon = polygonOf(wordsOf(fields, 'area'), 'polygon')
    return polygon.length > 0 ? [{ url: address, title: [], polygon }] : []
  })

const pageOf = (fields: Fields, { url: address, label }: PageLink, pages: readonly PageLink[]): JsonPage => {
  const articles = articlesOf(fields, address)
  const links = articles.map((article) => ({
    url: article.address,
    title: plainWords(wordsOf(article.fields, 'headline')),
  }))
  return {
    address,
    layout: { ...(label ? { label } : {}), pages, articles: links, elsewhere: [], areas: areasOf(articles) },
    articles: articles.map((one) => ({ address: one.address, article: one.article })),
  }
}

const parsed = (json: string): unknown => {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

/** The fields that hold the list of pages: all of the JSON, or what its `data` wraps. */
const withPages = (json: unknown): unknown => {
  if (!isFields(json) || listOf(json, 'pages').length > 0) return json
  return Object.values(json).find((inner) => listOf(inner, 'pages').length > 0) ?? json
}

/** The paper or the day: stated once for the edition, or by its pages, of which most decide. */
const statedBy = (edition: unknown, pages: readonly Fields[], part: 'paper' | 'date'): string => {
  const ofEdition = wordsOf(edition, part)
  if (ofEdition !== '') return ofEdition
  const stated = pages.map((page) => wordsOf(page, part)).filter((words) => words !== '')
  const counts = [...Map.groupBy(stated, (words) => words)]
  return counts.toSorted(([, one], [, other]) => other.length - one.length)[0]?.[0] ?? ''
}

/**
 * Reads the JSON in which a site keeps a whole day with its texts; undefined if it is not one. Pages and articles get
 * addresses under the address of the file.
 */
export const readJsonEdition = (json: string, address: string): JsonEdition | undefined => {
  const edition = withPages(parsed(json))
  const pageFields = listOf(edition, 'pages').filter(isFields)
  const links = pageFields.map(
    (fields, index): PageLink => ({
      url: partAddress(address, `${index + 1}`),
      label: labelOfPage(fields, index),
    }),
  )
  const pages = pageFields.flatMap((fields, index) => {
    const link = links[index]
    return link ? [pageOf(fields, link, links)] : []
  })
  if (!pages.some(({ articles }) => articles.length > 0)) return undefined
  const [paper, date] = [statedBy(edition, pageFields, 'paper'), statedBy(edition, pageFields, 'date')]
  return { pages, ...(paper ? { paper } : {}), ...(date ? { date } : {}) }
}
