import { articleId } from './id.ts'
import type { Article, Issue, Note, Page, Range } from './issue.ts'

/** The separator between two sources joined into one text. */
const BETWEEN = '\n\n'

/** Whether two issues are of one paper and day, so that their pages belong together. */
export const isSameDay = (first: Issue, second: Issue): boolean =>
  first.datePublished !== '' && first.name === second.name && first.datePublished === second.datePublished

/** The hashes of all sources of an issue. */
export const sourcesOf = ({ source: { sha256, parts } }: Issue): readonly string[] =>
  parts ?? (sha256 ? [sha256] : [])

/** Adds an offset, in code units, to every source range. */
const shiftBy = (offset: number) => {
  const range = ([start, end]: Range): Range => [start + offset, end + offset]
  const note = (original: Note): Note => ({ ...original, at: range(original.at) })
  return {
    range,
    note,
    page: (page: Page): Page => ({ ...page, ...(page.from ? { from: page.from.map(range) } : {}) }),
    article: (article: Article): Article => ({
      ...article,
      body: article.body.map((block) => ({ ...block, from: block.from.map(range) })),
      ...(article.from ? { from: article.from.map(range) } : {}),
      ...(article.notes ? { notes: article.notes.map(note) } : {}),
    }),
  }
}

/** New ids for the articles of the second issue, by old id: on each page they are numbered after those of the first. */
const newIds = (first: Issue, second: Issue): ReadonlyMap<string, string> => {
  const places = new Map<string, number>()
  for (const { printPage, articles } of first.pages) places.set(printPage, articles.length)
  const taken = new Set(first.articles.map(({ id }) => id))
  return new Map(
    second.articles.map(({ id, parts }) => {
      const page = parts[0]?.page ?? ''
      let place = places.get(page) ?? 0
      let newId: string
      do newId = articleId(first.name, first.datePublished, page, ++place)
      while (taken.has(newId))
      places.set(page, place)
      taken.add(newId)
      return [id, newId]
    }),
  )
}

type PageList = 'from' | 'areas' | 'credits'

/** A list that either page may have, with the entries of both; empty if neither has it. */
const joinLists = <Key extends PageList>(key: Key, first: Page, second: Page): Pick<Page, Key> | object =>
  first[key] || second[key] ? { [key]: [...(first[key] ?? []), ...(second[key] ?? [])] } : {}

const joinPage = (first: Page, second: Page): Page => ({
  ...second,
  ...first,
  articles: [...first.articles, ...second.articles],
  ...joinLists('from', first, second),
  ...joinLists('areas', first, second),
  ...joinLists('credits', first, second),
})

/** Pages with the same printed number become one. */
const joinPages = (first: readonly Page[], second: readonly Page[]): readonly Page[] => {
  const pages = [...first]
  for (const page of second) {
    const index = pages.findIndex(({ printPage }) => printPage === page.printPage)
    const samePage = pages[index]
    if (samePage) pages[index] = joinPage(samePage, page)
    else pages.push(page)
  }
  return pages.map((page, index) => ({ ...page, position: index + 1 }))
}

const joinTexts = (first: string | undefined, second: string | undefined): string | undefined =>
  first === undefined ? second : first + BETWEEN + (second ?? '')

/**
 * Merges two issues of one paper and day that came as several files. Fields of the first win; the second fills the gaps.
 * Nothing is lost, and every range points into the two source texts joined.
 */
export const mergeIssues = (first: Issue, second: Issue): Issue => {
  const firstText = first.source.text
  const shift = shiftBy(firstText === undefined ? 0 : firstText.length + BETWEEN.length)
  const ids = newIds(first, second)
  const newId = (id: string): string => ids.get(id) ?? id
  const pages = joinPages(
    first.pages,
    second.pages.map((page) => ({
      ...shift.page(page),
      articles: page.articles.map(newId),
      ...(page.areas ? { areas: page.areas.map((area) => ({ ...area, article: newId(area.article) })) } : {}),
    })),
  )
  const stated = first.pageCount?.stated ?? second.pageCount?.stated
  const { sha256: _, ...source } = first.source
  const text = joinTexts(firstText, second.source.text)
  return {
    ...second,
    ...first,
    pageCount: { found: pages.length, ...(stated === undefined ? {} : { stated }) },
    masthead: [...first.masthead, ...second.masthead],
    mastheadFrom: [...(first.mastheadFrom ?? []), ...(second.mastheadFrom ?? []).map(shift.range)],
    pages,
    articles: [
      ...first.articles,
      ...second.articles.map((article) => ({ ...shift.article(article), id: newId(article.id) })),
    ],
    source: {
      ...source,
      parts: [...sourcesOf(first), ...sourcesOf(second)],
      ...(text === undefined ? {} : { text }),
    },
    notes: [...first.notes, ...second.notes.map(shift.note)],
  }
}
