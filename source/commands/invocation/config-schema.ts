import { z } from 'zod'
import type { SizeLimits } from '../../issue/index.ts'
import { fieldFault, jsonFault, LANGUAGES, type Language, type Saying } from '../../language/index.ts'
import { COLOURS, type Colour, type Quiet } from '../../makeup/index.ts'
import type { EditionLimits, StoreLimits } from '../../papers/index.ts'
import { type KeyChanges, readKeyChanges } from '../../reader/index.ts'
import { needsShell } from './home-path.ts'

/** Settings that a user makes once, instead of on every command line. */
export interface Config extends Partial<SizeLimits> {
  readonly ambiguous?: '1' | '2' | 'auto'
  readonly lineBreak?: 'basic' | 'gb' | 'strict'
  readonly lang?: Language
  /** Let 、，。 hang past the measure. */
  readonly hang?: boolean
  /** Spread spare cells over the gaps, so that all lines end in the same column. */
  readonly justify?: boolean
  /** How quiet text is drawn, in the place of what the terminal's ground asks for: a number is one of its 256 colours. */
  readonly quiet?: Quiet
  /** The colour of the paper's name. */
  readonly accent?: Colour
  /** Show the terminal's cursor where it stands: on the selected row, or at the top of the text. */
  readonly cursor?: boolean
  /** Keys that replace those of the key table, by action. */
  readonly keys?: KeyChanges
  /** Columns of text, if the terminal is wide enough. */
  readonly columns?: number
  /** The shelf's folder. */
  readonly data?: string
  /** What fetching may cost; in the place of the defaults. */
  readonly fetch?: Partial<EditionLimits & StoreLimits>
  /** The name under which papers are asked for their pages, in the place of the program's own. */
  readonly userAgent?: string
  /** The user's own papers, in the catalogue's schema. */
  readonly papers?: readonly unknown[]
}

const fetch = z
  .strictObject({
    megabytes: z.int().min(1).max(4096),
    pageMegabytes: z.int().min(1).max(64),
    requests: z.int().min(1).max(1_000_000),
    foreignHosts: z.int().min(0).max(1000),
    foreignRequests: z.int().min(0).max(1_000_000),
    keptMegabytes: z.int().min(0).max(1_000_000),
    keptDays: z.int().min(0).max(3650),
  } satisfies Record<keyof (EditionLimits & StoreLimits), z.ZodType>)
  .partial()

const schema = z.strictObject({
  ambiguous: z.union([z.enum(['1', '2', 'auto']), z.literal(1), z.literal(2)]).transform(String),
  lineBreak: z.enum(['basic', 'gb', 'strict']),
  lang: z.enum(LANGUAGES),
  hang: z.boolean(),
  justify: z.boolean(),
  quiet: z.union([z.enum(['dim', 'grey', 'plain']), z.int().min(0).max(255)]),
  accent: z.enum(COLOURS),
  cursor: z.boolean(),
  keys: z
    .record(z.string(), z.array(z.string()))
    .superRefine((written, context) => {
      for (const { action, saying } of readKeyChanges(written).faults)
        context.addIssue({ code: 'custom', path: [action], params: { saying } })
    })
    .transform((written) => readKeyChanges(written).changes),
  columns: z.int().min(1).max(4),
  data: z
    .string()
    .regex(/\S/)
    .superRefine((path, context) => {
      const saying: Saying = ['onlyOwnHome', JSON.stringify(path)]
      if (needsShell(path)) context.addIssue({ code: 'custom', params: { saying } })
    }),
  fetch,
  userAgent: z.string().superRefine((name, context) => {
    const isHeader = name.length <= 300 && /^[\x20-\x7e]*$/.test(name) && name.trim() !== ''
    if (!isHeader)
      context.addIssue({ code: 'custom', params: { saying: ['isNoUserAgent'] satisfies Saying } })
  }),
  papers: z.array(z.unknown()),
  // V8 makes no text longer than 512 million code units.
  maxFileMB: z.int().min(1).max(512),
  maxArticles: z.int().min(1).max(1_000_000),
  maxShortLines: z.int().min(1).max(10_000_000),
  maxUnpackedMB: z.int().min(1).max(1024),
} satisfies Record<keyof Config, z.ZodType>)
const partial = schema.partial()

/** What a configuration says, and what is wrong in it. */
export interface ParsedConfig {
  /** The fields that are right. */
  readonly config: Config
  /** One for each wrong field, or one for the whole text. */
  readonly faults: readonly Saying[]
}

export const parseConfig = (text: string): ParsedConfig => {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return { config: {}, faults: [jsonFault(text, error)] }
  }
  const result = partial.safeParse(value, { reportInput: true })
  if (result.success) return { config: result.data as Config, faults: [] }
  const faults = result.error.issues
    .flatMap(eachUnknownField)
    .map((fault) => fieldFault(fault, (path) => path.join('.') || ['wholeFile'], fieldsAt(fault.path)))
  const wrong = new Set(result.error.issues.flatMap(({ path }) => path.slice(0, 1)))
  return { config: rightFieldsOf(value, wrong), faults }
}

type Fault = z.core.$ZodIssue

/** The fields that exist at a path. */
const fieldsAt = ([field]: readonly PropertyKey[]): readonly string[] =>
  Object.keys(field === 'fetch' ? fetch.shape : schema.shape)

/** Splits a fault of several unknown fields, so that each is named. */
const eachUnknownField = (fault: Fault): Fault[] =>
  fault.code === 'unrecognized_keys' ? fault.keys.map((key) => ({ ...fault, keys: [key] })) : [fault]

const rightFieldsOf = (value: unknown, wrong: ReadonlySet<PropertyKey>): Config => {
  if (typeof value !== 'object' || value === null) return {}
  const right = Object.entries(value).filter(([key]) => Object.hasOwn(schema.shape, key) && !wrong.has(key))
  const { success, data } = partial.safeParse(Object.fromEntries(right))
  return success ? (data as Config) : {}
}
