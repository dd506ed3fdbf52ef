/**
 * Writes `schema/baolan-issue-1.json`: zod's schema of an issue as JSON Schema, each field described by its comment in
 * `source/issue/issue.ts`.
 *
 *     node build/schema.ts
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { issueSchema } from '../source/issue/schema.ts'

const root = join(import.meta.dirname, '..')

/** JSON Schema as zod writes it, as far as it is walked here. */
interface Schema {
  description?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
}

/** A comment as one line. */
const proseOf = (comment: string): string =>
  comment
    .replace(/^\/\*\*|\*\/$/g, '')
    .replace(/^\s*\*/gm, '')
    .replace(/\s+/g, ' ')
    .trim()

/** The comments of the fields of each interface: `Page` to `position` to its prose. */
const fieldComments = (code: string): ReadonlyMap<string, ReadonlyMap<string, string>> =>
  new Map(
    [...code.matchAll(/^(?:export )?interface (\w+) \{\n([\s\S]*?)^\}/gm)].map(([, name = '', body = '']) => [
      name,
      new Map(
        [...body.matchAll(/(\/\*\*(?:(?!\*\/)[\s\S])*\*\/)\s*readonly (\w+)\??:/g)].map(
          ([, comment = '', field = '']) => [field, proseOf(comment)],
        ),
      ),
    ]),
  )

/** The interface that describes each object of the schema; an object without one is described by the field it is in. */
const INTERFACES: Readonly<Record<string, string>> = {
  '': 'Issue',
  contacts: 'Contact',
  source: 'Source',
  notes: 'Note',
  pages: 'Page',
  'pages.image': 'PageImage',
  'pages.areas': 'Area',
  'pages.credits': 'Credit',
  articles: 'Article',
  'articles.byline': 'Credit',
  'articles.dateline': 'Dateline',
  'articles.body': 'Block',
  'articles.images': 'Image',
  'articles.notes': 'Note',
  'articles.parts': 'Part',
  'articles.confidence': 'Confidence',
  pageCount: 'PageCount',
}

/** The JSON Schema of `baolan-issue/1`. @throws Error for a field without a comment */
export const issueJsonSchema = (): Schema => {
  const comments = fieldComments(readFileSync(join(root, 'source/issue/issue.ts'), 'utf8'))
  const describe = (schema: Schema, path: string): void => {
    for (const [field, value] of Object.entries(schema.properties ?? {})) {
      const within = path === '' ? field : `${path}.${field}`
      const description = comments.get(INTERFACES[path] ?? '')?.get(field)
      if (!description) throw new Error(`source/issue/issue.ts: ${within} has no comment`)
      value.description = description
      describe(value.items ?? value, within)
    }
  }
  const schema = z.toJSONSchema(issueSchema) as Schema
  describe(schema, '')
  return {
    ...{ $id: 'baolan-issue/1', title: 'baolan-issue/1', description: 'One issue of a newspaper.' },
    ...schema,
  }
}

/** The text of the file. */
export const schemaText = (): string => `${JSON.stringify(issueJsonSchema(), null, 2)}\n`

if (import.meta.main) {
  mkdirSync(join(root, 'schema'), { recursive: true })
  writeFileSync(join(root, 'schema/baolan-issue-1.json'), schemaText())
}
