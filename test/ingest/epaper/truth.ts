import type { SourceFile } from '../../../source/ingest/index.ts'
import type { Issue, Page } from '../../../source/issue/index.ts'
import type { Edition, TrueEdition } from '../../editions/index.ts'

export const savedPages = ({ files }: Edition): SourceFile[] =>
  files.map(({ path, bytes }) => ({ name: path, bytes }))

/** The parts of an article that are compared with the edition it was made from. */
interface ComparedArticle {
  readonly pages: readonly string[]
  readonly kicker: readonly string[]
  readonly headline: readonly string[]
  readonly deck: readonly string[]
  readonly body: readonly string[]
  readonly images: readonly { readonly src?: string; readonly caption?: string; readonly credit?: string }[]
}

/** A page's name as an issue has it: `01` becomes `1`; `A01` and the double page `0607` stay. */
const withoutZero = (printPage: string): string => printPage.replace(/^0+(?=\d$)/, '')

export const expectedArticles = ({ articles }: TrueEdition): ComparedArticle[] =>
  articles.map(({ pages, kicker, headline, deck, body, images }) => ({
    pages: pages.map(withoutZero),
    kicker,
    headline,
    deck,
    body,
    images,
  }))

export const issueArticles = ({ articles }: Issue): ComparedArticle[] =>
  articles.map(({ parts, kicker = [], headline, deck = [], body, images = [] }) => ({
    pages: parts.map(({ page }) => page),
    kicker,
    headline,
    deck,
    body: body.map(({ text }) => text),
    images,
  }))

const sizeOf = (image: Page['image']): string | undefined => image && `${image.width}x${image.height}`

/** Pages with the headlines of their articles the polygons that link to one, and the size of its picture. */
export const expectedPages = ({ pages, articles }: TrueEdition) =>
  pages.map(({ printPage, printSection, image, articles: placed }) => ({
    printPage: withoutZero(printPage),
    printSection,
    picture: sizeOf(image),
    articles: placed.map(({ key }) => articles.find((one) => one.key === key)?.headline.join(' ')),
    areas: placed.flatMap(({ polygon }) => (polygon.length > 0 ? [JSON.stringify(polygon)] : [])).sort(),
  }))

export const issuePages = ({ pages, articles }: Issue) => {
  const headline = new Map(articles.map((one) => [one.id, one.headline.join(' ')]))
  return pages.map(({ printPage, printSection, image, articles: ids, areas = [] }) => ({
    printPage,
    printSection,
    picture: sizeOf(image),
    articles: ids.map((id) => headline.get(id)),
    areas: areas.map(({ polygon }) => JSON.stringify(polygon)).sort(),
  }))
}
