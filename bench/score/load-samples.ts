import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { blocksOf, type ExpectedArticle, type Sample } from './sample.ts'

interface RawArticle {
  readonly kicker?: string
  readonly headline?: string
  readonly title?: string
  readonly deck?: string
  readonly content?: string
  readonly paragraphs?: readonly string[]
}

const articleFrom = (raw: RawArticle, page: string): ExpectedArticle => ({
  page,
  kicker: raw.kicker ?? '',
  headline: raw.headline ?? raw.title ?? '',
  deck: raw.deck ?? '',
  paragraphs: (raw.paragraphs ?? raw.content?.split(/\n+/) ?? [])
    .map((paragraph) => paragraph.trim())
    .filter(Boolean),
})

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))
const pathsOf = (folder: string, pattern: string): string[] =>
  globSync(pattern, { cwd: folder })
    .sort()
    .map((file) => join(folder, file))

/** Front pages with defects put in on purpose. */
export const damagedPages = (folder: string): Sample[] =>
  pathsOf(folder, 'seedlike/*.truth.json').map((path) => {
    const truth = readJson(path) as { masthead: Record<string, string | number>; articles: RawArticle[] }
    const text = path.replace('.truth.json', '.txt')
    return {
      name: basename(text),
      text: readFileSync(text, 'utf8'),
      masthead: truth.masthead,
      articles: truth.articles.map((article) => articleFrom(article, '1')),
    }
  })

/** Whole issues in one file, a mark before each article. */
export const wholeIssues = (folder: string): Sample[] =>
  pathsOf(folder, 'issues/*.json').map((path) => {
    const truth = readJson(path) as { pages: { page: number; articles: RawArticle[] }[] }
    const text = path.replace('.json', '.txt')
    return {
      name: basename(text),
      text: readFileSync(text, 'utf8'),
      articles: truth.pages.flatMap(({ page, articles }) =>
        articles.map((article) => articleFrom(article, String(page))),
      ),
    }
  })

/** The pages of whole issues, each printed by itself without a mark between its articles. */
export const printedPages = (folder: string): Sample[] =>
  wholeIssues(folder).flatMap(({ name, articles }) =>
    [...Map.groupBy(articles, ({ page }) => page)].flatMap(([page, onPage]) => {
      const printed = onPage.filter(({ paragraphs }) => paragraphs.length > 0)
      if (printed.length === 0) return []
      return [{ name: `${name} ${page}`, text: blocksOf(printed).join('\n\n'), articles: printed }]
    }),
  )

/** A provincial daily's issue, printed as text with page marks alone. */
export const printedIssues = (folder: string): Sample[] =>
  pathsOf(folder, 'hndaily/*.json').map((path) => {
    const truth = readJson(path) as { pages: { page: string; page_name: string; articles: RawArticle[] }[] }
    const pages = truth.pages.map(({ page, page_name, articles }) => ({
      mark: `第${page}版：${page_name}`,
      articles: articles.map((article) => articleFrom(article, page)),
    }))
    const blocks = pages.flatMap(({ mark, articles }) => [
      mark,
      ...articles.flatMap(({ headline, paragraphs }) => [headline, ...paragraphs]),
    ])
    return {
      name: basename(path),
      text: blocks.join('\n\n'),
      articles: pages.flatMap(({ articles }) => articles),
    }
  })

/** Extracted pages of other papers, without truth. */
export const otherPapers = (folder: string): Sample[] =>
  pathsOf(folder, 'web/*.txt').map((path) => ({
    name: basename(path),
    text: readFileSync(path, 'utf8'),
    articles: [],
  }))
