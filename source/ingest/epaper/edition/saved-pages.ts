import { decode } from '../../decode.ts'
import { isDayInJson, looksLikePage } from '../../markup.ts'
import type { SourceFile } from '../../source-file.ts'
import { UnreadableSource } from '../../unreadable.ts'
import { addressOf, keyOf, ownAddress } from '../addresses/address.ts'
import { isArticleAddress, isPageAddress } from '../addresses/address-forms.ts'
import { movedTo } from '../addresses/script.ts'
import { type Html, parseHtml } from '../html/html.ts'
import { type ArticlePage, hasArticle, readArticle } from '../pages/article-page.ts'
import { type Imprint, imprintFrom, imprintOf } from '../pages/imprint.ts'
import { readJsonEdition } from '../pages/json-edition.ts'
import { type Label, labelOf } from '../pages/label.ts'
import { type Layout, ownLabel, readLayout } from '../pages/layout-page.ts'
import { type Trailer, trailerOf } from '../pages/trailer.ts'

/** A saved page, read as what it is. */
export type Read = ReadLayout | ReadArticle | ReadOther

interface Common {
  readonly name: string
  /** In full. */
  readonly address: string
  /** What it says of paper and day. */
  readonly imprint: () => Imprint
}
export interface ReadLayout extends Common {
  readonly kind: 'layout'
  readonly layout: Layout
}
export interface ReadArticle extends Common {
  readonly kind: 'article'
  readonly article: ArticlePage
  /** Reads it again knowing the title that a list has for it. */
  readonly knowing: (listed: string) => ArticlePage
  /** The page of the paper that it says it stands on. */
  readonly label: () => Label | undefined
}
/** No page of the edition: a door only sends its reader on, anything else is named in a note. */
interface ReadOther {
  readonly kind: 'door' | 'other'
  readonly name: string
  /** Why it could not be read at all. */
  readonly fault?: UnreadableSource
}

/** A page in hand; what is costly to read is read when it is asked for, and once. */
class Sheet {
  readonly name: string
  readonly html: Html
  readonly address: string
  readonly trailer: Trailer
  #layout: Layout | undefined
  #article: ArticlePage | undefined

  constructor(name: string, text: string) {
    this.name = name
    this.html = parseHtml(text, name)
    this.address = ownAddress(this.html, name)
    this.trailer = trailerOf(this.html)
  }

  get layout(): Layout {
    this.#layout ??= readLayout(this.html, this.address)
    return this.#layout
  }

  get article(): ArticlePage | undefined {
    this.#article ??= readArticle(this.html, this.trailer)
    return this.#article
  }

  /** The article of a page that is known to have one. */
  get surely(): ArticlePage | undefined {
    const { article } = this
    return article && article.body.length > 0 ? article : readArticle(this.html, this.trailer, true)
  }

  /** Whether it lists articles or has a map of them. */
  get lists(): boolean {
    return this.layout.articles.length > 0 || this.layout.areas.length > 0
  }

  /** What it is by its marks and its address, where they say it. */
  get marked(): 'layout' | 'article' | undefined {
    const { html, address, trailer } = this
    if (trailer.of) return trailer.of
    const [ofPage, ofArticle] = [isPageAddress(address), isArticleAddress(address)]
    // Some layout pages show the first article beside the list: it has a page of its own too.
    if (hasArticle(html)) return ofPage && this.lists ? 'layout' : 'article'
    if (ofPage && !ofArticle && this.lists) return 'layout'
    const { surely } = this
    const holds = surely && (surely.body.length + surely.pictures.length > 0 || !this.lists)
    return ofArticle && !ofPage && holds ? 'article' : undefined
  }

  /** What it is by what it holds. */
  get guessed(): Read['kind'] {
    const { html, article, layout } = this
    const holds = article !== undefined && article.body.length > 0
    if (holds && article.confidence === 1) return 'article'
    if (isPageAddress(this.address) && layout.label) return 'layout'
    const labelled = layout.pages.filter(({ label }) => label).length
    // An article page leads to the articles before and behind it.
    if (layout.areas.length > 0 || layout.articles.length > (holds ? 2 : 0) || (labelled > 1 && !holds))
      return 'layout'
    if (holds) return 'article'
    return movedTo(html) === undefined ? 'other' : 'door'
  }

  /** The page of the paper that an article says it stands on, with the section that any mark of it has. */
  label(article: ArticlePage): Label | undefined {
    const linked = this.layout.pages.flatMap(({ label }) => (label ? [label] : []))
    const said = [article.label, ownLabel(this.html), ...(linked.length === 1 ? linked : [])]
    const found = said.find((label) => label !== undefined)
    return (
      [...said, ...linked].find((label) => label?.section && label.printPage === found?.printPage) ?? found
    )
  }
}

const inFolio = ({ folio }: ArticlePage): { name?: string } => {
  const [, name] = /《([^》]{2,20})》/.exec(folio[0] ?? '') ?? []
  return name ? { name } : {}
}

/** What the pages of an edition take one another for, by the key of their addresses. */
const rolesIn = (sheets: readonly Sheet[]): ReadonlyMap<string, 'layout' | 'article'> => {
  const lists = sheets.filter(
    ({ marked, layout: { areas, pages } }) => marked === 'layout' || areas.length > 0 || pages.length > 1,
  )
  const pages = lists.flatMap(({ layout }) => layout.pages.filter(({ label }) => label))
  const articles = lists.flatMap(({ layout }) => [...layout.areas, ...layout.articles])
  return new Map([
    ...articles.map(({ url }) => [keyOf(url), 'article'] as const),
    ...pages.map(({ url }) => [keyOf(url), 'layout'] as const),
  ])
}

/** All that one JSON has of a day, as pages and articles. */
const readDay = (name: string, text: string): Read[] => {
  const address = addressOf(name)
  const day = readJsonEdition(text, address)
  if (!day) return [{ kind: 'other', name }]
  const imprint = (): Imprint => imprintFrom(day, address)
  return day.pages.flatMap(({ layout, articles, address: at }): Read[] => [
    { kind: 'layout', name, address: at, imprint, layout },
    ...articles.map(({ article, address: own }): Read => {
      const label = (): Label | undefined => layout.label
      return { kind: 'article', name, address: own, imprint, article, knowing: () => article, label }
    }),
  ])
}

/** A page that cannot be read costs the edition that page and no more. */
const open = (page: SourceFile): Sheet | readonly Read[] => {
  const { name } = page
  if (!looksLikePage(page.bytes)) return [{ kind: 'other', name }]
  try {
    const text = decode(name, page.bytes).replace(/^\ufeff/, '')
    return isDayInJson(text.trimStart()) ? readDay(name, text) : new Sheet(name, text)
  } catch (error) {
    if (error instanceof UnreadableSource) return [{ kind: 'other', name, fault: error }]
    throw error
  }
}

/**
 * Decodes and reads the saved pages of an edition, each by itself. Their meta tags are not asked for the encoding: they
 * are wrong too often. What a page's own marks leave open the others that link to it say.
 */
export const readSaved = (pages: readonly SourceFile[]): Read[] => {
  const opened = pages.map(open)
  const sheets = opened.filter((one) => one instanceof Sheet)
  let roles: ReturnType<typeof rolesIn> | undefined
  const roleOf = (sheet: Sheet): Read['kind'] => {
    if (sheet.marked) return sheet.marked
    roles ??= rolesIn(sheets)
    return roles.get(keyOf(sheet.address)) ?? sheet.guessed
  }
  return opened.flatMap((one) => (one instanceof Sheet ? [readSheet(one, roleOf(one))] : one))
}

const readSheet = (sheet: Sheet, kind: Read['kind']): Read => {
  const { name, html, address, trailer } = sheet
  const imprint = (): Imprint => imprintOf(html, address, trailer)
  if (kind === 'layout') {
    const { layout } = sheet
    const label = layout.label ?? (trailer.printPage ? labelOf(`${trailer.printPage}版`) : undefined)
    return { kind, name, address, imprint, layout: { ...layout, ...(label ? { label } : {}) } }
  }
  const article = kind === 'article' ? sheet.surely : undefined
  if (kind !== 'article' || !article) return { kind: kind === 'door' ? kind : 'other', name }
  return {
    kind,
    name,
    address,
    imprint: () => ({ ...inFolio(article), ...imprint() }),
    article,
    knowing: (listed) => readArticle(html, { ...trailer, listed }, true) ?? article,
    label: () => sheet.label(article),
  }
}

/** @throws UnreadableSource where nothing among the pages is of a newspaper */
export const refuseNone = (reads: readonly Read[]): void => {
  if (reads.some(({ kind }) => kind === 'layout' || kind === 'article')) return
  const [first] = reads
  if (first?.kind === 'other' && first.fault !== undefined) throw first.fault
  const name = first?.name ?? ''
  throw new UnreadableSource(reads.length === 1 ? name : ['filesFrom', reads.length, name], ['noEditionPage'])
}
