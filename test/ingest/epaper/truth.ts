import type { SourceFile } from '../../../source/ingest/index.ts'
import type { Issue } from '../../../source/issue/index.ts'
import type { Edition, TrueEdition } from '../../editions/index.ts'

export const savedPages = ({ files }: Edition): SourceFile[] =>
  files.map(({ path, bytes }) => ({ name: path, bytes }))

/** One article as both sides tell it. */
interface Told {
  readonly pages: readonly string[]
  readonly kicker: readonly string[]
  readonly headline: readonly string[]
  readonly deck: readonly string[]
  readonly body: readonly string[]
  readonly images: readonly { readonly src?: string; readonly caption?: string; readonly credit?: string }[]
}

/** As an issue has it: `01` is page 1, `A01` and the double page `0607` are what they are. */
const plain = (printPage: string): string => printPage.replace(/^0+(?=\d$)/, '')

export const toldByTruth = ({ articles }: TrueEdition): Told[] =>
  articles.map(({ pages, kicker, headline, deck, body, images }) => ({
    pages: pages.map(plain),
    kicker,
    headline,
    deck,
    body,
    images,
  }))

export const toldByIssue = ({ articles }: Issue): Told[] =>
  articles.map(({ parts, kicker = [], headline, deck = [], body, images = [] }) => ({
    pages: parts.map(({ page }) => page),
    kicker,
    headline,
    deck,
    body: body.map(({ text }) => text),
    images,
  }))

/** Pages with the articles on each by their headlines, and the number of areas that lead to one. */
export const pagesByTruth = ({ pages, articles }: TrueEdition) =>
  pages.map(({ printPage, printSection, articles: placed }) => ({
    printPage: plain(printPage),
    printSection,
    articles: placed.map(({ key }) => articles.find((one) => one.key === key)?.headline.join(' ')),
    areas: placed.flatMap(({ polygon }) => (polygon.length > 0 ? [JSON.stringify(polygon)] : [])).sort(),
  }))

export const pagesByIssue = ({ pages, articles }: Issue) => {
  const headline = new Map(articles.map((one) => [one.id, one.headline.join(' ')]))
  return pages.map(({ printPage, printSection, articles: ids, areas = [] }) => ({
    printPage,
    printSection,
    articles: ids.map((id) => headline.get(id)),
    areas: areas.map(({ polygon }) => JSON.stringify(polygon)).sort(),
  }))
}

/** The characters of an issue's source, white space apart, that no range and no note accounts for. */
export const unaccounted = (issue: Issue): string => {
  const text = issue.source.text ?? ''
  const seen = new Uint8Array(text.length)
  const mark = ([start, end]: readonly [number, number]): void => void seen.fill(1, start, end)
  for (const range of issue.mastheadFrom ?? []) mark(range)
  for (const { from = [] } of issue.pages) for (const range of from) mark(range)
  for (const { from = [], body, notes = [] } of issue.articles) {
    for (const range of [...from, ...body.flatMap((block) => block.from), ...notes.map(({ at }) => at)])
      mark(range)
  }
  for (const { at } of issue.notes) mark(at)
  return [...text].length === 0
    ? ''
    : Array.from(text, (one, at) => (seen[at] || /\s/.test(one) ? '' : one)).join('')
}
