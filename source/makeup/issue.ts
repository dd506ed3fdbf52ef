import type { Article, Issue, Page } from '../issue/index.ts'
import { wordsFor } from '../language/index.ts'
import { setHeadline } from '../typeset/index.ts'
import { articleRows, endlessFrame } from './article.ts'
import { titleOf } from './headline-item.ts'
import { fullNameplate } from './nameplate.ts'
import { pageLine, pageName } from './page-line.ts'
import { plainText, type Row, type Style } from './row.ts'
import { BLANK, line, QUIET } from './row-layout.ts'
import type { Settings } from './settings.ts'

/** The page of each article: the one where it begins, else the first that lists it. */
const pagesOfArticles = (issue: Issue): Map<string, Page> => {
  const begins = new Map(issue.articles.map(({ id, parts }) => [id, parts[0]?.page]))
  const pages = new Map<string, Page>()
  for (const page of issue.pages)
    for (const id of page.articles)
      if (
        !pages.has(id) ||
        (page.printPage === begins.get(id) && pages.get(id)?.printPage !== page.printPage)
      )
        pages.set(id, page)
  return pages
}

/** The rows of several parts under one another, `blank` rows apart. */
const apart = (things: readonly (readonly Row[])[], blank: number): Row[] => {
  const rows: Row[] = []
  for (const thing of things) {
    if (thing.length > 0 && rows.length > 0) for (let row = 0; row < blank; row += 1) rows.push(BLANK)
    for (const row of thing) rows.push(row)
  }
  return rows
}

/** A whole issue, set as in a window of `columns` cells: the nameplate, then the pages, each article where it begins. */
export const issueRows = (issue: Issue, columns: number, settings: Settings): Row[] => {
  const { width } = endlessFrame(columns, settings).measure
  const { ambiguous, level, language } = settings
  const pages = pagesOfArticles(issue)
  const byId = new Map(issue.articles.map((article) => [article.id, article]))
  const begun = Map.groupBy(issue.articles, ({ id }) => pages.get(id))

  const set = (text: string, style?: Style): Row[] =>
    setHeadline([text], { width, ambiguous, level }).map((row) => line(row.text, style))
  /** The page's line; shortened if it would otherwise cut the name of the page. */
  const head = (page: Page | undefined, which: string): Row[] => {
    const name = pageName(page, settings)
    for (const said of [which, '']) {
      const row = pageLine(page, begun.get(page) ?? [], said, width, settings)
      if (plainText(row).startsWith(said === '' ? name : `${name}  ${said}`)) return [row]
    }
    return set(name)
  }
  /** An article on a page; only its title if it is printed on another page. */
  const entry = (article: Article, page: Page | undefined): Row[] => {
    const other = pages.get(article.id)
    return !other || other === page
      ? articleRows(article, columns, settings)
      : set(titleOf(article, settings) + wordsFor(language).seePage(other.printPage))
  }
  const articlesOn = (page: Page): Article[] =>
    [...new Set(page.articles)].flatMap((id) => byId.get(id) ?? [])
  const creditsOf = ({ credits = [] }: Page): string =>
    credits.map(({ role, name }) => `${role} ${name}`).join('  ')

  let sheet = 0
  const sheets = [...issue.pages, ...(begun.has(undefined) ? [undefined] : [])].map((page) => {
    const which = begun.size > 1 && begun.has(page) ? `${++sheet}/${begun.size}` : ''
    const articles = page ? articlesOn(page) : (begun.get(page) ?? [])
    const entries = articles.map((article) => entry(article, page))
    const credits = page ? creditsOf(page) : ''
    return apart([head(page, which), apart(entries, 2), credits === '' ? [] : set(credits, QUIET)], 1)
  })
  return apart([fullNameplate(issue, settings, width), ...sheets], 2)
}
