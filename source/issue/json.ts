import { fieldFault, jsonFault, Told } from '../language/index.ts'
import { type Article, FORMAT, type Issue, type Page } from './issue.ts'
import { isIssue } from './shape.ts'

/** Thrown for JSON that is not a `baolan-issue/1`; the message names the field and its fault. */
export class NotAnIssue extends Told {
  override name = 'NotAnIssue'
}

/** The issue as JSON, one field per line, ending in a line feed. */
export const issueToJson = (issue: Issue): string => `${JSON.stringify(issue, null, 2)}\n`

const parse = (json: string): unknown => {
  try {
    return JSON.parse(json)
  } catch (error) {
    throw new NotAnIssue(jsonFault(json, error))
  }
}

/**
 * Reads `baolan-issue/1` from JSON and checks every field, that ids are unique and that pages list only articles that exist.
 * @param clean applied to the parsed value before the checks
 * @throws {NotAnIssue} naming the first wrong field by its path
 */
export const issueFromJson = async (
  json: string,
  clean: (value: unknown) => unknown = (value) => value,
): Promise<Issue> => {
  const value = clean(parse(json))
  const format = typeof value === 'object' && value !== null && 'format' in value ? value.format : undefined
  if (format !== FORMAT) throw new NotAnIssue(['otherFormat', String(JSON.stringify(format)), FORMAT])
  if (!isIssue(value)) await checkSchema(value)
  const issue = value as Issue
  checkLinks(issue)
  return issue
}

/** Loading zod takes longer than reading most issues: it is for the words about what is wrong. @throws {NotAnIssue} */
const checkSchema = async (value: unknown): Promise<void> => {
  const { issueSchema } = await import('./schema.ts')
  const result = issueSchema.safeParse(value, { reportInput: true })
  if (result.success) return
  const [first] = result.error.issues
  throw new NotAnIssue(first ? fieldFault(first, (path) => path.join('.') || ['theIssue']) : ['theIssue'])
}

interface Linked {
  readonly articles: readonly Pick<Article, 'id'>[]
  readonly pages: readonly Pick<Page, 'printPage' | 'articles'>[]
}

/** @throws {NotAnIssue} if an id is used twice, or a page lists an article that is not there */
export const checkLinks = (issue: Linked): void => {
  const ids = new Set<string>()
  for (const { id } of issue.articles) {
    if (ids.has(id)) throw new NotAnIssue(['idTwice', id])
    ids.add(id)
  }
  for (const page of issue.pages)
    for (const id of page.articles)
      if (!ids.has(id)) throw new NotAnIssue(['articleMissing', page.printPage, id])
}
