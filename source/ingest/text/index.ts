import { FORMAT, type Issue } from '../../issue/index.ts'
import type { Sanitised } from '../sanitise.ts'
import { compose } from './compose.ts'
import { draftArticles } from './drafts.ts'
import { linesOf } from './line.ts'
import { readMasthead } from './masthead.ts'

/**
 * Reads the raw extracted text of a newspaper's page or issue.
 * @param source the decoded and sanitised text; every range of the issue points into it
 */
export const readText = ({ text, notes }: Sanitised): Issue => {
  const lines = linesOf(text)
  const { fields, contacts, lines: masthead } = readMasthead(lines)
  const inMasthead = new Set(masthead)
  const { name = '', datePublished = '', stated, contact: _, ...others } = fields
  const page = '1'
  const drafts = draftArticles(lines.filter((line) => !inMasthead.has(line)))
  const composed = drafts.map((draft, index) =>
    compose(text, draft, { name, datePublished }, page, index + 1),
  )
  const articles = composed.map(({ article }) => article)
  return {
    format: FORMAT,
    name,
    datePublished,
    ...others,
    pageCount: { ...(stated === undefined ? {} : { stated }), found: 1 },
    ...(contacts.length > 0 ? { contacts } : {}),
    masthead: masthead.map(({ start, end }) => text.slice(start, end)),
    mastheadFrom: masthead.map(({ start, end }) => [start, end]),
    pages: [{ printPage: page, position: 1, articles: articles.map(({ id }) => id) }],
    articles,
    source: { kind: 'text', text },
    notes: [...notes, ...composed.flatMap((one) => one.notes)],
  }
}
