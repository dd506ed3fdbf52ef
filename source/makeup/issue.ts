import type { Article, Issue, Page } from '../issue/index.ts'
import { wordsFor } from '../language/index.ts'
import { setHeadline } from '../typeset/index.ts'
import { articleRows, endlessFrame } from './article.ts'
import { titleOf } from './headline-item.ts'
import { fullNameplate } from './nameplate.ts'
import { pageLine, pageName } from './page-line.ts'
import { plainText, type Row, type Style } from './row.ts'
import { BLANK, line, QUIET, rowText } from './row-layout.ts'
import type { Settings } from './settings.ts'

/** The page of each article: the one where it begins, otherwise the first that lists it. */
const pagesOfArticles = (issue: Issue): Map<string, Page> => {
  const firstPages = new Map(issue.articles.map(({ id, parts }) => [id, parts[0]?.page]))
  const pages = new Map<string, Page>()
  for (const page of issue.pages)
    for (const id of page.articles)
      if (
        !pages.has(id) ||
        (page.printPage === firstPages.get(id) && pages.get(id)?.printPage !== page.printPage)
      )
        pages.set(id, page)
  return pages
}

/** The rows of several parts one below the other, `blank` rows apart. Empty parts are left out. */
const stack = (parts: readonly (readonly Row[])[], blank: number): Row[] => {
  const rows: Row[] = []
  for (const part of parts) {
    if (part.length > 0 && rows.length > 0) for (let row = 0; row < blank; row += 1) rows.push(BLANK)
    for (const row of part) rows.push(row)
  }
  return rows
}

const creditsText = ({ credits = [] }: Page): string =>
  credits.map(({ role, name }) => `${role} ${name}`).join('  ')

class IssueMakeup {
  readonly #issue: Issue
  readonly #columns: number
  readonly #settings: Settings
  readonly #width: number
  readonly #articles: ReadonlyMap<string, Article>
  readonly #pages: ReadonlyMap<string, Page>
  /** The articles by the page where they begin; those without a page under `undefined`. */
  readonly #articlesByPage: ReadonlyMap<Page | undefined, Article[]>

  constructor(issue: Issue, columns: number, settings: Settings) {
    this.#issue = issue
    this.#columns = columns
    this.#settings = settings
    this.#width = endlessFrame(columns, settings).measure.width
    this.#articles = new Map(issue.articles.map((article) => [article.id, article]))
    const pages = pagesOfArticles(issue)
    this.#pages = pages
    this.#articlesByPage = Map.groupBy(issue.articles, ({ id }) => pages.get(id))
  }

  rows(): Row[] {
    const articlesByPage = this.#articlesByPage
    const count = articlesByPage.size
    let number = 0
    const pages = [...this.#issue.pages, ...(articlesByPage.has(undefined) ? [undefined] : [])]
    const parts = pages.map((page) =>
      this.#pageRows(page, count > 1 && articlesByPage.has(page) ? `${++number}/${count}` : ''),
    )
    return stack([fullNameplate(this.#issue, this.#settings, this.#width), ...parts], 2)
  }

  #pageRows(page: Page | undefined, which: string): Row[] {
    const entries = this.#articlesOn(page).map((article) => this.#entry(article, page))
    const credits = page ? creditsText(page) : ''
    return stack(
      [this.#pageHead(page, which), stack(entries, 2), credits === '' ? [] : this.#set(credits, QUIET)],
      1,
    )
  }

  /** The articles that a page lists; for `undefined` those that no page lists. */
  #articlesOn(page: Page | undefined): readonly Article[] {
    if (!page) return this.#articlesByPage.get(page) ?? []
    return [...new Set(page.articles)].flatMap((id) => this.#articles.get(id) ?? [])
  }

  /** The page's line; shortened if it would otherwise cut the name of the page. */
  #pageHead(page: Page | undefined, which: string): Row[] {
    const name = pageName(page, this.#settings)
    for (const shown of [which, '']) {
      const row = pageLine(page, this.#articlesByPage.get(page) ?? [], shown, this.#width, this.#settings)
      if (plainText(row).startsWith(shown === '' ? name : `${name}  ${shown}`)) return [row]
    }
    return this.#set(name)
  }

  /** An article on a page; only its title if it is shown on another page. */
  #entry(article: Article, page: Page | undefined): Row[] {
    const articlePage = this.#pages.get(article.id)
    if (!articlePage || articlePage === page) return articleRows(article, this.#columns, this.#settings)
    const seePage = wordsFor(this.#settings.language).seePage(articlePage.printPage)
    return this.#set(titleOf(article, this.#settings) + seePage)
  }

  #set(text: string, style?: Style): Row[] {
    const { ambiguous, level } = this.#settings
    return setHeadline([rowText(text)], { width: this.#width, ambiguous, level }).map((row) =>
      line(row.text, style),
    )
  }
}

/** A whole issue, set as in a window of `columns` cells: the nameplate, then the pages, each article where it begins. */
export const issueRows = (issue: Issue, columns: number, settings: Settings): Row[] =>
  new IssueMakeup(issue, columns, settings).rows()
