import { decode } from '../decode.ts'
import { looksLikePage } from '../markup.ts'
import { UnreadableSource } from '../unreadable.ts'
import { addressOf } from './address.ts'
import { type ArticlePage, hasArticle, readArticle } from './article.ts'
import { isArticleAddress, isPageAddress } from './family.ts'
import { type Html, parseHtml } from './html.ts'
import { type Label, labelOf } from './label.ts'
import { type Layout, ownLabel, readLayout } from './layout.ts'
import { type Imprint, imprintOf } from './masthead.ts'
import { movedTo } from './script.ts'
import { type Trailer, trailerOf } from './trailer.ts'

export interface SavedPage {
  /** Path or URL: links between the pages are followed by it. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** A saved page, read as what it is. */
export type Read = ReadLayout | ReadArticle | ReadOther

interface Common {
  readonly name: string
  /** In full. */
  readonly address: string
  readonly imprint: Imprint
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
  readonly label?: Label
}
/** No page of the edition: a door only sends its reader on, anything else is named in a note. */
interface ReadOther {
  readonly kind: 'door' | 'other'
  readonly name: string
}

/** By its marks first; where they leave it open, by its address. */
const kindOf = (
  html: Html,
  address: string,
  trailer: Trailer,
  layout: Layout,
  article: () => ArticlePage | undefined,
): Read['kind'] => {
  const lists = layout.articles.length > 0 || layout.areas.length > 0
  if (trailer.of) return trailer.of
  if (hasArticle(html)) return 'article'
  const read = article()
  if (read?.confidence === 1 && read.body.length > 0) return 'article'
  if (isPageAddress(address) && (lists || layout.label)) return 'layout'
  if (read && isArticleAddress(address)) return 'article'
  if (lists) return 'layout'
  return read && read.body.length > 0 ? 'article' : 'other'
}

/** Decodes and reads one saved page. Its meta tag is not asked for the encoding: it is wrong too often. */
export const readSaved = ({ name, bytes }: SavedPage): Read => {
  if (!looksLikePage(bytes)) return { kind: 'other', name }
  const html = parseHtml(decode(name, bytes), name)
  const address = addressOf(name)
  const trailer = trailerOf(html)
  const layout = readLayout(html, address)
  let read: ArticlePage | undefined
  const readOnce = (): ArticlePage | undefined => {
    read ??= readArticle(html, trailer)
    return read
  }
  const kind = kindOf(html, address, trailer, layout, readOnce)
  const imprint = imprintOf(html, address, trailer)
  if (kind === 'layout') {
    const label = layout.label ?? (trailer.printPage ? labelOf(`${trailer.printPage}版`) : undefined)
    return { kind, name, address, imprint, layout: { ...layout, ...(label ? { label } : {}) } }
  }
  const article = kind === 'article' ? readOnce() : undefined
  if (!article) return { kind: movedTo(html) === undefined ? 'other' : 'door', name }
  const paper = imprint.name ?? /《([^》]{2,20})》/.exec(article.folio[0] ?? '')?.[1]
  const labelled = layout.pages.filter((page) => page.label)
  const label = article.label ?? ownLabel(html) ?? (labelled.length === 1 ? labelled[0]?.label : undefined)
  return {
    kind: 'article',
    name,
    address,
    imprint: { ...imprint, ...(paper ? { name: paper } : {}) },
    article,
    knowing: (listed) => readArticle(html, { ...trailer, listed }) ?? article,
    ...(label ? { label } : {}),
  }
}

/** @throws UnreadableSource where nothing among the pages is of a newspaper */
export const refuseNone = (reads: readonly Read[]): void => {
  if (reads.some(({ kind }) => kind === 'layout' || kind === 'article')) return
  const [first] = reads
  const where =
    reads.length === 1 ? (first?.name ?? '') : `the ${reads.length} files from ${first?.name ?? ''} on`
  throw new UnreadableSource(
    `${where}: no page of a digital edition: save its layout pages and article pages, not the entry alone.`,
  )
}
