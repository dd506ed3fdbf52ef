import { articleId, FORMAT, type Issue, type Note, type Page } from '../../issue/index.ts'
import { follow, keyOf } from './address.ts'
import { compose } from './compose.ts'
import { parseHtml } from './html.ts'
import type { Label } from './label.ts'
import { readLayout } from './layout.ts'
import { agree } from './masthead.ts'
import { orderOf, type PagePlan } from './order.ts'
import { readSaved, refuseNone, type SavedPage } from './saved.ts'
import { movedTo } from './script.ts'
import { plain, Transcript } from './transcript.ts'
import { type Gathered, gather } from './twins.ts'
import { writeArticle } from './write.ts'

export { looksLikePage } from '../markup.ts'
export { type Family, recogniseFamily } from './family.ts'
export type { SavedPage } from './saved.ts'

/** What a page of a digital edition leads to, every address in full. */
export interface Links {
  /** Layout pages in the edition's order, each once; the label as printed, `A01：头版`, where the link has one. */
  readonly pages: readonly { readonly url: string; readonly label?: string }[]
  readonly articles: readonly { readonly url: string; readonly title?: string }[]
  readonly pdf?: string
  /** Where the page sends its reader on at once: META refresh, or a script that sets the location. */
  readonly redirect?: string
}

/**
 * The links of a front door or layout page, for whoever fetches an edition.
 * @param html the decoded page
 * @param url its address
 */
export const linksOf = (html: string, url: string): Links => {
  const parsed = parseHtml(html, url)
  const { pages, articles, areas, pdf } = readLayout(parsed, url)
  const moved = movedTo(parsed)
  const redirect = moved === undefined ? undefined : follow(url, moved)
  const listed = new Set(articles.map((one) => keyOf(one.url)))
  const unlisted = new Map(
    areas.filter((area) => !listed.has(keyOf(area.url))).map((area) => [keyOf(area.url), area]),
  )
  return {
    pages: pages.map(({ url: to, label }) => ({
      url: to,
      ...(label ? { label: plain([label.printPage, label.section].filter(Boolean).join('：')) } : {}),
    })),
    articles: [
      ...articles.map(({ url: to, title }) => ({
        url: to,
        ...(title.length > 0 ? { title: plain(title.join(' ')) } : {}),
      })),
      ...[...unlisted.values()].map(({ url: to }) => ({ url: to })),
    ],
    ...(pdf ? { pdf } : {}),
    ...(redirect && keyOf(redirect) !== keyOf(url) ? { redirect } : {}),
  }
}

/**
 * Reads the saved pages of a digital edition, layout pages and article pages in any order, as one issue. Its source
 * text is the text of the articles, one after the other, as extracted; every range points into it.
 * @throws UnreadableSource where none of them is such a page, or one is beyond all measure
 */
export const readEdition = (saved: readonly SavedPage[]): Issue => {
  const reads = saved.map(readSaved)
  refuseNone(reads)
  const read = reads.filter((one) => one.kind === 'layout' || one.kind === 'article')
  const imprint = agree(read.map((one) => one.imprint))
  const { name = '', date = '' } = imprint
  const { pages, missing } = orderOf(reads)
  const articles = gather(pages)

  const transcript = new Transcript()
  const masthead = [name, imprint.printed ?? '']
    .filter((line) => line !== '')
    .map((line) => transcript.write(line))
  const written = articles.map((article) => writeArticle(transcript, article))
  const copy = transcript.finish()

  const numbers = pages.map(
    ({ label }, index) => label.printPage || (pages.length === 1 ? '1' : `?${index + 1}`),
  )
  const ids = idsOf(articles, name, date, numbers)
  const composed = written.map((one, index) =>
    compose(
      copy,
      one,
      ids[index] ?? '',
      one.article.on.map((at) => numbers[at] ?? ''),
    ),
  )
  const url = read.find((one) => one.kind === 'layout' && /^https?:/.test(one.address))?.address
  return {
    format: FORMAT,
    name: copy.lines(masthead.slice(0, name === '' ? 0 : 1))[0] ?? '',
    datePublished: date,
    ...(imprint.weekday ? { weekday: imprint.weekday } : {}),
    pageCount: { found: pages.length },
    masthead: copy.lines(masthead),
    mastheadFrom: masthead.flatMap((range) => copy.safe(range)),
    pages: pages.map((page, index) => pageOf(page, index, numbers[index] ?? '', articles, ids)),
    articles: composed.map(({ article }) => article),
    source: { kind: 'epaper', ...(url ? { url } : {}), text: copy.text },
    notes: [
      ...copy.notes,
      ...composed.flatMap(({ notes }) => notes),
      ...missingNotes(missing, copy.text.length),
      ...reads
        .filter(({ kind }) => kind === 'other')
        .map(
          (one): Note => ({
            code: 'unplaced',
            at: [0, 0],
            message: `${plain(one.name)} holds no page of the edition`,
          }),
        ),
    ],
  }
}

/** An article's id is of the first page that it stands on. */
const idsOf = (
  articles: readonly Gathered[],
  name: string,
  date: string,
  numbers: readonly string[],
): string[] => {
  const places = new Map<number, number>()
  return articles.map(({ on: [page = 0] }) => {
    const place = (places.get(page) ?? 0) + 1
    places.set(page, place)
    return articleId(name, date, numbers[page] ?? '', place)
  })
}

const pageOf = (
  { label, url, pdf, areas, articles: placed }: PagePlan,
  index: number,
  printPage: string,
  articles: readonly Gathered[],
  ids: readonly string[],
): Page => {
  const idOf = new Map(
    articles.flatMap(({ links, on }, at) =>
      on.includes(index) ? [...links].map((link) => [link, ids[at] ?? ''] as const) : [],
    ),
  )
  const drawn = areas.flatMap(({ url: to, polygon }) => {
    const article = idOf.get(keyOf(to))
    return article === undefined || polygon.length === 0 ? [] : [{ article, polygon }]
  })
  return {
    printPage,
    ...(label.section ? { printSection: plain(label.section) } : {}),
    position: index + 1,
    ...(url && /^https?:/.test(url) ? { url } : {}),
    ...(pdf && /^https?:/.test(pdf) ? { pdf } : {}),
    ...(drawn.length > 0 ? { areas: drawn } : {}),
    articles: [...new Set(placed.map(({ link }) => idOf.get(link)))].filter((id) => id !== undefined),
  }
}

const MOST_NAMED = 5
const missingNotes = (missing: readonly Label[], end: number): Note[] => {
  if (missing.length === 0) return []
  const named = missing.slice(0, MOST_NAMED).map(({ printPage }) => printPage)
  const more = missing.length > MOST_NAMED ? ` and ${missing.length - MOST_NAMED} more` : ''
  const message = `pages of the edition that are not among the saved ones: ${named.join(', ')}${more}`
  return [{ code: 'truncated', at: [end, end], message }]
}
