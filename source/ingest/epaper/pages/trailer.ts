import { type Html, parseHtml } from '../html/html.ts'
import { linesOf } from '../html/html-lines.ts'

/** What the publishing system says of a page in the comment that it leaves behind it, `<!--enpproperty …/enpproperty-->`. */
export interface Trailer {
  readonly kicker?: string
  readonly headline?: string
  readonly deck?: string
  readonly author?: string
  readonly paper?: string
  readonly printPage?: string
  /** The beginning of what it says, `2026-07-18` as a rule. */
  readonly date?: string
  /** What kind of page it stands behind; the oldest vocabulary alone says it. */
  readonly of?: 'article' | 'layout'
}

/**
 * The names of its three vocabularies: `founder-*` (2005 on), bare names (2010 on), and the same with `<p>` inside the
 * values (2024 on), which needs no row of its own.
 */
const FIELDS: Readonly<Record<Exclude<keyof Trailer, 'of'>, readonly string[]>> = {
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
  const inside = parseHtml(value)
  return linesOf(inside, { from: 0, to: inside.nodes.length })
    .map((line) => line.text)
    .join(' ')
}

export const trailerOf = (html: Html): Trailer => {
  const comment = html.nodes.findLast(
    (node) => node.kind === 'comment' && node.text.startsWith('enpproperty'),
  )
  if (comment?.kind !== 'comment') return {}
  const found: Partial<Record<string, string>> = {}
  for (const [field, names] of Object.entries(FIELDS)) {
    const value = names.map((name) => fieldOf(comment.text, name)).find((one) => one !== '')
    if (value) found[field] = field === 'date' ? value.slice(0, 10) : value
  }
  const type = fieldOf(comment.text, 'founder-type')
  return { ...found, ...(type === '1' ? { of: 'article' } : type === '2' ? { of: 'layout' } : {}) }
}
