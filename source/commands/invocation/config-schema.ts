import { z } from 'zod'
import { fieldFault, jsonFault, LANGUAGES, type Language, Told } from '../../language/index.ts'

/** Settings that a user makes once, instead of on every command line. */
export interface Config {
  readonly ambiguous?: '1' | '2' | 'auto'
  readonly lineBreak?: 'basic' | 'gb' | 'strict'
  readonly lang?: Language
  /** Let 、，。 hang past the measure. */
  readonly hang?: boolean
  /** Spread spare cells over the gaps, so that all lines end in the same column. */
  readonly justify?: boolean
  /** Columns of text, if the terminal is wide enough. */
  readonly columns?: number
  readonly data?: string
  /** The user's own papers, in the catalogue's schema. */
  readonly papers?: readonly unknown[]
}

const schema = z.strictObject({
  ambiguous: z.union([z.enum(['1', '2', 'auto']), z.literal(1), z.literal(2)]).transform(String),
  lineBreak: z.enum(['basic', 'gb', 'strict']),
  lang: z.enum(LANGUAGES),
  hang: z.boolean(),
  justify: z.boolean(),
  columns: z.int().min(1).max(4),
  data: z.string().min(1),
  papers: z.array(z.unknown()),
} satisfies Record<keyof Config, z.ZodType>)

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Told(jsonFault(text, error))
  }
}

/** @throws {Told} naming each wrong field */
export const parseConfig = (text: string): Config => {
  const result = schema.partial().safeParse(parsed(text), { reportInput: true })
  if (result.success) return result.data as Config
  const faults = result.error.issues.map((fault) =>
    fieldFault(fault, (path) => path.join('.') || ['wholeFile'], Object.keys(schema.shape)),
  )
  throw new Told(['each', ...faults])
}
