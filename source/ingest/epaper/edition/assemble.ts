import {
  type Article,
  articleId,
  FORMAT,
  type Issue,
  type Note,
  type Page,
  type PageImage,
  PICTURE_ADDRESS,
  type Range,
} from '../../../issue/index.ts'
import { guessNote } from '../../path/guess-note.ts'
import type { PathHints } from '../../path/path-hints.ts'
import { joinJumps, type NotedArticle } from '../../text/index.ts'
import { addressKey } from '../addresses/address.ts'
import { isPostAddress } from '../addresses/post-address.ts'
import { agreedImprint, fieldsOfIssue, type Imprint } from '../pages/imprint.ts'
import type { Label } from '../pages/label.ts'
import { pictureAround } from '../pages/map-pictures.ts'
import { articleFromPage, creditLines, isCreditsOnly, pageCredits } from './article-from-page.ts'
import { type EditionArticle, withoutDuplicates } from './duplicates.ts'
import { orderOf, type PagePlan } from './order.ts'
import type { ReadArticle, ReadLayout, ReadPage } from './saved-pages.ts'
import { type FinishedText, safeWords, Transcript } from './transcript.ts'
import { type Written, writeArticle } from './write-article.ts'

/** A page with the ranges of its texts in the transcript. */
interface WrittenPage {
  readonly plan: PagePlan
  readonly printPage: string
  readonly mark?: Range
  readonly written: readonly Written[]
}

/** Whether a browser can open an address. */
const isOnline = (address: string | undefined): address is string =>
  address !== undefined && /^https?:/.test(address) && !isPostAddress(address)

/** Writes the pages to the transcript in order, each with the articles that begin on it. */
const writePages = (
  transcript: Transcript,
  pages: readonly PagePlan[],
  articles: readonly EditionArticle[],
  onlyPage: string,
): WrittenPage[] =>
  pages.map((plan, index) => {
    const { printPage, words } = plan.label
    const mark = words === '' ? undefined : transcript.write(words)
    const written = articles.filter(({ on }) => on[0] === index).map((one) => writeArticle(transcript, one))
    const number = printPage || (pages.length === 1 ? onlyPage : `?${index + 1}`)
    return { plan, printPage: number, written, ...(mark ? { mark } : {}) }
  })

/** An article's id names the first page it is on and its place there. The page's credits are no article. */
const idsOf = (
  copy: FinishedText,
  pages: readonly WrittenPage[],
  name: string,
  date: string,
): Map<EditionArticle, string> => {
  const places = new Map<string, number>()
  const ids = new Map<EditionArticle, string>()
  for (const { printPage, written } of pages) {
    for (const one of written) {
      if (isCreditsOnly(copy, one)) continue
      // Pages whose names differ only in what an id leaves out are counted as one.
      const key = articleId('', '', printPage, 0)
      const place = (places.get(key) ?? 0) + 1
      places.set(key, place)
      ids.set(one.article, articleId(name, date, printPage, place))
    }
  }
  return ids
}

/** The picture of a page with these areas, unless its size or its address is not to be believed. */
const imageOf = (picture: PageImage, areas: NonNullable<Page['areas']>): Page['image'] => {
  const around = pictureAround(picture, areas)
  const src = safeWords(picture.src)
  return around && PICTURE_ADDRESS.test(src) ? { ...around, src } : undefined
}

const pageOf = (
  copy: FinishedText,
  page: WrittenPage,
  index: number,
  ids: ReadonlyMap<EditionArticle, string>,
): Page => {
  const { plan, printPage, mark, written } = page
  const idOf = new Map(
    [...ids].flatMap(([{ links, on }, id]) =>
      on.includes(index) ? [...links].map((link) => [link, id] as const) : [],
    ),
  )
  const placed = plan.areas.flatMap(({ url, polygon, picture }) => {
    const article = idOf.get(addressKey(url))
    return article === undefined || polygon.length === 0 ? [] : [{ article, polygon, picture }]
  })
  const areas = placed.map(({ article, polygon }) => ({ article, polygon }))
  const [picture, ...otherPictures] =
    plan.areas.length === 0 ? [plan.picture] : new Set(placed.map((area) => area.picture))
  const image = picture && otherPictures.length === 0 ? imageOf(picture, areas) : undefined
  const lines = written.flatMap((one) => creditLines(copy, one))
  const credits = pageCredits(copy, lines)
  const articles = new Set(plan.articles.map(({ link }) => idOf.get(link)).filter((id) => id !== undefined))
  const from = [...(mark ? [mark] : []), ...lines].flatMap((range) => copy.safe(range))
  return {
    printPage,
    ...(plan.label.section ? { printSection: safeWords(plan.label.section) } : {}),
    position: index + 1,
    ...(isOnline(plan.url) ? { url: plan.url } : {}),
    ...(plan.pdf && !plan.pdf.startsWith('file:') ? { pdf: safeWords(plan.pdf) } : {}),
    ...(image ? { image } : {}),
    ...(areas.length > 0 ? { areas } : {}),
    ...(credits.length > 0 ? { credits } : {}),
    ...(from.length > 0 ? { from } : {}),
    articles: [...articles],
  }
}

/** Maps the id of each article that was joined to another (下转, 上接) to the id of that other. */
const absorbed = (
  before: readonly NotedArticle[],
  after: readonly NotedArticle[],
): ReadonlyMap<string, string> => {
  const left = new Set(after.map(({ article }) => article.id))
  const endOf = ({ body }: Article): number | undefined => body.at(-1)?.from.at(-1)?.[1]
  const holders = new Map(
    after.flatMap(({ article }) =>
      article.body.flatMap(({ from }) => from.map(([, end]) => [end, article.id] as const)),
    ),
  )
  return new Map(
    before
      .filter(({ article }) => !left.has(article.id))
      .map(({ article }) => [article.id, holders.get(endOf(article) ?? -1) ?? ''] as const),
  )
}

/** The paper and day that the layout pages agree on; articles count only if the layout pages do not say. */
const imprintOf = (read: readonly (ReadLayout | ReadArticle)[]): Imprint => {
  const agreed = agreedImprint(read.filter(({ kind }) => kind === 'layout').map((one) => one.imprint()))
  return agreed.name && agreed.date ? agreed : agreedImprint(read.map((one) => one.imprint()))
}

/** Writes the paper's name, date and masthead lines to the transcript. */
const writeMasthead = (transcript: Transcript, { name = '', printed = '', lines = [] }: Imprint): Range[] =>
  [name, printed, ...lines].filter((line) => line !== '').map((line) => transcript.write(line))

/** The articles in page order, those that jump joined; `ids` is changed so that joined articles share an id. */
const articlesOf = (
  copy: FinishedText,
  pages: readonly WrittenPage[],
  ids: Map<EditionArticle, string>,
): NotedArticle[] => {
  const separate = pages
    .flatMap(({ written }) => written)
    .filter(({ article }) => ids.has(article))
    .map((written) => {
      const { article } = written
      const on = article.on.map((index) => pages[index]?.printPage ?? '')
      return articleFromPage(copy, written, ids.get(article) ?? '', on)
    })
  const joined = joinJumps(separate)
  for (const [absorbedId, id] of absorbed(separate, joined)) {
    for (const [article, ownId] of ids) if (ownId === absorbedId) ids.set(article, id)
  }
  return joined
}

/**
 * Puts all pages that were read together into one issue.
 * @param hints facts from outside the pages, used if they lack them
 */
export const assemble = (reads: readonly ReadPage[], hints: PathHints = {}): Issue => {
  const editionPages = reads.filter((read) => read.kind === 'layout' || read.kind === 'article')
  const imprint = imprintOf(editionPages)
  const { pages, missing, elsewhere } = orderOf(reads)
  const transcript = new Transcript()
  const masthead = writeMasthead(transcript, imprint)
  const writtenPages = writePages(transcript, pages, withoutDuplicates(pages), hints.page ?? '1')
  const pointers = elsewhere.flatMap(({ title }) => title).map((line) => transcript.write(line))
  const copy = transcript.finish()

  const name = safeWords(imprint.name ?? hints.name ?? '')
  const { date = hints.datePublished ?? '', weekday } = imprint
  const isNumbered = pages.length !== 1 || pages[0]?.label.printPage
  const ids = idsOf(copy, writtenPages, name, date)
  const noted = articlesOf(copy, writtenPages, ids)
  const stated = imprint.fields?.stated
  const url = editionPages.find(({ kind, address }) => kind === 'layout' && isOnline(address))?.address
  return {
    format: FORMAT,
    name,
    datePublished: date,
    ...(weekday ? { weekday } : {}),
    ...fieldsOfIssue(imprint),
    pageCount: { ...(stated === undefined ? {} : { stated }), found: pages.length },
    masthead: copy.lines(masthead),
    mastheadFrom: masthead.flatMap((range) => copy.safe(range)),
    pages: writtenPages.map((page, index) => pageOf(copy, page, index, ids)),
    articles: noted.map(({ article }) => article),
    source: { kind: 'epaper', ...(url ? { url } : {}), text: copy.text },
    notes: [
      ...copy.notes,
      ...guessNote({
        ...(imprint.name === undefined && hints.name ? { name: hints.name } : {}),
        ...(imprint.date === undefined && hints.datePublished ? { datePublished: hints.datePublished } : {}),
        ...(!isNumbered && hints.page ? { page: hints.page } : {}),
      }),
      ...noted.flatMap(({ notes }) => notes),
      ...elsewhereNotes(copy, pointers),
      ...missingNotes(missing, copy.text.length),
      ...reads.flatMap((read) => (read.kind === 'other' ? [otherNote(read)] : [])),
    ],
  }
}

const otherNote = ({ name, fault }: { readonly name: string; readonly fault?: Error }): Note => ({
  code: 'unplaced',
  at: [0, 0],
  message: safeWords(fault ? `${fault.message}.` : `${name} holds no page of the edition`),
})

const elsewhereNotes = (copy: FinishedText, titles: readonly Range[]): Note[] => {
  const [first, last] = [titles[0], titles.at(-1)]
  if (!first || !last) return []
  const at: Range = [first[0], last[1]]
  const message = 'a box of the page lists these articles, which other pages carry: they are not on this page'
  return [{ code: 'unplaced', at, text: copy.read(at), message }]
}

const MAX_NAMED = 5
const missingNotes = (missing: readonly Label[], end: number): Note[] => {
  if (missing.length === 0) return []
  const named = missing.slice(0, MAX_NAMED).map(({ printPage, words }) => printPage || safeWords(words))
  const more = missing.length > MAX_NAMED ? ` and ${missing.length - MAX_NAMED} more` : ''
  const message = `pages of the edition that are not among the saved ones: ${named.join(', ')}${more}`
  return [{ code: 'truncated', at: [end, end], message }]
}
