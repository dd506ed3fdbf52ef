import { z } from 'zod'
import type { Config } from './config.ts'

const schema = z.strictObject({
  ambiguous: z.union([z.enum(['1', '2', 'auto']), z.literal(1), z.literal(2)]).transform(String),
  lineBreak: z.enum(['basic', 'gb', 'strict']),
  lang: z.enum(['zh', 'en']),
  hang: z.boolean(),
  justify: z.boolean(),
  columns: z.int().min(1).max(4),
  data: z.string().min(1),
  papers: z.array(z.unknown()),
} satisfies Record<keyof Config, z.ZodType>)

/** @throws {Error} whose message names the first field that is off. */
export const parseConfig = (text: string): Config => {
  const result = schema.partial().safeParse(JSON.parse(text))
  if (result.success) return result.data as Config
  const [first] = result.error.issues
  throw new Error(`${first?.path.join('.') || 'the file'}: ${first?.message ?? 'not as it must be'}`)
}
