import { isDay } from './day.ts'
import { ARTICLE_KINDS, BLOCK_TYPES, NOTE_CODES, REPAIRS } from './field-words.ts'
import {
  type Article,
  type Block,
  FORMAT,
  type Issue,
  type Note,
  type Page,
  type PageImage,
} from './issue.ts'
import { MAX_PICTURE_SIDE, PICTURE_ADDRESS } from './page-image.ts'

type Check = (value: unknown) => boolean

const text: Check = (value) => typeof value === 'string'
const number: Check = (value) => Number.isFinite(value)
const whole: Check = (value) => Number.isSafeInteger(value)
const isOffset = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0
const positive: Check = (value) => isOffset(value) && value > 0
const share: Check = (value) => typeof value === 'number' && value >= 0 && value <= 1
const day: Check = (value) => value === '' || (typeof value === 'string' && isDay(value))

const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value)

const list =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check)

const oneOf = (...words: readonly string[]): Check => {
  const known = new Set<unknown>(words)
  return (value) => known.has(value)
}

/** An object with these fields. Others are let through: a later version may have added them. */
const object = <T>(fields: Readonly<Record<keyof T, Check>>): Check => {
  const checks = Object.entries<Check>(fields)
  return (value) =>
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    checks.every(([name, check]) => check((value as Readonly<Record<string, unknown>>)[name]))
}

const lines = list(text)
const range: Check = (value) => {
  if (!Array.isArray(value) || value.length !== 2) return false
  const [start, end]: readonly unknown[] = value
  return isOffset(start) && isOffset(end) && start <= end
}
const corner: Check = (value) => Array.isArray(value) && value.length === 2 && value.every(number)
const credit = object<{ role: string; name: string }>({ role: text, name: text })

const note = object<Note>({
  code: oneOf(...NOTE_CODES),
  at: range,
  text: optional(text),
  fields: optional(list(oneOf('name', 'datePublished', 'printPage'))),
  message: text,
})

const block = object<Block>({
  type: oneOf(...BLOCK_TYPES),
  text,
  from: list(range),
  repaired: optional(list(oneOf(...REPAIRS))),
})

const pixels: Check = (value) => positive(value) && Number(value) <= MAX_PICTURE_SIDE
const image = object<PageImage>({
  src: (value) => typeof value === 'string' && PICTURE_ADDRESS.test(value),
  width: pixels,
  height: pixels,
})

const page = object<Page>({
  printPage: text,
  printSection: optional(text),
  position: positive,
  url: optional(text),
  pdf: optional(text),
  image: optional(image),
  areas: optional(
    list(object<{ article: string; polygon: unknown }>({ article: text, polygon: list(corner) })),
  ),
  credits: optional(list(credit)),
  from: optional(list(range)),
  articles: lines,
})

const article = object<Article>({
  id: (value) => text(value) && value !== '',
  kind: oneOf(...ARTICLE_KINDS),
  kicker: optional(lines),
  headline: lines,
  deck: optional(lines),
  column: optional(text),
  abstract: optional(lines),
  byline: optional(list(credit)),
  dateline: optional(
    object<NonNullable<Article['dateline']>>({
      raw: text,
      agency: optional(text),
      place: optional(text),
      date: optional(text),
      kind: optional(oneOf('讯', '电')),
    }),
  ),
  body: list(block),
  images: optional(
    list(
      object<NonNullable<Article['images']>[number]>({
        src: optional(text),
        caption: optional(text),
        credit: optional(text),
      }),
    ),
  ),
  parts: list(object<Article['parts'][number]>({ page: text })),
  from: optional(list(range)),
  confidence: object<Article['confidence']>({ headline: share, boundary: share }),
  notes: optional(list(note)),
})

const issue = object<Issue>({
  format: (value) => value === FORMAT,
  name: text,
  nameLatin: optional(text),
  datePublished: day,
  weekday: optional(text),
  lunarDate: optional(text),
  issueNumber: optional(text),
  cn: optional(text),
  issn: optional(text),
  postalCode: optional(text),
  pageCount: optional(object<NonNullable<Issue['pageCount']>>({ stated: optional(whole), found: whole })),
  supervisor: optional(text),
  sponsor: optional(text),
  publisher: optional(text),
  weather: optional(text),
  price: optional(text),
  edition: optional(text),
  contacts: optional(list(object<{ label: string; value: string }>({ label: text, value: text }))),
  masthead: lines,
  mastheadFrom: optional(list(range)),
  pages: list(page),
  // Each was checked when its frame was read, or is by `isArticle`.
  articles: Array.isArray,
  source: object<Issue['source']>({
    kind: oneOf('text', 'epaper'),
    url: optional(text),
    fetched: optional(text),
    sha256: optional(text),
    parts: optional(lines),
    partStarts: optional(list(isOffset)),
    text: optional(text),
  }),
  notes: list(note),
})

/**
 * The checks of `schema.ts` without its messages, for issues that come from the shelf: zod takes longer to load than an
 * issue takes to open.
 */
export const isArticle = (value: unknown): value is Article => article(value)

/** Checks all but the articles. */
export const isIssueAround = (value: unknown): value is Issue => issue(value)

/** Checks all of it. */
export const isIssue = (value: unknown): value is Issue =>
  isIssueAround(value) && value.articles.every(isArticle)
