import { articleId } from './id.ts'
import type { Article, Issue, Note, Page, Range } from './issue.ts'

/** The separator between two sources joined into one text. */
const BETWEEN = '\n\n'

/** Whether two issues are of the same paper and day, so that the pages of both belong together. */
export const isSameDay = (one: Issue, other: Issue): boolean =>
  one.datePublished !== '' && one.name === other.name && one.datePublished === other.datePublished

/** The hashes of all sources of an issue. */
export const sourcesOf = ({ source: { sha256, parts } }: Issue): readonly string[] =>
  parts ?? (sha256 ? [sha256] : [])

const moverBy = (offset: number) => {
  const range = ([start, end]: Range): Range => [start + offset, end + offset]
  const note = (one: Note): Note => ({ ...one, at: range(one.at) })
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

/** New ids for the articles of the second issue, numbered on each page after those of the first. */
const idsAfter = (first: Issue, second: Issue): ReadonlyMap<string, string> => {
  const places = new Map<string, number>()
  for (const { printPage, articles } of first.pages) places.set(printPage, articles.length)
  const taken = new Set(first.articles.map(({ id }) => id))
  return new Map(
    second.articles.map(({ id, parts }) => {
      const page = parts[0]?.page ?? ''
      let place = places.get(page) ?? 0
      let fresh: string
      do fresh = articleId(first.name, first.datePublished, page, ++place)
      while (taken.has(fresh))
      places.set(page, place)
      taken.add(fresh)
      return [id, fresh]
    }),
  )
}

const joinPages = (first: readonly Page[], second: readonly Page[]): readonly Page[] => {
  const pages = [...first]
  for (const page of second) {
    const at = pages.findIndex(({ printPage }) => printPage === page.printPage)
    const there = pages[at]
    if (!there) pages.push(page)
    else
      pages[at] = {
        ...page,
        ...there,
        articles: [...there.articles, ...page.articles],
        ...(there.from || page.from ? { from: [...(there.from ?? []), ...(page.from ?? [])] } : {}),
        ...(there.areas || page.areas ? { areas: [...(there.areas ?? []), ...(page.areas ?? [])] } : {}),
        ...(there.credits || page.credits
          ? { credits: [...(there.credits ?? []), ...(page.credits ?? [])] }
          : {}),
      }
  }
  return pages.map((page, index) => ({ ...page, position: index + 1 }))
}

/**
 * Merges two issues of one paper and day that came as several files. Fields of the first win; the second fills the gaps.
 * Nothing is lost, and every range points into the two source texts joined.
 */
export const mergeIssues = (first: Issue, second: Issue): Issue => {
  const before = first.source.text
  const after = second.source.text
  const offset = before === undefined ? 0 : before.length + BETWEEN.length
  const moved = moverBy(offset)
  const ids = idsAfter(first, second)
  const renamed = (id: string): string => ids.get(id) ?? id
  const pages = second.pages.map((page) => ({
    ...moved.page(page),
    articles: page.articles.map(renamed),
    ...(page.areas ? { areas: page.areas.map((area) => ({ ...area, article: renamed(area.article) })) } : {}),
  }))
  const articles = second.articles.map((article) => ({ ...moved.article(article), id: renamed(article.id) }))
  const joined = joinPages(first.pages, pages)
  const stated = first.pageCount?.stated ?? second.pageCount?.stated
  const { sha256: _, ...source } = first.source
  return {
    ...second,
    ...first,
    pageCount: { found: joined.length, ...(stated === undefined ? {} : { stated }) },
    masthead: [...first.masthead, ...second.masthead],
    mastheadFrom: [...(first.mastheadFrom ?? []), ...(second.mastheadFrom ?? []).map(moved.range)],
    pages: joined,
    articles: [...first.articles, ...articles],
    source: {
      ...source,
      parts: [...sourcesOf(first), ...sourcesOf(second)],
      ...(before === undefined && after === undefined
        ? {}
        : { text: [before ?? '', after ?? ''].join(before === undefined ? '' : BETWEEN) }),
    },
    notes: [...first.notes, ...second.notes.map(moved.note)],
  }
}
