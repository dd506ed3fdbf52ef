import { type Article, FORMAT, type Issue, type Note, type Page, type Range } from '../../issue/index.ts'
import { creditsOf } from '../forms/index.ts'
import type { Sanitised } from '../sanitise.ts'
import { type Composed, compose } from './compose.ts'
import { draftArticles } from './drafts.ts'
import { knownWords } from './known-words.ts'
import { type Line, linesOf } from './line.ts'
import { readMasthead } from './masthead.ts'
import { joinParts } from './parts.ts'
import { type Section, sectionsOf } from './sections.ts'

/** What reading systems print around a page stays out of the articles, and is named. */
const furnitureNotes = (source: string, sections: readonly Section[]): Note[] =>
  sections.flatMap(({ furniture }) =>
    furniture.map((line) => ({
      code: 'unplaced',
      at: rangeOf(line),
      text: source.slice(line.start, line.end),
      message: 'no part of the paper: print of the site around it',
    })),
  )

const rangeOf = ({ start, end }: Line): Range => [start, end]

const pagesOf = (sections: readonly Section[], articles: readonly Article[]): Page[] => {
  const pages = Map.groupBy(sections, ({ label }) => label?.printPage ?? FIRST)
  const onPage = Map.groupBy(
    articles.flatMap(({ id, parts }) => parts.map(({ page }) => ({ id, page }))),
    ({ page }) => page,
  )
  return [...pages].map(([printPage, own], index) => {
    const section = own.find(({ label }) => label?.printSection)?.label?.printSection
    const from = own.flatMap(({ mark, credits }) => [...mark, ...credits].map(rangeOf))
    const credits = own.flatMap((one) => one.credits.flatMap(({ text }) => creditsOf(text)))
    return {
      printPage,
      ...(section ? { printSection: section } : {}),
      position: index + 1,
      ...(credits.length > 0 ? { credits } : {}),
      ...(from.length > 0 ? { from } : {}),
      articles: (onPage.get(printPage) ?? []).map(({ id }) => id),
    }
  })
}

/** The page of a text that marks none. */
const FIRST = '1'

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
  const places = new Map<string, number>()
  const composed: Composed[] = []
  for (const section of sections) {
    const page = section.label?.printPage ?? FIRST
    for (const draft of draftArticles(section, known)) {
      const place = (places.get(page) ?? 0) + 1
      places.set(page, place)
      composed.push(compose(text, draft, { name, datePublished }, page, place))
    }
  }
  const whole = joinParts(composed)
  const articles = whole.map(({ article }) => article)
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
    articles,
    source: { kind: 'text', text },
    notes: [...notes, ...furnitureNotes(text, sections), ...whole.flatMap((one) => one.notes)],
  }
}
