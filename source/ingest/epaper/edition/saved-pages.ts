import { fullerName, paperNameOf } from '../../forms/index.ts'
import { decode } from '../../source/decode.ts'
import { isJsonText, looksLikeJson, looksLikePage, withoutSavedFrom } from '../../source/markup.ts'
import type { SourceFile } from '../../source/source-file.ts'
import { UnreadableSource } from '../../source/unreadable.ts'
import { addressKey, addressOf, ownAddress } from '../addresses/address.ts'
import { isArticleAddress, isPageAddress } from '../addresses/address-forms.ts'
import { redirectOf } from '../addresses/script.ts'
import { type Html, parseHtml } from '../html/html.ts'
import { type JsonEdition, readJsonEdition } from '../json/json-edition.ts'
import { type ArticlePage, hasArticle, readArticle } from '../pages/article-page.ts'
import { furtherPartsOf } from '../pages/further-parts.ts'
import { type Imprint, imprintFrom, imprintOf } from '../pages/imprint.ts'
import { type Label, labelOf } from '../pages/label.ts'
import { ownLabel, type PageLayout, readLayout } from '../pages/layout-page.ts'
import { type Trailer, trailerOf } from '../pages/trailer.ts'

/** A saved page, read as a layout page, an article or something else. */
export type ReadPage = ReadLayout | ReadArticle | ReadOther

interface Common {
  readonly name: string
  /** The full address. */
  readonly address: string
  /** The paper and day that it gives. */
  readonly imprint: () => Imprint
}
export interface ReadLayout extends Common {
  readonly kind: 'layout'
  readonly layout: PageLayout
}
export interface ReadArticle extends Common {
  readonly kind: 'article'
  readonly article: ArticlePage
  /** Reads it again with its title in a list as a hint. */
  readonly readWithTitle: (listed: string) => ArticlePage
  /** The addresses of its further parts that the page links to (下一页). */
  readonly furtherParts: readonly string[]
  /** The printed page that it names. */
  readonly label: () => Label | undefined
}
/** Not a page of the edition: a redirect only leads to another page; any other page is named in a note. */
interface ReadOther {
  readonly kind: 'redirect' | 'other'
  readonly name: string
  /** Why it could not be read. */
  readonly fault?: UnreadableSource
}

/** A saved page. Its layout and its article are read on first use, and only once. */
class SavedPage {
  readonly name: string
  readonly html: Html
  readonly address: string
  readonly trailer: Trailer
  #layout: PageLayout | undefined
  #article: ArticlePage | undefined

  constructor(name: string, text: string) {
    this.name = name
    this.html = parseHtml(text, name)
    this.address = ownAddress(this.html, name)
    this.trailer = trailerOf(this.html)
  }

  get layout(): PageLayout {
    this.#layout ??= readLayout(this.html, this.address)
    return this.#layout
  }

  get article(): ArticlePage | undefined {
    this.#article ??= readArticle(this.html, this.trailer)
    return this.#article
  }

  /** The article, found on the assumption that the page has one. */
  get certainArticle(): ArticlePage | undefined {
    const { article } = this
    return article && article.body.length > 0 ? article : readArticle(this.html, this.trailer, true)
  }

  /** Whether the page lists articles or has a map of them. */
  get hasLinks(): boolean {
    return this.layout.articles.length > 0 || this.layout.areas.length > 0
  }

  /** Its kind by its markers and its address; undefined if they do not reveal it. */
  get markedKind(): 'layout' | 'article' | undefined {
    const { html, address, trailer } = this
    if (trailer.pageKind) return trailer.pageKind
    const [ofPage, ofArticle] = [isPageAddress(address), isArticleAddress(address)]
    // Some layout pages show the first article next to the list, though it also has a page of its own.
    if (hasArticle(html)) return ofPage && this.hasLinks ? 'layout' : 'article'
    if (ofPage && !ofArticle && this.hasLinks) return 'layout'
    const { certainArticle: surely } = this
    const hasContent = surely && (surely.body.length + surely.pictures.length > 0 || !this.hasLinks)
    return ofArticle && !ofPage && hasContent ? 'article' : undefined
  }

  /** Its likeliest kind by its content. */
  get guessedKind(): ReadPage['kind'] {
    const { html, article, layout } = this
    const hasBody = article !== undefined && article.body.length > 0
    if (hasBody && article.confidence === 1) return 'article'
    if (isPageAddress(this.address) && layout.label) return 'layout'
    const labelled = layout.pages.filter(({ label }) => label).length
    // An article page links to the previous and the next article.
    if (layout.areas.length > 0 || layout.articles.length > (hasBody ? 2 : 0) || (labelled > 1 && !hasBody))
      return 'layout'
    if (hasBody) return 'article'
    return redirectOf(html) === undefined ? 'other' : 'redirect'
  }

  /** The printed page that an article names, with the section from any label of the same number. */
  label(article: ArticlePage): Label | undefined {
    const linkedLabels = this.layout.pages.flatMap(({ label }) => (label?.printPage ? [label] : []))
    const ownLabels = [article.label, ownLabel(this.html), ...(linkedLabels.length === 1 ? linkedLabels : [])]
    const found = ownLabels.find((label) => label !== undefined)
    return (
      [...ownLabels, ...linkedLabels].find(
        (label) => label?.section && label.printPage === found?.printPage,
      ) ?? found
    )
  }
}

const inFolio = /《([^》]{2,20})》/
const nameInFolio = ({ folio }: ArticlePage): string | undefined => {
  const name = folio.map((line) => inFolio.exec(line)?.[1]).find((one) => one !== undefined)
  return name && (paperNameOf(name) ?? name)
}

/**
 * The kinds of pages by the links to them from other pages, keyed by `addressKey`.
 * @param read those of files of JSON
 */
const linkedKinds = (
  savedPages: readonly SavedPage[],
  read: readonly ReadPage[],
): ReadonlyMap<string, 'layout' | 'article'> => {
  const lists = savedPages.filter(
    ({ markedKind: marked, layout: { areas, pages } }) =>
      marked === 'layout' || areas.length > 0 || pages.length > 1,
  )
  const layouts = [...lists, ...read.filter((page) => page.kind === 'layout')].map(({ layout }) => layout)
  const pages = layouts.flatMap((layout) => layout.pages.filter(({ label }) => label))
  const articles = layouts.flatMap((layout) => [...layout.areas, ...layout.articles, ...layout.elsewhere])
  return new Map([
    ...articles.map(({ url }) => [addressKey(url), 'article'] as const),
    ...pages.map(({ url }) => [addressKey(url), 'layout'] as const),
  ])
}

/** The pages and articles of a file of JSON; one that only leads to them is a redirect. */
const readJsonPages = (name: string, address: string, json: JsonEdition): ReadPage[] => {
  const imprint = (): Imprint => imprintFrom(json, address)
  const layouts = json.layouts.map(
    (one): ReadPage => ({ kind: 'layout', name, address: one.address, imprint, layout: one.layout }),
  )
  const articles = json.articles.map(({ article, address: own, label }): ReadPage => {
    const readWithTitle = (): ArticlePage => article
    return {
      kind: 'article',
      name,
      address: own,
      imprint,
      article,
      readWithTitle,
      furtherParts: [],
      label: () => label,
    }
  })
  return layouts.length + articles.length > 0 ? [...layouts, ...articles] : [{ kind: 'redirect', name }]
}

/** A page that is parsed; those of a JSON edition, or one that cannot be read, are read already. */
export type OpenedPage = SavedPage | readonly ReadPage[]

/** The tree of an opened page of HTML. */
export const htmlOf = (opened: OpenedPage): Html | undefined =>
  opened instanceof SavedPage ? opened.html : undefined

/**
 * Decodes and opens one page, and keeps none of its bytes. The encoding in meta tags is ignored: it is wrong too often. A page
 * that cannot be read is reported as `other` and does not stop the rest.
 */
export const openPage = (file: SourceFile): OpenedPage => {
  const { name } = file
  if (!looksLikePage(file.bytes) && !looksLikeJson(file.bytes)) return [{ kind: 'other', name }]
  try {
    const text = decode(name, file.bytes).replace(/^\ufeff/, '')
    const saved = withoutSavedFrom(text)
    if (!isJsonText(saved.text)) return new SavedPage(name, text)
    const address = saved.url ?? addressOf(name)
    const json = readJsonEdition(saved.text, address)
    return json ? readJsonPages(name, address, json) : [{ kind: 'other', name }]
  } catch (error) {
    if (error instanceof UnreadableSource) return [{ kind: 'other', name, fault: error }]
    throw error
  }
}

/** Reads the saved pages of an edition. If a page's own markers do not reveal its kind, the links to it decide. */
export const readOpened = (opened: readonly OpenedPage[]): ReadPage[] => {
  const savedPages = opened.filter((one) => one instanceof SavedPage)
  const read = opened.flatMap((one) => (one instanceof SavedPage ? [] : one))
  let kindsByLink: ReturnType<typeof linkedKinds> | undefined
  const kindOf = (page: SavedPage): ReadPage['kind'] => {
    if (page.markedKind) return page.markedKind
    kindsByLink ??= linkedKinds(savedPages, read)
    return kindsByLink.get(addressKey(page.address)) ?? page.guessedKind
  }
  return opened.flatMap((one) => (one instanceof SavedPage ? [readAs(one, kindOf(one))] : one))
}

const readAs = (page: SavedPage, kind: ReadPage['kind']): ReadPage => {
  const { name, html, address, trailer } = page
  const imprint = (): Imprint => imprintOf(html, address, trailer)
  if (kind === 'layout') {
    const { layout } = page
    const label = layout.label ?? (trailer.printPage ? labelOf(`${trailer.printPage}版`) : undefined)
    return { kind, name, address, imprint, layout: { ...layout, ...(label ? { label } : {}) } }
  }
  const article = kind === 'article' ? page.certainArticle : undefined
  if (kind !== 'article' || !article) return { kind: kind === 'redirect' ? kind : 'other', name }
  return {
    kind,
    name,
    address,
    imprint: () => {
      const printed = imprint()
      const paper = fullerName(printed.name, nameInFolio(article))
      return { ...printed, ...(paper ? { name: paper } : {}) }
    },
    article,
    readWithTitle: (listed) => readArticle(html, { ...trailer, listed }, true) ?? article,
    furtherParts: furtherPartsOf(html, address),
    label: () => page.label(article),
  }
}

/** @throws UnreadableSource if none of the pages is a newspaper's */
export const requireEditionPage = (reads: readonly ReadPage[]): void => {
  if (reads.some(({ kind }) => kind === 'layout' || kind === 'article')) return
  const [first] = reads
  if (first?.kind === 'other' && first.fault !== undefined) throw first.fault
  const name = first?.name ?? ''
  throw new UnreadableSource(reads.length === 1 ? name : ['filesFrom', reads.length, name], ['noEditionPage'])
}
