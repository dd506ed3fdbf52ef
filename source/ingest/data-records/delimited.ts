import { type FieldPart, partOf } from '../forms/index.ts'
import type { Parsed } from './parse.ts'

/** The longest head of a table. */
const MAX_HEAD = 2000
/** Where a quoted cell ends: at a quotation mark that is not doubled. */
const quotedEnd = (text: string, from: number): number => {
  let end = text.indexOf('"', from + 1)
  while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2)
  return end < 0 ? text.length : end + 1
}

/** The rows of a text in comma-separated values (RFC 4180), or with tabs; undefined if a quotation mark is out of place. */
const rowsOf = (text: string, delimiter: ',' | '\t'): string[][] | undefined => {
  const rows: string[][] = [[]]
  const unquoted = delimiter === ',' ? /[^,\r\n]*/y : /[^\t\r\n]*/y
  for (let from = 0; from < text.length; ) {
    const isQuoted = text[from] === '"'
    unquoted.lastIndex = from
    const cell = isQuoted ? text.slice(from, quotedEnd(text, from)) : (unquoted.exec(text)?.[0] ?? '')
    if (isQuoted && (cell.length < 2 || !cell.endsWith('"'))) return undefined
    rows.at(-1)?.push(isQuoted ? cell.slice(1, -1).replaceAll('""', '"') : cell)
    from += cell.length
    const end = text[from]
    if (end === '\r' || end === '\n') rows.push([])
    else if (end !== undefined && end !== delimiter) return undefined
    from += text.startsWith('\r\n', from) ? 2 : 1
  }
  return rows.filter((row) => row.some((value) => value !== ''))
}

const isHead = (names: readonly string[]): boolean => {
  const parts = new Set<FieldPart | undefined>(names.map((name) => partOf(name.trim())?.[0]))
  return parts.has('body') && (parts.has('headline') || parts.has('page') || parts.has('date'))
}

/** The records of a table in CSV or TSV whose head names the parts of articles; undefined for any other text. */
export const parseDelimited = (text: string): Parsed | undefined => {
  const head = text.slice(0, MAX_HEAD).split(/\r?\n|\r/, 1)[0] ?? ''
  const names = (delimiter: string): string[] => head.split(delimiter).map((name) => name.replaceAll('"', ''))
  const delimiter = ([',', '\t'] as const).find((one) => isHead(names(one)))
  const [fields, ...rows] = (delimiter && rowsOf(text, delimiter)) ?? []
  if (!fields) return undefined
  const values: object[] = []
  const broken: string[] = []
  for (const row of rows) {
    if (row.length > fields.length) broken.push(row.join(delimiter))
    else values.push(Object.fromEntries(row.map((value, at) => [fields[at]?.trim() ?? '', value])))
  }
  return values.length > 0 ? { values, broken } : undefined
}
