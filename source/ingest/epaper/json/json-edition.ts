import { partAddress } from '../addresses/address.ts'
import { isPostAddress, knownOf } from '../addresses/post-address.ts'
import { parseHtml } from '../html/html.ts'
import { htmlLines } from '../html/html-lines.ts'
import { polygonOf } from '../pages/areas.ts'
import type { ArticlePage } from '../pages/article-page.ts'
import { type Label, labelOf, labelOfNumber } from '../pages/label.ts'
import type { ArticleLink, PageLayout, PageLink } from '../pages/layout-page.ts'
import { articleFrom } from './json-article.ts'
import {
  type Fields,
  isFields,
  listOf,
  listWith,
  type Names,
  objectsIn,
  parsedJson,
  statedDay,
  wordsOf,
} from './json-fields.ts'
import { ARTICLE, FORMS, IMPRINT, type JsonForm } from './json-forms.ts'

/** What one file of JSON holds. */
export interface JsonEdition {
  readonly paper?: string
  /** ISO 8601. */
  readonly date?: string
  /** The pages whose articles it holds or lists. */
  readonly layouts: readonly { readonly address: string; readonly layout: PageLayout }[]
  /** The articles whose texts it holds. */
  readonly articles: readonly {
    readonly address: string
    readonly article: ArticlePage
    readonly label?: Label
  }[]
  /** The pages that it only leads to. */
  readonly pages: readonly PageLink[]
  /** The newest issue, if that is all it leads to. */
  readonly redirect?: string
}

/** What is stated once for the file, or by its pages and articles, of which most decide. */
const stated = (all: readonly Fields[], names: Names): string => {
  const words = all.map((fields) => wordsOf(fields, names)).filter((one) => one !== '')
  const counts = [...Map.groupBy(words, (one) => one)]
  return counts.toSorted(([, one], [, other]) => other.length - one.length)[0]?.[0] ?? ''
}

const plainWords = (words: string): string[] => {
  const html = parseHtml(words)
  return htmlLines(html, { from: 0, to: html.nodes.length }, { sourceBreaks: true }).map(({ text }) => text)
}

/** `01·第01版：要闻`: the number of the page stands twice. */
const labelFrom = (words: string): Label | undefined => labelOf(words.replace(/^.{0,6}?(?=第.{1,6}版)/u, ''))

/** The address of a saved file with its query, which is a part of the file's name. */
const withQuery = (address: string): string =>
  address.startsWith('file:') ? address.replace(/%3f.*$/i, decodeURIComponent) : address

/** Whether a file holds the pages whose articles it lists, instead of linking to them. */
const holdsPages = ({ pages, articles }: JsonForm): boolean =>
  pages !== undefined && articles !== undefined && !pages.address

/** The pages that a file lists. Those that it holds are known by the list of their articles, whatever theirs is called. */
const pagesIn = (form: JsonForm, holder: Fields): readonly Fields[] => {
  const { pages, articles } = form
  if (!pages) return []
  return articles && holdsPages(form) ? listWith(holder, articles.list) : listOf(holder, pages.list ?? [])
}

/** Reads one file of the form that it has. */
class JsonReader {
  readonly #form: JsonForm
  readonly #holder: Fields
  readonly #address: string
  readonly #own: URL
  readonly #articles: JsonEdition['articles'][number][] = []

  constructor(form: JsonForm, holder: Fields, address: string) {
    this.#form = form
    this.#holder = holder
    this.#address = address
    this.#own = new URL(address)
  }

  read(outermost: Fields): JsonEdition | undefined {
    const { pages: pageForm, articles: articleForm, article, issues } = this.#form
    const pages = pagesIn(this.#form, this.#holder)
    const one = article?.map((name) => this.#holder[name]).find(isFields)
    const listed = articleForm && !holdsPages(this.#form) ? this.#listIn(this.#holder) : []
    const current = pageForm?.current?.map((name) => this.#holder[name]).find(isFields)
    const pageLinks = pages.map((page, index) => this.#pageLink(page, index, current))
    const layouts = this.#layouts(pages, pageLinks, current)
    if (one) this.#addArticle(one, this.#address, labelFrom(wordsOf(one, IMPRINT.label)))
    const redirect = issues && this.#newest(issues)
    if (layouts.length + this.#articles.length + pageLinks.length === 0 && redirect === undefined)
      return undefined
    const [above, within] = [
      [outermost, this.#holder, ...(current ? [current] : []), ...(one ? [one] : [])],
      [...pages, ...listed],
    ]
    const paper = stated(above, IMPRINT.paper) || stated(within, IMPRINT.paper)
    const date = statedDay(stated(above, IMPRINT.date)) ?? statedDay(stated(within, IMPRINT.date))
    return {
      ...(paper ? { paper } : {}),
      ...(date ? { date } : {}),
      layouts,
      articles: this.#articles,
      pages: layouts.length > 0 && holdsPages(this.#form) ? [] : pageLinks,
      ...(redirect ? { redirect } : {}),
    }
  }

  /** Each page that the file holds, or the one whose articles it lists. */
  #layouts(
    pages: readonly Fields[],
    links: readonly PageLink[],
    current: Fields | undefined,
  ): JsonEdition['layouts'] {
    if (!this.#form.articles) return []
    if (holdsPages(this.#form))
      return pages.flatMap((page, index) => {
        const link = links[index]
        if (!link) return []
        // One list of the pages is enough: in each of thousands it would fill the memory.
        const listed = index === 0 ? links : []
        return [{ address: link.url, layout: this.#layout(page, page, link.label, link.url, listed) }]
      })
    const label = current ? this.#labelOf(current, undefined) : labelFrom(knownOf(this.#address))
    const layout = this.#layout(this.#holder, current ?? {}, label, this.#address, links)
    return layout.articles.length > 0 || current ? [{ address: this.#address, layout }] : []
  }

  #layout(
    holder: Fields,
    page: Fields,
    label: Label | undefined,
    address: string,
    pages: readonly PageLink[],
  ): PageLayout {
    const links: ArticleLink[] = []
    const areas: PageLayout['areas'][number][] = []
    for (const [index, article] of this.#listIn(holder).entries()) {
      const linked = this.#form.articles?.address?.(this.#own, page, article)
      const url = linked ?? `${address.includes('#') ? address : `${address}#`}-${index + 1}`
      if (linked === undefined && !this.#addArticle(article, url, label)) continue
      links.push({ url, title: plainWords(wordsOf(article, ARTICLE.headline)) })
      const polygon = polygonOf(wordsOf(article, ARTICLE.area), 'polygon')
      if (polygon.length > 0) areas.push({ url, title: [], polygon })
    }
    const pdf = URL.parse(wordsOf(page, IMPRINT.pdf) || '#', this.#own)
    return {
      ...(label ? { label } : {}),
      pages,
      articles: links,
      elsewhere: [],
      areas,
      ...(pdf && wordsOf(page, IMPRINT.pdf) !== '' ? { pdf: pdf.href } : {}),
    }
  }

  /** The articles of a page, in the order in which the site shows them. */
  #listIn(holder: Fields): readonly Fields[] {
    const form = this.#form.articles
    if (!form) return []
    const list = listOf(holder, form.list)
    return form.isReversed ? list.toReversed() : list
  }

  #addArticle(fields: Fields, address: string, label: Label | undefined): boolean {
    const article = articleFrom(fields)
    if (article) this.#articles.push({ address, article, ...(label ? { label } : {}) })
    return article !== undefined
  }

  #pageLink(page: Fields, index: number, current: Fields | undefined): PageLink {
    const form = this.#form.pages
    const isCurrent = current && form && wordsOf(current, form.number) === wordsOf(page, form.number)
    const linked = isCurrent ? this.#address : form?.address?.(this.#own, page, {})
    return {
      url: linked ?? partAddress(this.#address, `${index + 1}`),
      label: this.#labelOf(page, index) ?? labelOfNumber(`${index + 1}`),
    }
  }

  #labelOf(page: Fields, index: number | undefined): Label | undefined {
    const form = this.#form.pages
    if (!form) return undefined
    const named = form.label && labelFrom(wordsOf(page, form.label))
    if (named) return named
    const [number, section] = [wordsOf(page, form.number), wordsOf(page, form.section ?? [])]
    const counted = number || (index === undefined ? '' : `${index + 1}`)
    return labelOf(`第${counted}版${section === '' ? '' : `：${section}`}`)
  }

  #newest({ list, code, day, address }: NonNullable<JsonForm['issues']>): string | undefined {
    const wanted = this.#own.hash.slice(1)
    return listOf(this.#holder, list)
      .filter((issue) => wanted === '' || wordsOf(issue, code) === wanted)
      .flatMap((issue) => {
        const [url, date] = [address(this.#own, issue, {}), statedDay(wordsOf(issue, day))]
        return url !== undefined && date !== undefined ? [{ url, date }] : []
      })
      .toSorted((one, other) => (one.date < other.date ? 1 : -1))[0]?.url
  }
}

/** Whether an object has what a form reads, with the marks that prove it. */
const isOfForm = (form: JsonForm, holder: Fields, address: string): boolean => {
  const { pages, articles, article, issues } = form
  if (article) {
    const ones = article.map((name) => holder[name]).filter(isFields)
    return ones.some((one) => [...ARTICLE.headline, ...ARTICLE.body].some((name) => name in one))
  }
  if (issues) return listOf(holder, issues.list).some((issue) => wordsOf(issue, issues.code) !== '')
  if (pages || !articles) return pagesIn(form, holder).length > 0
  const listed = listOf(holder, articles.list)
  const [sample] = listed
  return (
    sample !== undefined &&
    (isPostAddress(address) || (articles.signs ?? []).some((name) => wordsOf(sample, [name]) !== ''))
  )
}

/**
 * Reads the JSON of a digital edition: a day, a page, an article, or what leads to them; undefined if it is of no form.
 * Pages and articles that have no address of their own get one under that of the file.
 */
export const readJsonEdition = (json: string, address: string): JsonEdition | undefined => {
  const objects = objectsIn(parsedJson(json))
  const [outermost] = objects
  if (!outermost || !URL.canParse(address)) return undefined
  for (const form of FORMS) {
    const holder = objects.find((one) => isOfForm(form, one, address))
    const read = holder && new JsonReader(form, holder, withQuery(address)).read(outermost)
    if (read) return read
  }
  return undefined
}
