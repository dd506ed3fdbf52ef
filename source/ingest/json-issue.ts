import { type Issue, issueFromJson, NotAnIssue } from '../issue/index.ts'
import { sanitise } from './source/sanitise.ts'
import { UnreadableSource } from './source/unreadable.ts'

/** Whether JSON claims to be an issue of some version, which is then read or refused as such. */
export const isJsonIssue = (text: string): boolean =>
  text.trimStart().startsWith('{') && text.includes('"baolan-issue/')

/** The deepest nesting, far beyond any field of the format; deeper values would exhaust the stack. */
const MAX_DEPTH = 64

/** A table's text made safe; its tabs divide cells and stay. */
const safeTable = (text: string): string =>
  text
    .split('\t')
    .map((cell) => sanitise(cell).text)
    .join('\t')

/** The value with all its strings and field names made safe. */
const safe = (value: unknown, depth = 0): unknown => {
  if (typeof value === 'string') return sanitise(value).text
  if (typeof value !== 'object' || value === null) return value
  if (depth > MAX_DEPTH) throw new NotAnIssue(['tooDeep', MAX_DEPTH])
  const inside = (inner: unknown): unknown => safe(inner, depth + 1)
  return Array.isArray(value)
    ? value.map(inside)
    : Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [
          sanitise(key).text,
          key === 'text' && typeof inner === 'string' && 'type' in value && value.type === 'table'
            ? safeTable(inner)
            : inside(inner),
        ]),
      )
}

/**
 * Reads an issue that another parser wrote. Its strings may be hostile, so they are made safe before the issue is checked:
 * two ids may become equal.
 * @throws UnreadableSource naming the first invalid field
 */
export const readJson = async (name: string, json: string): Promise<Issue> => {
  try {
    return await issueFromJson(json, (value) => safe(value))
  } catch (error) {
    if (error instanceof NotAnIssue) throw new UnreadableSource(name, ['noIssue', error.saying])
    throw error
  }
}
