import { type Article, articleTitle, type Issue, type Page } from '../issue/index.ts'

/** The address of a web page as a browser takes it; undefined of any other: what an edition links to may be anything. */
const webAddress = (written = ''): string | undefined => {
  const url = URL.parse(written)
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url.href : undefined
}

/** The page on which an article begins. */
export const firstPageOf = (issue: Issue, { parts }: Article): Page | undefined =>
  issue.pages.find(({ printPage }) => printPage === parts[0]?.page)

/** Where a page of the paper can be seen on the web: its own address, else its facsimile, else the front page of the edition. */
export const webAddressOf = (issue: Issue, page: Page | undefined): string | undefined =>
  webAddress(page?.url) ?? webAddress(page?.pdf) ?? webAddress(issue.source.url)

/** Who took the pictures did not write the text. */
const PICTURE_ROLE = /[摄攝影图圖]/

/** Authors that are named; more are “等” (GB/T 7714—2025). */
const MOST_AUTHORS = 3

const authorsOf = ({ byline = [] }: Article): string => {
  const names = byline
    .filter(({ role, name }) => name.trim() !== '' && !PICTURE_ROLE.test(role))
    .map(({ name }) => name.trim())
  return [...names.slice(0, MOST_AUTHORS), ...(names.length > MOST_AUTHORS ? ['等'] : [])].join('，')
}

/**
 * An article as a reference by GB/T 7714—2025, numeric style: `林晓舟. 题名[N/OL]. 江城晚报，2031-05-06（1）. https://….` The
 * standard's marks are full-width, and it gives no day of access for what does not change.
 */
export const referenceOf = (issue: Issue, article: Article): string => {
  const address = webAddressOf(issue, firstPageOf(issue, article))
  const pages = article.parts.map(({ page }) => page).join('，')
  const printed = [issue.name, issue.datePublished].filter(Boolean).join('，')
  const place = printed + (pages && `（${pages}）`)
  return [
    authorsOf(article),
    `${articleTitle(article)}[${address === undefined ? 'N' : 'N/OL'}]`,
    place,
    address ?? '',
  ]
    .filter(Boolean)
    .map((part) => `${part}.`)
    .join(' ')
}
