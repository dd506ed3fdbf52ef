import { type Issue, isDay } from '../issue/index.ts'
import { wordsFor } from '../language/index.ts'
import type { Settings } from './settings.ts'

/** `2021年11月9日`, or the text unchanged if it is no date; in English the ISO date. */
export const dateText = (date: string, settings: Settings): string => {
  if (!isDay(date)) return date
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return wordsFor(settings.language).date(year, month, day)
}

/** The shelf's id of a paper whose name is unknown. */
const NAMELESS = /^_?$/

export const paperText = (name: string, settings: Settings): string =>
  NAMELESS.test(name) ? wordsFor(settings.language).unnamed : name

export const dayText = (date: string, settings: Settings): string =>
  isDay(date) ? date : wordsFor(settings.language).undated

/** The date as printed and the weekday. `brief`: the ISO date. */
export const dateLine = (issue: Issue, settings: Settings, brief = false): string =>
  [brief ? issue.datePublished : dateText(issue.datePublished, settings), issue.weekday]
    .filter(Boolean)
    .join(' ')

export const lunarLine = ({ lunarDate }: Issue, { language }: Settings): string =>
  lunarDate ? wordsFor(language).lunar(lunarDate) : ''

/** The bodies that publish the paper, in at most two lines. */
export const bodiesOf = (issue: Issue, settings: Settings): string[] => {
  const words = wordsFor(settings.language)
  const { supervisor, sponsor, publisher } = issue
  const bodies = [
    ...(supervisor !== undefined && supervisor === sponsor
      ? [words.supervisedAndSponsored(supervisor)]
      : [
          ...(supervisor === undefined ? [] : [words.supervised(supervisor)]),
          ...(sponsor === undefined ? [] : [words.sponsored(sponsor)]),
        ]),
    ...(publisher === undefined ? [] : [words.published(publisher)]),
  ]
  return bodies.length > 2 ? [bodies.slice(0, -1).join(' '), bodies.at(-1) ?? ''] : bodies
}

/** The facts of the folio line: number, pages, and so on. */
export const folioFacts = (issue: Issue, settings: Settings): string[] => {
  const words = wordsFor(settings.language)
  const { stated, found } = issue.pageCount ?? {}
  const count = stated ?? found
  return [
    issue.issueNumber && words.issueNumber(issue.issueNumber),
    count !== undefined && count > 0 && words.pages(count),
    issue.cn ?? issue.issn,
    issue.edition,
    issue.price,
    issue.weather,
  ].filter((fact) => typeof fact === 'string' && fact !== '') as string[]
}

export const contactsOf = ({ contacts = [] }: Issue): string[] =>
  contacts.map(({ label, value }) => `${label} ${value}`.trim())

/** All facts of a masthead except the paper's name, worded as on the nameplate. */
export const mastheadFacts = (issue: Issue, settings: Settings, brief: boolean): string[] =>
  [
    issue.nameLatin,
    dateLine(issue, settings, brief),
    lunarLine(issue, settings),
    ...bodiesOf(issue, settings),
    ...folioFacts(issue, settings),
    issue.issn,
    issue.postalCode && wordsFor(settings.language).postalCode(issue.postalCode),
    ...contactsOf(issue),
  ].filter((fact): fact is string => Boolean(fact))
