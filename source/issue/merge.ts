import { articleId } from './id.ts'
import type { Area, Article, Issue, Note, Page, PageImage, Range } from './issue.ts'
import { holdsAreas } from './page-image.ts'
import { comparePages } from './page-order.ts'
import { compareParts, joinTexts, partsOf, type SourcePart, startOfArticle } from './source-parts.ts'

/**
 * Whether two issues are of one paper and day, so that their pages belong together. Two papers that do not give their
 * names may be any two.
 */
export const isSameDay = (first: Issue, second: Issue): boolean =>
  first.name !== '' &&
  first.datePublished !== '' &&
  first.name === second.name &&
  first.datePublished === second.datePublished

/** The issue with each of its source ranges moved. */
const moveRanges = (issue: Issue, range: (range: Range) => Range): Issue => {
  const note = (original: Note): Note => ({ ...original, at: range(original.at) })
  return {
    ...issue,
    mastheadFrom: (issue.mastheadFrom ?? []).map(range),
    pages: issue.pages.map((page) => ({ ...page, ...(page.from ? { from: page.from.map(range) } : {}) })),
    articles: issue.articles.map((article) => ({
      ...article,
      body: article.body.map((block) => ({ ...block, from: block.from.map(range) })),
      ...(article.from ? { from: article.from.map(range) } : {}),
      ...(article.notes ? { notes: article.notes.map(note) } : {}),
    })),
    notes: issue.notes.map(note),
  }
}

/** Two issues in one source text, and the parts of that text. */
interface Joined {
  readonly issues: readonly [Issue, Issue]
  readonly source: Pick<Issue['source'], 'text' | 'parts' | 'partStarts'>
  /** Which part an offset of the text lies in. */
  readonly partAt: (offset: number) => number
}

/** Joins the sources of two issues in the order of their pages. The issue with the earlier page is the first. */
const joinSources = (one: Issue, other: Issue): Joined => {
  const split = [one, other].map((issue) => ({ issue, own: partsOf(issue) }))
  const parts = split.flatMap(({ own }) => own).toSorted(compareParts)
  const { source, starts } = joinTexts(parts)
  const startOf = new Map(parts.map((part, index) => [part, starts[index] ?? 0]))
  const moved = ({ issue, own }: { issue: Issue; own: readonly SourcePart[] }): Issue =>
    moveRanges(issue, ([start, end]) => {
      const part = own.findLast((candidate) => candidate.start <= start)
      const distance = part ? (startOf.get(part) ?? 0) - part.start : 0
      return [start + distance, end + distance]
    })
  const [first, second] = [
    moved(split[0] ?? { issue: one, own: [] }),
    moved(split[1] ?? { issue: other, own: [] }),
  ]
  const otherLeads = parts[0] !== undefined && split[1]?.own.includes(parts[0])
  return {
    issues: otherLeads ? [second, first] : [first, second],
    source,
    partAt: (offset) => starts.findLastIndex((start) => start <= offset),
  }
}

/**
 * An id for each article, in the order of the articles: its own, else the next free place on its page. So the articles of a
 * page are numbered alike in whatever order their sources came.
 */
const idsOf = (
  { name, datePublished }: Issue,
  articles: readonly Article[],
): ReadonlyMap<Article, string> => {
  const places = new Map<string, number>()
  const taken = new Set<string>()
  return new Map(
    articles.map((article) => {
      const page = article.parts[0]?.page ?? ''
      let { id } = article
      let place = places.get(page) ?? 0
      places.set(page, place + 1)
      while (taken.has(id)) id = articleId(name, datePublished, page, ++place)
      taken.add(id)
      return [article, id]
    }),
  )
}

type PageList = 'from' | 'credits'

/** A list that either page may have, with the entries of both; empty if neither has it. */
const joinLists = <Key extends PageList>(key: Key, first: Page, second: Page): Pick<Page, Key> | object =>
  first[key] || second[key] ? { [key]: [...(first[key] ?? []), ...(second[key] ?? [])] } : {}

const scaled = (areas: readonly Area[], from: PageImage, to: PageImage): readonly Area[] =>
  from.width === to.width && from.height === to.height
    ? areas
    : areas.map((area) => ({
        ...area,
        polygon: area.polygon.map(([x, y]) => [(x * to.width) / from.width, (y * to.height) / from.height]),
      }))

/** The areas of both in the pixels of one picture. It is left out if it may not be what they are measured on. */
const joinAreas = (first: Page, second: Page): Pick<Page, 'image' | 'areas'> => {
  const image = first.image ?? second.image
  const others = second.areas ?? []
  const areas = [
    ...(first.areas ?? []),
    ...(first.image && second.image ? scaled(others, second.image, first.image) : others),
  ]
  return {
    ...(image && holdsAreas(image, areas) ? { image } : {}),
    ...(areas.length > 0 ? { areas } : {}),
  }
}

const joinPage = (first: Page, second: Page): Page => {
  const { image: _, areas: __, ...fields } = { ...second, ...first }
  return {
    ...fields,
    articles: [...first.articles, ...second.articles],
    ...joinLists('from', first, second),
    ...joinAreas(first, second),
    ...joinLists('credits', first, second),
  }
}

/** Pages with the same printed number become one; all are in the paper's order. */
const joinPages = (pages: readonly Page[]): readonly Page[] =>
  [...Map.groupBy(pages, ({ printPage }) => printPage)]
    .toSorted(([one], [other]) => comparePages(one, other))
    .flatMap(([, [first, ...others]]) => (first ? [others.reduce(joinPage, first)] : []))
    .map((page, index) => ({ ...page, position: index + 1 }))

/** The pages of an issue with the new ids of its articles. */
const withIds = ({ pages, articles }: Issue, ids: ReadonlyMap<Article, string>): readonly Page[] => {
  const newIds = new Map(articles.map((article) => [article.id, ids.get(article) ?? article.id]))
  const newId = (id: string): string => newIds.get(id) ?? id
  return pages.map((page) => ({
    ...page,
    articles: page.articles.map(newId),
    ...(page.areas ? { areas: page.areas.map((area) => ({ ...area, article: newId(area.article) })) } : {}),
  }))
}

/**
 * Merges two issues of one paper and day that came as several files. Nothing is lost, and every range points into the
 * source texts joined. Pages, articles and sources are in the paper's order: the same files give the same issue, in whatever
 * order they are merged. Where both have a field of the masthead, that of the earlier page counts.
 */
export const mergeIssues = (one: Issue, other: Issue): Issue => {
  const { issues, source, partAt } = joinSources(one, other)
  const [first, second] = issues
  /** Items in the order of the parts that `offsetOf` gives; those of one part stay as they are. */
  const inOrder = <T>(items: readonly T[], offsetOf: (item: T) => number): readonly T[] =>
    items.toSorted((a, b) => partAt(offsetOf(a)) - partAt(offsetOf(b)))

  const bySource = inOrder([...first.articles, ...second.articles], startOfArticle)
  const pageOf = ({ parts: [part] }: Article): string => part?.page ?? ''
  const articles = bySource.toSorted((a, b) => comparePages(pageOf(a), pageOf(b)))
  const ids = idsOf(first, articles)
  const starts = new Map(articles.map((article) => [ids.get(article) ?? '', startOfArticle(article)]))
  const pages = joinPages(issues.flatMap((issue) => withIds(issue, ids))).map((page) => ({
    ...page,
    articles: inOrder(page.articles, (id) => starts.get(id) ?? 0),
    ...(page.from ? { from: inOrder(page.from, ([start]) => start) } : {}),
  }))

  const masthead = issues.flatMap((issue) =>
    issue.masthead.map((line, index) => ({ line, at: issue.mastheadFrom?.[index]?.[0] ?? 0 })),
  )
  const stated = first.pageCount?.stated ?? second.pageCount?.stated
  const { sha256: _, ...firstSource } = first.source
  return {
    ...second,
    ...first,
    pageCount: { found: pages.length, ...(stated === undefined ? {} : { stated }) },
    masthead: inOrder(masthead, ({ at }) => at).map(({ line }) => line),
    mastheadFrom: inOrder(
      [...(first.mastheadFrom ?? []), ...(second.mastheadFrom ?? [])],
      ([start]) => start,
    ),
    pages,
    articles: articles.map((article) => ({ ...article, id: ids.get(article) ?? article.id })),
    source: { ...firstSource, ...source },
    notes: inOrder([...first.notes, ...second.notes], ({ at: [start] }) => start),
  }
}
