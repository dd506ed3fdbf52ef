import { isJsonText } from '../source/markup.ts'
import { addressKey, follow } from './addresses/address.ts'
import { redirectOf } from './addresses/script.ts'
import { safeWords } from './edition/transcript.ts'
import { parseHtml } from './html/html.ts'
import { type JsonEdition, readJsonEdition } from './json/json-edition.ts'
import { furtherPartsOf } from './pages/further-parts.ts'
import { imprintOf } from './pages/imprint.ts'
import { type ArticleLink, type PageLink, readLayout } from './pages/layout-page.ts'
import { trailerOf } from './pages/trailer.ts'

/** The links of a page of a digital edition, as full addresses. */
export interface Links {
  /**
   * Layout pages in the edition's order, each once; the label as printed, `A01：头版`, where the link has one, and its number
   * where it is understood, `A01`.
   */
  readonly pages: readonly { readonly url: string; readonly label?: string; readonly number?: string }[]
  /** `page` is the label of an article's page, if this page shows the whole day. */
  readonly articles: readonly { readonly url: string; readonly title?: string; readonly page?: string }[]
  /** Articles that the page points to without carrying them: other pages of the issue do, most likely. */
  readonly elsewhere?: readonly { readonly url: string; readonly title?: string }[]
  /** Further parts of the article on this page (下一页). */
  readonly furtherParts?: readonly string[]
  readonly pdf?: string
  /** Whether the page contains its articles in full, so nothing more needs to be fetched. */
  readonly whole?: true
  /** The days that the page gives as its own, ISO 8601; empty if it prints none. */
  readonly days?: readonly string[]
  /** The paper's name as the page gives it, in its title or its trailer. */
  readonly paper?: string
  /** Where the page redirects to: by META refresh, or by a script that sets the location. */
  readonly redirect?: string
}

const titled = ({ url, title }: Pick<ArticleLink, 'url' | 'title'>): { url: string; title?: string } => ({
  url,
  ...(title.length > 0 ? { title: safeWords(title.join(' ')) } : {}),
})

const pageLinkOf = ({ url, label }: PageLink): Links['pages'][number] => ({
  url,
  ...(label?.words ? { label: safeWords(label.words) } : {}),
  ...(label?.printPage ? { number: label.printPage } : {}),
})

/** The links of a file of JSON. */
const linksOfJson = (json: JsonEdition, url: string): Links => {
  const held = new Set(json.articles.map(({ address }) => address))
  const articles = json.layouts.flatMap(({ address, layout }) => {
    // A page that is a part of the file, so that the file shows the whole day.
    const page = address !== url && layout.label ? { page: safeWords(layout.label.words) } : {}
    return layout.articles.filter((one) => !held.has(one.url)).map((one) => ({ ...titled(one), ...page }))
  })
  const [pdf] = json.layouts.flatMap(({ layout }) => layout.pdf ?? [])
  return {
    pages: json.pages.map(pageLinkOf),
    articles,
    ...(pdf && json.layouts.length === 1 ? { pdf } : {}),
    ...(json.layouts.length > 0 && held.size > 0 && articles.length === 0 ? { whole: true } : {}),
    ...(json.date ? { days: [json.date] } : {}),
    ...(json.paper ? { paper: safeWords(json.paper) } : {}),
    ...(json.redirect ? { redirect: json.redirect } : {}),
  }
}

/**
 * The links of a front page or layout page, from which an edition is fetched.
 * @param html the decoded page
 * @param url its address
 */
export const linksOf = (html: string, url: string): Links => {
  const json = isJsonText(html) ? readJsonEdition(html, url) : undefined
  if (json) return linksOfJson(json, url)
  const parsed = parseHtml(html, url)
  const { pages, articles, elsewhere, areas, pdf, otherDay } = readLayout(parsed, url)
  const { name: paper, ownDates = otherDay === undefined ? [] : [otherDay] } = imprintOf(
    parsed,
    url,
    trailerOf(parsed),
  )
  const furtherParts = furtherPartsOf(parsed, url)
  const target = redirectOf(parsed)
  const redirect = target === undefined ? undefined : follow(url, target)
  const pageKeys = new Set(pages.map((one) => addressKey(one.url)))
  const listedKeys = new Set(articles.map((one) => addressKey(one.url)))
  const labelsOfParts = new Map(
    pages.flatMap(({ url: to, label }) => (to.includes('#') && label ? [[to, safeWords(label.words)]] : [])),
  )
  const unlistedAreas = new Map(
    areas.filter((area) => !listedKeys.has(addressKey(area.url))).map((area) => [addressKey(area.url), area]),
  )
  return {
    // Parts of this page are not pages to fetch.
    pages: pages.filter(({ url: to }) => !to.includes('#')).map(pageLinkOf),
    articles: [
      ...articles.map(({ url: to, title, under }) => {
        const page = labelsOfParts.get(under ?? '')
        return {
          url: to,
          ...(title.length > 0 ? { title: safeWords(title.join(' ')) } : {}),
          ...(page === undefined ? {} : { page }),
        }
      }),
      ...[...unlistedAreas.values()].filter(({ url: to }) => !pageKeys.has(addressKey(to))).map(titled),
    ],
    ...(elsewhere.length > 0 ? { elsewhere: elsewhere.map(titled) } : {}),
    ...(furtherParts.length > 0 ? { furtherParts } : {}),
    ...(pdf ? { pdf } : {}),
    ...(ownDates.length > 0 ? { days: ownDates } : {}),
    ...(paper ? { paper } : {}),
    ...(redirect && addressKey(redirect) !== addressKey(url) ? { redirect } : {}),
  }
}
