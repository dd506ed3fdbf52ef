import { partAddress } from '../addresses/address.ts'
import { parseHtml } from '../html/html.ts'
import { htmlLines } from '../html/html-lines.ts'
import { type ArticlePage, readArticle } from './article-page.ts'
import { type Label, labelOf } from './label.ts'
import { type LayoutPage, polygonOf } from './layout-page.ts'

/** Field names in the JSON of sites that keep a whole day in one file; another such site adds its names here. */
const NAMES = {
  paper: ['paperName'],
  date: ['paperDate'],
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

const given = (fields: unknown, part: keyof typeof NAMES): unknown =>
  isFields(fields) ? NAMES[part].map((name) => fields[name]).find((value) => value !== undefined) : undefined
const listOf = (fields: unknown, part: keyof typeof NAMES): readonly unknown[] => {
  const value = given(fields, part)
  return Array.isArray(value) ? value : []
}
const wordsOf = (fields: unknown, part: keyof typeof NAMES): string => {
  const value = given(fields, part)
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
  readonly layout: LayoutPage
  readonly articles: readonly { readonly address: string; readonly article: ArticlePage }[]
}

interface JsonEdition {
  readonly paper?: string
  readonly date?: string
  readonly pages: readonly JsonPage[]
}

/**
 * Reads the JSON in which a site keeps a whole day with its texts; undefined if it is not one. Pages and articles get
 * addresses under the address of the file.
 */
export const readJsonEdition = (json: string, at: string): JsonEdition | undefined => {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    return undefined
  }
  const sheets = listOf(value, 'pages').filter(isFields)
  const labels = sheets.map((sheet, index): Label => {
    const [number, section] = [wordsOf(sheet, 'number'), wordsOf(sheet, 'section')]
    const words = `第${number || index + 1}版${section === '' ? '' : `：${section}`}`
    return labelOf(words) ?? { printPage: String(index + 1), words }
  })
  const addresses = sheets.map((_, index) => partAddress(at, `${index + 1}`))
  const pages = sheets.map((sheet, index): JsonPage => {
    const own = listOf(sheet, 'articles').flatMap((fields, nth) => {
      const article = articleFrom(fields)
      const address = partAddress(at, `${index + 1}-${nth + 1}`)
      return article ? [{ address, article, fields }] : []
    })
    const areas = own.flatMap(({ address, fields }) => {
      const polygon = polygonOf(wordsOf(fields, 'area'), 'polygon')
      return polygon.length > 0 ? [{ url: address, title: [], polygon }] : []
    })
    const label = labels[index]
    return {
      address: addresses[index] ?? at,
      layout: {
        ...(label ? { label } : {}),
        pages: addresses.map((url, nth) => ({ url, ...(labels[nth] ? { label: labels[nth] } : {}) })),
        articles: own.map(({ address: url, fields }) => ({
          url,
          title: plainWords(wordsOf(fields, 'headline')),
        })),
        areas,
      },
      articles: own.map(({ address, article }) => ({ address, article })),
    }
  })
  if (!pages.some(({ articles }) => articles.length > 0)) return undefined
  const [paper, date] = [wordsOf(value, 'paper'), wordsOf(value, 'date')]
  return { pages, ...(paper ? { paper } : {}), ...(date ? { date } : {}) }
}
