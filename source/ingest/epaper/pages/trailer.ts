import { type Html, parseHtml } from '../html/html.ts'
import { htmlLines } from '../html/html-lines.ts'

/** The metadata that the publishing system puts in a comment after a page, `<!--enpproperty …/enpproperty-->`. */
export interface Trailer {
  readonly kicker?: string
  readonly headline?: string
  readonly deck?: string
  readonly author?: string
  readonly paper?: string
  readonly printPage?: string
  /** Usually begins `2026-07-18`. */
  readonly date?: string
  /** The kind of its page; only the oldest vocabulary gives it. */
  readonly pageKind?: 'article' | 'layout'
}

/**
 * The field names of its vocabularies: `founder-*` (from 2005), bare names (from 2010), and the bare names with `<p>`
 * inside the values (from 2024), which need no entry of their own.
 */
const FIELDS: Readonly<Record<Exclude<keyof Trailer, 'pageKind'>, readonly string[]>> = {
  kicker: ['introtitle'],
  headline: ['founder-title', 'title'],
  deck: ['founder-subtitle', 'subtitle'],
  author: ['founder-author', 'author'],
  paper: ['founder-papername'],
  printPage: ['founder-pagenum'],
  date: ['founder-date', 'date'],
}

const fieldOf = (comment: string, name: string): string => {
  const open = comment.indexOf(`<${name}>`)
  const start = open + name.length + 2
  const end = comment.indexOf(`</${name}>`, start)
  if (open < 0 || end < 0) return ''
  const value = comment.slice(start, end)
  if (!/[<&]/.test(value)) return value.trim()
  const html = parseHtml(value)
  return htmlLines(html, { from: 0, to: html.nodes.length })
    .map((line) => line.text)
    .join(' ')
}

/** The trailer of a page; empty if it has none. */
export const trailerOf = (html: Html): Trailer => {
  const comment = html.nodes.findLast(
    (node) => node.kind === 'comment' && node.text.startsWith('enpproperty'),
  )
  if (comment?.kind !== 'comment') return {}
  const values: Partial<Record<string, string>> = {}
  for (const [field, names] of Object.entries(FIELDS)) {
    const value = names.map((name) => fieldOf(comment.text, name)).find((one) => one !== '')
    if (value) values[field] = field === 'date' ? value.slice(0, 10) : value
  }
  const type = fieldOf(comment.text, 'founder-type')
  const pageKind = type === '1' ? 'article' : type === '2' ? 'layout' : undefined
  return { ...values, ...(pageKind ? { pageKind } : {}) }
}
