import { addressKey } from '../addresses/address.ts'
import { partNumber } from '../addresses/part-number.ts'
import type { ArticlePage } from '../pages/article-page.ts'
import { lettersOf } from './letters.ts'
import type { ReadArticle } from './saved-pages.ts'

/** The number of a part at the end of its headline: （2）, （下）, （续）, （第2页）, （2/3）. */
const PART_MARK =
  /\s*[（(【[]?\s*(?:续[一二三四五六七八九十\d]?|第?\s*[\d一二三四五六七八九十]{1,3}\s*(?:页|\/\s*\d{1,3})|(?<=[（(【[]\s*)(?:[\d一二三四五六七八九十]{1,3}|[上中下]))\s*[）)】\]]?\s*$/
const headlineOf = ({ headline }: ArticlePage): string =>
  lettersOf([headline.join('').replace(PART_MARK, '')])

/** The number of paragraphs that end one part and begin the next. */
const overlapOf = (one: ArticlePage['body'], next: ArticlePage['body']): number => {
  const letters = (body: ArticlePage['body']): string[] => body.map(({ text }) => lettersOf([text]))
  const [before, after] = [letters(one), letters(next)]
  for (let count = Math.min(before.length, after.length); count > 0; count--) {
    if (before.slice(-count).every((text, index) => text === after[index])) return count
  }
  return 0
}

/** Appends a part: its text and pictures; what it only prints again is kept apart. */
const withPart = (article: ArticlePage, part: ArticlePage): ArticlePage => {
  const titles = new Set(
    [...article.kicker, ...article.headline, ...article.deck, ...article.author, ...article.folio].map(
      (line) => lettersOf([line]),
    ),
  )
  const isAgain = (line: string): boolean => titles.has(lettersOf([line]))
  const isSameHeadline = headlineOf(article) === headlineOf(part)
  const headings = [...part.kicker, ...(isSameHeadline ? [] : part.headline), ...part.deck]
  const overlap = overlapOf(article.body, part.body)
  const pictures = new Set(article.pictures.map(({ src }) => src))
  const isNewPicture = ({ src }: ArticlePage['pictures'][number]): boolean => !pictures.has(src)
  return {
    ...article,
    body: [
      ...article.body,
      ...headings.filter((line) => !isAgain(line)).map((text) => ({ text, strong: true })),
      ...part.body.slice(overlap),
    ],
    pictures: [...article.pictures, ...part.pictures.filter(isNewPicture)],
    unplaced: [...article.unplaced, ...part.unplaced],
    repeated: [
      ...article.repeated,
      ...headings.filter(isAgain),
      ...(isSameHeadline ? part.headline : []),
      ...part.author,
      ...part.folio,
      ...part.pictures.filter((picture) => !isNewPicture(picture)).flatMap(({ lines }) => lines),
      ...part.body.slice(0, overlap).map(({ text }) => text),
      ...part.repeated,
    ],
  }
}

/** The parts of an article after its first, in order, and the addresses of those that were not saved. */
interface Parts {
  readonly saved: readonly ReadArticle[]
  readonly missing: readonly string[]
}

const partsOf = (
  first: ReadArticle,
  find: (url: string) => ReadArticle | undefined,
  isListed: (url: string) => boolean,
): Parts => {
  const found = new Map<string, { readonly url: string; readonly part: ReadArticle | undefined }>()
  const queue = [...first.furtherParts]
  for (let url = queue.shift(); url !== undefined; url = queue.shift()) {
    const part = find(url)
    const address = part?.address ?? url
    if (part === first || found.has(addressKey(address)) || isListed(url) || isListed(address)) continue
    const isMade = partNumber(url, first.address) !== undefined
    // 下一页 may also lead to the next article.
    if (!isMade && (!part || headlineOf(part.article) !== headlineOf(first.article))) continue
    found.set(addressKey(address), { url, part })
    queue.push(...(part?.furtherParts ?? []))
  }
  const numberOf = ({ url }: { url: string }): number => partNumber(url, first.address) ?? 0
  const inOrder = [...found.values()]
  if (inOrder.every((one) => numberOf(one) > 0)) inOrder.sort((one, other) => numberOf(one) - numberOf(other))
  return {
    saved: inOrder.flatMap(({ part }) => part ?? []),
    missing: inOrder.flatMap(({ url, part }) => (part ? [] : [url])),
  }
}

/**
 * Joins the further parts (下一页) of articles that sites cut into several pages to their first part.
 * @param find the saved article that a link leads to
 * @param isListed whether a page of the edition lists an address: then it is an article of its own
 */
export const joinFurtherParts = (
  articles: readonly ReadArticle[],
  find: (url: string) => ReadArticle | undefined,
  isListed: (url: string) => boolean,
): ReadArticle[] => {
  const parts = new Map(
    articles
      .filter(({ furtherParts }) => furtherParts.length > 0)
      .map((first) => [first, partsOf(first, find, isListed)] as const),
  )
  // A part has further parts of its own, which the first one has too.
  const later = new Set([...parts.values()].flatMap(({ saved }) => saved))
  return articles.flatMap((first) => {
    if (later.has(first)) return []
    const { saved = [], missing = [] } = parts.get(first) ?? {}
    const joined = (page: ArticlePage): ArticlePage => ({
      ...saved.reduce((whole, { article }) => withPart(whole, article), page),
      missingParts: missing,
    })
    const readWithTitle = (listed: string): ArticlePage => joined(first.readWithTitle(listed))
    return [{ ...first, article: joined(first.article), readWithTitle }]
  })
}
