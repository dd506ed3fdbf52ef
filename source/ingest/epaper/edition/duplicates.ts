import type { ArticlePage } from '../pages/article-page.ts'
import { lettersOf } from './letters.ts'
import type { PagePlan, PlacedArticle } from './order.ts'

/** An article with every page that carries it; digital editions print a jumped article in full on each. */
export interface EditionArticle {
  /** Keys of all links to it. */
  readonly links: ReadonlySet<string>
  readonly title: readonly string[]
  readonly page?: ArticlePage
  /** Indices into the pages of the edition. */
  readonly on: readonly number[]
  /** Its other copies, the same word for word or nearly so. */
  readonly copies: readonly ArticlePage[]
}

/** Length of a shingle in characters, and the share of the shorter text's shingles that the longer must contain. */
const SHINGLE_LENGTH = 15
const SHARE = 0.8

/** The text by which copies are compared; for an article without text, its pictures. */
const bodyOf = ({ body, pictures }: ArticlePage): string =>
  lettersOf(body.map(({ text }) => text)) || pictures.map(({ src, lines }) => src + lines.join('')).join(' ')

const shinglesOf = (text: string): Set<string> => {
  const shingles = new Set<string>()
  for (let at = 0; at + SHINGLE_LENGTH <= text.length; at++) shingles.add(text.slice(at, at + SHINGLE_LENGTH))
  return shingles
}

const isNearDuplicate = (one: string, other: string): boolean => {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (short === long) return short !== ''
  const shortShingles = shinglesOf(short)
  if (shortShingles.size === 0) return false
  const longShingles = shinglesOf(long)
  let shared = 0
  for (const shingle of shortShingles) if (longShingles.has(shingle)) shared++
  return shared >= shortShingles.size * SHARE
}

/** The articles of an edition found so far, each once. */
class DistinctArticles {
  readonly articles: EditionArticle[] = []
  readonly #indexByKey = new Map<string, number>()
  readonly #indicesByHeadline = new Map<string, number[]>()

  /** Adds an article of the page with an index, or notes that the page carries one already found. */
  add(placed: PlacedArticle, pageIndex: number): void {
    const sameFile = this.#indexByKey.get(placed.key)
    const index = sameFile ?? this.#duplicateOf(placed, pageIndex)
    const article = index === undefined ? undefined : this.articles[index]
    if (index === undefined || !article) {
      this.#addNew(placed, pageIndex)
      return
    }
    this.#indexByKey.set(placed.key, index)
    this.articles[index] = withCopy(article, pageIndex, placed, sameFile === undefined)
  }

  #addNew({ key, link, title, page }: PlacedArticle, pageIndex: number): void {
    const index = this.articles.length
    this.#indexByKey.set(key, index)
    const headline = lettersOf(page?.headline ?? [])
    const indices = this.#indicesByHeadline.get(headline)
    if (indices) indices.push(index)
    else if (headline !== '') this.#indicesByHeadline.set(headline, [index])
    this.articles.push({
      links: new Set([link]),
      title,
      ...(page ? { page } : {}),
      on: [pageIndex],
      copies: [],
    })
  }

  /** The index of an article on other pages with the same headline and nearly the same text. */
  #duplicateOf({ page }: PlacedArticle, pageIndex: number): number | undefined {
    const headline = lettersOf(page?.headline ?? [])
    if (!page || headline === '') return undefined
    return this.#indicesByHeadline.get(headline)?.find((index) => {
      const article = this.articles[index]
      return (
        article?.page &&
        !article.on.includes(pageIndex) &&
        isNearDuplicate(bodyOf(page), bodyOf(article.page))
      )
    })
  }
}

/**
 * The articles of all pages, each once. The same file on two pages is one article; so are two files on two pages with
 * the same headline, where one contains the other's text (38 pairs in 14 issues of a national daily).
 */
export const withoutDuplicates = (pages: readonly PagePlan[]): EditionArticle[] => {
  const distinct = new DistinctArticles()
  for (const [index, { articles }] of pages.entries()) {
    for (const placed of articles) distinct.add(placed, index)
  }
  return distinct.articles
}

/** Adds a copy to an article: the longer text is the article's, the shorter becomes the copy. */
const withCopy = (
  article: EditionArticle,
  pageIndex: number,
  { link, page: copy }: PlacedArticle,
  isCopy: boolean,
): EditionArticle => {
  const on = article.on.includes(pageIndex) ? article.on : [...article.on, pageIndex]
  const links = new Set([...article.links, link])
  if (!isCopy || !copy || !article.page) return { ...article, on, links }
  const longer = bodyOf(copy).length > bodyOf(article.page).length
  const [page, shorter] = longer ? [copy, article.page] : [article.page, copy]
  return { ...article, on, links, page, copies: [...article.copies, shorter] }
}
