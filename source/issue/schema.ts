import { z } from 'zod'
import type { Saying } from '../language/index.ts'
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

/** A schema for each field of a type: a type with a field that has none does not compile. */
type Fields<T> = Readonly<Record<keyof T, z.ZodType>>

const lines = z.array(z.string())
const range = z.tuple([z.int().nonnegative(), z.int().nonnegative()]).refine(([start, end]) => start <= end, {
  params: { saying: ['rangeRunsBack'] satisfies Saying },
})
const credit = z.looseObject({ role: z.string(), name: z.string() })
const confidence = z.number().min(0).max(1)

const note = z.looseObject({
  code: z.enum(NOTE_CODES),
  at: range,
  text: z.string().optional(),
  fields: z.array(z.enum(['name', 'datePublished', 'printPage'])).optional(),
  message: z.string(),
} satisfies Fields<Note>)

const block = z.looseObject({
  type: z.enum(BLOCK_TYPES),
  text: z.string(),
  from: z.array(range),
  repaired: z.array(z.enum(REPAIRS)).optional(),
} satisfies Fields<Block>)

const article = z.looseObject({
  id: z.string().min(1),
  kind: z.enum(ARTICLE_KINDS),
  kicker: lines.optional(),
  headline: lines,
  deck: lines.optional(),
  column: z.string().optional(),
  abstract: lines.optional(),
  byline: z.array(credit).optional(),
  dateline: z
    .object({
      raw: z.string(),
      agency: z.string().optional(),
      place: z.string().optional(),
      date: z.string().optional(),
      kind: z.enum(['讯', '电']).optional(),
    })
    .optional(),
  body: z.array(block),
  images: z
    .array(
      z.looseObject({
        src: z.string().optional(),
        caption: z.string().optional(),
        credit: z.string().optional(),
      }),
    )
    .optional(),
  parts: z.array(z.looseObject({ page: z.string() })),
  from: z.array(range).optional(),
  confidence: z.looseObject({ headline: confidence, boundary: confidence }),
  notes: z.array(note).optional(),
} satisfies Fields<Article>)

const pixels = z.int().positive().max(MAX_PICTURE_SIDE)
const image = z.looseObject({
  src: z.string().regex(PICTURE_ADDRESS),
  width: pixels,
  height: pixels,
} satisfies Fields<PageImage>)

const page = z.looseObject({
  printPage: z.string(),
  printSection: z.string().optional(),
  position: z.int().positive(),
  url: z.string().optional(),
  pdf: z.string().optional(),
  image: image.optional(),
  areas: z
    .array(z.looseObject({ article: z.string(), polygon: z.array(z.tuple([z.number(), z.number()])) }))
    .optional(),
  credits: z.array(credit).optional(),
  from: z.array(range).optional(),
  articles: z.array(z.string()),
} satisfies Fields<Page>)

/** `baolan-issue/1` as a schema. Unknown fields are kept: a later version may have added them. */
export const issueSchema = z.looseObject({
  format: z.literal(FORMAT),
  name: z.string(),
  nameLatin: z.string().optional(),
  datePublished: z.union([z.iso.date(), z.literal('')]),
  weekday: z.string().optional(),
  lunarDate: z.string().optional(),
  issueNumber: z.string().optional(),
  cn: z.string().optional(),
  issn: z.string().optional(),
  postalCode: z.string().optional(),
  pageCount: z.looseObject({ stated: z.int().optional(), found: z.int() }).optional(),
  supervisor: z.string().optional(),
  sponsor: z.string().optional(),
  publisher: z.string().optional(),
  weather: z.string().optional(),
  price: z.string().optional(),
  edition: z.string().optional(),
  contacts: z.array(z.looseObject({ label: z.string(), value: z.string() })).optional(),
  masthead: lines,
  mastheadFrom: z.array(range).optional(),
  pages: z.array(page),
  articles: z.array(article),
  source: z.looseObject({
    kind: z.enum(['text', 'epaper']),
    url: z.string().optional(),
    fetched: z.string().optional(),
    sha256: z.string().optional(),
    parts: lines.optional(),
    partStarts: z.array(z.int().nonnegative()).optional(),
    text: z.string().optional(),
  }),
  notes: z.array(note),
} satisfies Fields<Issue>)
