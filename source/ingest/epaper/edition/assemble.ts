import {
  type Article,
  articleId,
  FORMAT,
  type Issue,
  type Note,
  type Page,
  type Range,
} from '../../../issue/index.ts'
import { joinJumps, type NotedArticle } from '../../text/index.ts'
import { addressKey } from '../addresses/address.ts'
import { agreedImprint, fieldsOfIssue, type Imprint } from '../pages/imprint.ts'
import type { Label } from '../pages/label.ts'
import { articleFromPage, creditLines, isCreditsOnly, pageCredits } from './article-from-page.ts'
import { type EditionArticle, withoutDuplicates } from './duplicates.ts'
import { orderOf, type PagePlan } from './order.ts'
import type { ReadArticle, ReadLayout, ReadPage } from './saved-pages.ts'
import { type FinishedText, safeWords, Transcript } from './transcript.ts'
import { type Written, writeArticle } from './write-article.ts'

/** A page and what the transcript holds of it. */
interface WrittenPage {
  readonly plan: PagePlan
  readonly printPage: string
  readonly mark?: Range
  readonly written: readonly Written[]
}

const isOnline = (address: string | undefined): address is string => /^https?:/.test(address ?? '')

/** Writes the pages to the transcript in order, each with the articles that begin on it. */
const writePages = (
  transcript: Transcript,
  pages: readonly PagePlan[],
  articles: readonly EditionArticle[],
): WrittenPage[] =>
  pages.map((plan, index) => {
    const { printPage, words } = plan.label
    const mark = words === '' ? undefined : transcript.write(words)
    const written = articles.filter(({ on }) => on[0] === index).map((one) => writeArticle(transcript, one))
    const number = printPage || (pages.length === 1 ? '1' : `?${index + 1}`)
    return { plan, printPage: number, written, ...(mark ? { mark } : {}) }
  })

/** An article's id names the first page it is on and its place there. */
const idsOf = (leaves: readonly WrittenPage[], name: string, date: string): Map<EditionArticle, string> => {
  const places = new Map<string, number>()
  const ids = new Map<EditionArticle, string>()
  for (const { printPage, written } of leaves) {
    for (const { article } of written) {
      const place = (places.get(printPage) ?? 0) + 1
      places.set(printPage, place)
      ids.set(article, articleId(name, date, printPage, place))
    }
  }
  return ids
}

const pageOf = (
  copy: FinishedText,
  leaf: WrittenPage,
  index: number,
  ids: ReadonlyMap<EditionArticle, string>,
): Page => {
  const { plan, printPage, mark, written } = leaf
  const idOf = new Map(
    [...ids].flatMap(([{ links, on }, id]) =>
      on.includes(index) ? [...links].map((link) => [link, id] as const) : [],
    ),
  )
  const areas = plan.areas.flatMap(({ url, polygon }) => {
    const article = idOf.get(addressKey(url))
    return article === undefined || polygon.length === 0 ? [] : [{ article, polygon }]
  })
  const lines = written.flatMap((one) => creditLines(copy, one))
  const credits = pageCredits(copy, lines)
  const articles = new Set(plan.articles.map(({ link }) => idOf.get(link)).filter((id) => id !== undefined))
  const from = [...(mark ? [mark] : []), ...lines].flatMap((range) => copy.safe(range))
  return {
    printPage,
    ...(plan.label.section ? { printSection: safeWords(plan.label.section) } : {}),
    position: index + 1,
    ...(isOnline(plan.url) ? { url: plan.url } : {}),
    ...(isOnline(plan.pdf) ? { pdf: plan.pdf } : {}),
    ...(areas.length > 0 ? { areas: areas } : {}),
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

/** Puts all pages that were read together into one issue. */
export const assemble = (reads: readonly ReadPage[]): Issue => {
  const read = reads.filter((one) => one.kind === 'layout' || one.kind === 'article')
  const imprint = imprintOf(read)
  const { name = '', date = '' } = imprint
  const stated = imprint.fields?.stated
  const { pages, missing } = orderOf(reads)

  const transcript = new Transcript()
  const masthead = [name, imprint.printed ?? '', ...(imprint.lines ?? [])]
    .filter((line) => line !== '')
    .map((line) => transcript.write(line))
  const leaves = writePages(transcript, pages, withoutDuplicates(pages))
  const copy = transcript.finish()

  const paper = safeWords(name)
  const articles = leaves.map((leaf) => ({
    ...leaf,
    written: leaf.written.filter((one) => !isCreditsOnly(copy, one)),
  }))
  const ids = idsOf(articles, paper, date)
  const single = articles.flatMap(({ written }) =>
    written.map((one) => {
      const on = one.article.on.map((at) => leaves[at]?.printPage ?? '')
      return articleFromPage(copy, one, ids.get(one.article) ?? '', on)
    }),
  )
  const composed = joinJumps(single)
  for (const [gone, id] of absorbed(single, composed)) {
    for (const [article, own] of ids) if (own === gone) ids.set(article, id)
  }
  const url = read.find(({ kind, address }) => kind === 'layout' && isOnline(address))?.address
  return {
    format: FORMAT,
    name: paper,
    datePublished: date,
    ...(imprint.weekday ? { weekday: imprint.weekday } : {}),
    ...fieldsOfIssue(imprint),
    pageCount: { ...(stated === undefined ? {} : { stated }), found: pages.length },
    masthead: copy.lines(masthead),
    mastheadFrom: masthead.flatMap((range) => copy.safe(range)),
    pages: leaves.map((leaf, index) => pageOf(copy, leaf, index, ids)),
    articles: composed.map(({ article }) => article),
    source: { kind: 'epaper', ...(url ? { url } : {}), text: copy.text },
    notes: [
      ...copy.notes,
      ...composed.flatMap(({ notes }) => notes),
      ...missingNotes(missing, copy.text.length),
      ...reads.flatMap((one) => (one.kind === 'other' ? [otherNote(one)] : [])),
    ],
  }
}

const otherNote = ({ name, fault }: { readonly name: string; readonly fault?: Error }): Note => ({
  code: 'unplaced',
  at: [0, 0],
  message: safeWords(fault ? `${fault.message}.` : `${name} holds no page of the edition`),
})

const MAX_NAMED = 5
const missingNotes = (missing: readonly Label[], end: number): Note[] => {
  if (missing.length === 0) return []
  const named = missing.slice(0, MAX_NAMED).map(({ printPage }) => printPage)
  const more = missing.length > MAX_NAMED ? ` and ${missing.length - MAX_NAMED} more` : ''
  const message = `pages of the edition that are not among the saved ones: ${named.join(', ')}${more}`
  return [{ code: 'truncated', at: [end, end], message }]
}
