import type { ArticlePage } from '../pages/article-page.ts'
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

const squash = (lines: readonly string[]): string => lines.join('').replace(/[\s\p{P}]+/gu, '')
/** The text by which copies are compared; for an article without text, its pictures. */
const bodyOf = ({ body, pictures }: ArticlePage): string =>
  squash(body.map(({ text }) => text)) || pictures.map(({ src, lines }) => src + lines.join('')).join(' ')

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

/**
 * The articles of all pages, each once. The same file on two pages is one article; so are two files on two pages with
 * the same headline, where one contains the other's text (38 pairs in 14 issues of a national daily).
 */
export const withoutDuplicates = (pages: readonly PagePlan[]): EditionArticle[] => {
  const distinct: EditionArticle[] = []
  const byKey = new Map<string, number>()
  const byHeadline = new Map<string, number[]>()

  const duplicateOf = ({ page }: PlacedArticle, at: number): number | undefined => {
    const headline = squash(page?.headline ?? [])
    if (!page || headline === '') return undefined
    return byHeadline.get(headline)?.find((index) => {
      const other = distinct[index]
      return other?.page && !other.on.includes(at) && isNearDuplicate(bodyOf(page), bodyOf(other.page))
    })
  }
  for (const [at, { articles }] of pages.entries()) {
    for (const placed of articles) {
      const known = byKey.get(placed.key)
      const duplicate = known === undefined ? duplicateOf(placed, at) : undefined
      const index = known ?? duplicate
      const before = index === undefined ? undefined : distinct[index]
      if (index === undefined || !before) {
        byKey.set(placed.key, distinct.length)
        const { link, title, page } = placed
        const headline = squash(page?.headline ?? [])
        const same = byHeadline.get(headline)
        if (same) same.push(distinct.length)
        else if (headline !== '') byHeadline.set(headline, [distinct.length])
        distinct.push({ links: new Set([link]), title, ...(page ? { page } : {}), on: [at], copies: [] })
        continue
      }
      byKey.set(placed.key, index)
      distinct[index] = withCopy(before, at, placed, duplicate !== undefined)
    }
  }
  return distinct
}

/** Adds a copy to an article: the longer text is the article's, the shorter becomes the copy. */
const withCopy = (
  article: EditionArticle,
  at: number,
  { link, page: copy }: PlacedArticle,
  isCopy: boolean,
): EditionArticle => {
  const on = article.on.includes(at) ? article.on : [...article.on, at]
  const links = new Set([...article.links, link])
  if (!isCopy || !copy || !article.page) return { ...article, on, links }
  const longer = bodyOf(copy).length > bodyOf(article.page).length
  const [page, shorter] = longer ? [copy, article.page] : [article.page, copy]
  return { ...article, on, links, page, copies: [...article.copies, shorter] }
}
