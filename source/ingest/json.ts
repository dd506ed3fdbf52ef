import { type Issue, issueFromJson, NotAnIssue } from '../issue/index.ts'
import { sanitise } from './sanitise.ts'
import { UnreadableSource } from './unreadable.ts'

/** An issue of whatever version of the format: what is not ours to read is refused by name, not read as prose. */
export const isJsonIssue = (text: string): boolean =>
  text.trimStart().startsWith('{') && text.includes('"baolan-issue/')

/**
 * Reads an issue that somebody's parser wrote. Its strings are as hostile as any text and are made safe in place.
 * @throws UnreadableSource naming the first field that does not hold
 */
export const readJson = async (name: string, json: string): Promise<Issue> => {
  try {
    return safe(await issueFromJson(json)) as Issue
  } catch (error) {
    if (error instanceof NotAnIssue) throw new UnreadableSource(`${name}: ${error.message}`)
    throw error
  }
}

const safe = (value: unknown): unknown => {
  if (typeof value === 'string') return sanitise(value).text
  if (Array.isArray(value)) return value.map(safe)
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, safe(inner)]))
  return value
}
