import type { ArticlePage } from '../pages/article-page.ts'
import type { PagePlan, Placed } from './order.ts'

/** An article with every page that it stands on; digital editions print a jumped one in full on each. */
export interface Gathered {
  /** Of all links to it. */
  readonly links: ReadonlySet<string>
  readonly title: readonly string[]
  readonly page?: ArticlePage
  /** Indices into the pages of the edition. */
  readonly on: readonly number[]
  /** The other copies, word for word or nearly so. */
  readonly copies: readonly ArticlePage[]
}

/** Characters a shingle, and the share of the shorter text's shingles that the longer must have. */
const SHINGLE = 15
const SHARE = 0.8

const squash = (lines: readonly string[]): string => lines.join('').replace(/[\s\p{P}]+/gu, '')
/** The text that two copies share; of an article without any, its pictures. */
const bodyOf = ({ body, pictures }: ArticlePage): string =>
  squash(body.map(({ text }) => text)) || pictures.map(({ src, lines }) => src + lines.join('')).join(' ')

const shingles = (text: string): Set<string> => {
  const found = new Set<string>()
  for (let at = 0; at + SHINGLE <= text.length; at++) found.add(text.slice(at, at + SHINGLE))
  return found
}

const alike = (one: string, other: string): boolean => {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (short === long) return short !== ''
  const wanted = shingles(short)
  if (wanted.size === 0) return false
  const there = shingles(long)
  let shared = 0
  for (const shingle of wanted) if (there.has(shingle)) shared++
  return shared >= wanted.size * SHARE
}

/**
 * Gathers the articles of all pages, each once. The same file on two pages is one article, and so are two files with
 * the same headline on two pages, the one's text being in the other's (38 pairs in 14 issues of a national daily).
 */
export const gather = (pages: readonly PagePlan[]): Gathered[] => {
  const gathered: Gathered[] = []
  const byKey = new Map<string, number>()
  const byHeadline = new Map<string, number[]>()

  const twinOf = ({ page }: Placed, at: number): number | undefined => {
    const headline = squash(page?.headline ?? [])
    if (!page || headline === '') return undefined
    return byHeadline.get(headline)?.find((index) => {
      const other = gathered[index]
      return other?.page && !other.on.includes(at) && alike(bodyOf(page), bodyOf(other.page))
    })
  }
  for (const [at, { articles }] of pages.entries()) {
    for (const placed of articles) {
      const known = byKey.get(placed.key)
      const twin = known === undefined ? twinOf(placed, at) : undefined
      const index = known ?? twin
      const before = index === undefined ? undefined : gathered[index]
      if (index === undefined || !before) {
        byKey.set(placed.key, gathered.length)
        const { link, title, page } = placed
        const headline = squash(page?.headline ?? [])
        const same = byHeadline.get(headline)
        if (same) same.push(gathered.length)
        else if (headline !== '') byHeadline.set(headline, [gathered.length])
        gathered.push({ links: new Set([link]), title, ...(page ? { page } : {}), on: [at], copies: [] })
        continue
      }
      byKey.set(placed.key, index)
      gathered[index] = withCopy(before, at, placed, twin !== undefined)
    }
  }
  return gathered
}

/** The longer text is the article's, the shorter its copy. */
const withCopy = (article: Gathered, at: number, { link, page: copy }: Placed, isCopy: boolean): Gathered => {
  const on = article.on.includes(at) ? article.on : [...article.on, at]
  const links = new Set([...article.links, link])
  if (!isCopy || !copy || !article.page) return { ...article, on, links }
  const longer = bodyOf(copy).length > bodyOf(article.page).length
  const [page, shorter] = longer ? [copy, article.page] : [article.page, copy]
  return { ...article, on, links, page, copies: [...article.copies, shorter] }
}
