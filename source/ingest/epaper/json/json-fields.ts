import { todayInChina } from '../../../issue/index.ts'
import { dateInPath, isoDate } from '../../forms/index.ts'

/** An object of JSON, whose fields are not known. */
export type Fields = Readonly<Record<string, unknown>>

/** The names that a field has on different sites. */
export type Names = readonly string[]

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const fieldOf = (fields: Fields, names: Names): unknown =>
  names.map((name) => fields[name]).find((value) => value !== undefined && value !== null)

/** The words of a field; empty if it has none. Numbers are words too. */
export const wordsOf = (fields: Fields, names: Names): string => {
  const value = fieldOf(fields, names)
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
}

/** `2026-09-28 00:00:00`, `20260928`, `2026年9月28日`, or ms since 1970, as ISO 8601; undefined for anything else. */
export const statedDay = (words: string): string | undefined =>
  /^\d{12,13}$/.test(words) ? todayInChina(Number(words)) : (isoDate(words) ?? dateInPath(words)?.day)

/** The objects in a list; some sites write the list as a text of JSON. */
export const listOf = (fields: Fields, names: Names): readonly Fields[] => {
  const value = fieldOf(fields, names)
  const list = typeof value === 'string' && value.startsWith('[') ? parsedJson(value) : value
  return Array.isArray(list) ? list.filter(isFields) : []
}

/** The objects in the list, whatever its name, of which one has a field of these names. */
export const listWith = (fields: Fields, names: Names): readonly Fields[] => {
  const isSuch = (list: unknown): boolean =>
    Array.isArray(list) && list.some((one) => isFields(one) && names.some((name) => name in one))
  const list = Object.values(fields).find(isSuch)
  return Array.isArray(list) ? list.filter(isFields) : []
}

/** undefined if the text is no JSON. */
export const parsedJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** How deep the answer of a service is wrapped at most: `{"obj": {"articleVo": …}}`. */
const DEEPEST = 3

/** The name under which `objectsIn` gives a list that nothing wraps. */
export const UNNAMED = ''

/** An object and those in its fields, the outermost first. A list that nothing wraps is the field `UNNAMED` of an object. */
export const objectsIn = (json: unknown): readonly Fields[] => {
  let level: readonly Fields[] = Array.isArray(json) ? [{ [UNNAMED]: json }] : isFields(json) ? [json] : []
  const found: Fields[] = []
  for (let depth = 0; depth < DEEPEST; depth++) {
    found.push(...level)
    level = level.flatMap((one) => Object.values(one).filter(isFields))
  }
  return found
}
