import { FORMAT, type Issue, type Page, type Range } from '../../issue/index.ts'
import type { Sanitised } from '../sanitise.ts'
import { type Composed, compose } from './compose.ts'
import { draftArticles } from './drafts.ts'
import { knownWords } from './known-words.ts'
import { type Line, linesOf } from './line.ts'
import { readMasthead } from './masthead.ts'
import { type Section, sectionsOf } from './sections.ts'

const rangeOf = ({ start, end }: Line): Range => [start, end]

const pagesOf = (
  sections: readonly Section[],
  articles: ReadonlyMap<string, readonly Composed[]>,
): Page[] => {
  const pages = Map.groupBy(sections, ({ label }) => label?.printPage ?? '1')
  return [...pages].map(([printPage, own], index) => {
    const section = own.find(({ label }) => label?.printSection)?.label?.printSection
    const marks = own.flatMap(({ mark }) => mark.map(rangeOf))
    return {
      printPage,
      ...(section ? { printSection: section } : {}),
      position: index + 1,
      ...(marks.length > 0 ? { from: marks } : {}),
      articles: (articles.get(printPage) ?? []).map(({ article }) => article.id),
    }
  })
}

/**
 * Reads the raw extracted text of a newspaper's page or issue.
 * @param source the decoded and sanitised text; every range of the issue points into it
 */
export const readText = ({ text, notes }: Sanitised): Issue => {
  const lines = linesOf(text)
  const { fields, contacts, lines: masthead } = readMasthead(lines)
  const inMasthead = new Set(masthead)
  const { name = '', datePublished = '', stated, contact: _, ...others } = fields
  const printed = lines.filter((line) => !inMasthead.has(line))
  const known = knownWords(printed)
  const sections = sectionsOf(printed)
  const articles = new Map<string, Composed[]>()
  for (const section of sections) {
    const page = section.label?.printPage ?? '1'
    const onPage = articles.get(page) ?? []
    articles.set(page, onPage)
    for (const draft of draftArticles(section, known))
      onPage.push(compose(text, draft, { name, datePublished }, page, onPage.length + 1))
  }
  const composed = [...articles.values()].flat()
  const pages = pagesOf(sections, articles)
  return {
    format: FORMAT,
    name,
    datePublished,
    ...others,
    pageCount: { ...(stated === undefined ? {} : { stated }), found: pages.length },
    ...(contacts.length > 0 ? { contacts } : {}),
    masthead: masthead.map(({ start, end }) => text.slice(start, end)),
    mastheadFrom: masthead.map(rangeOf),
    pages,
    articles: composed.map(({ article }) => article),
    source: { kind: 'text', text },
    notes: [...notes, ...composed.flatMap((one) => one.notes)],
  }
}
