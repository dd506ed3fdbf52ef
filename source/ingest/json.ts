import { type Issue, issueFromJson, NotAnIssue } from '../issue/index.ts'
import { sanitise } from './sanitise.ts'
import { UnreadableSource } from './unreadable.ts'

/** Whether a text is JSON of whatever kind: another program's is no newspaper, and is not read as prose. */
const isJson = (text: string): boolean => {
  if (!/^\s*[{[]/.test(text) || !/[}\]]\s*$/.test(text)) return false
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** @throws UnreadableSource for JSON that is not an issue */
export const refuseForeignJson = (name: string, text: string): void => {
  if (isJson(text)) throw new UnreadableSource(name, ['foreignJson'])
}

/** An issue of whatever version of the format: what is not ours to read is refused by name, not read as prose. */
export const isJsonIssue = (text: string): boolean =>
  text.trimStart().startsWith('{') && text.includes('"baolan-issue/')

/** Far deeper than any field of the format; further down a value would exhaust the stack. */
const MOST_DEEP = 64

/** The value with all its strings, the names of fields among them, made safe. */
const safe = (value: unknown, depth = 0): unknown => {
  if (typeof value === 'string') return sanitise(value).text
  if (typeof value !== 'object' || value === null) return value
  if (depth > MOST_DEEP) throw new NotAnIssue(['tooDeep', MOST_DEEP])
  const inside = (inner: unknown): unknown => safe(inner, depth + 1)
  return Array.isArray(value)
    ? value.map(inside)
    : Object.fromEntries(Object.entries(value).map(([key, inner]) => [sanitise(key).text, inside(inner)]))
}

/**
 * Reads an issue that somebody's parser wrote. Its strings are as hostile as any text: they are made safe in place, and
 * before the checks, for two ids may become one.
 * @throws UnreadableSource naming the first field that does not hold
 */
export const readJson = async (name: string, json: string): Promise<Issue> => {
  try {
    return await issueFromJson(json, (value) => safe(value))
  } catch (error) {
    if (error instanceof NotAnIssue) throw new UnreadableSource(name, ['noIssue', error.saying])
    throw error
  }
}
