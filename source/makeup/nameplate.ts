import { type Issue, isDay } from '../issue/index.ts'
import { wordsFor } from '../language/index.ts'
import { cellWidth, setHeadline } from '../typeset/index.ts'
import { BLANK, centre, fitRow, line, named, QUIET, shift, spread } from './compose.ts'
import { type Bounds, pageOf } from './frame.ts'
import { marksFor } from './marks.ts'
import type { Row } from './row.ts'
import type { Settings, Size } from './settings.ts'

/** A name set wide: its Han characters apart, as wide as `width` lets them be. Latin words stay as they are. */
export const spacedOut = (name: string, width: number, settings: Settings): string => {
  const units = (name.match(/\p{Script=Han}|\P{Script=Han}+/gu) ?? [])
    .map((unit) => unit.trim())
    .filter((unit) => unit !== '')
  const cells = units.reduce((sum, unit) => sum + cellWidth(unit, settings.ambiguous), 0)
  const gaps = units.length - 1
  const gap = [4, 3, 2, 1].find((each) => cells + gaps * each <= width * (each > 2 ? 0.3 : 0.6))
  return gap === undefined ? name : units.join(' '.repeat(gap))
}

/** The name over two rows where one does not hold it and two do. */
const nameRows = (name: string, settings: Settings, width: number): Row[] => {
  const { ambiguous, level } = settings
  const lines = setHeadline([spacedOut(name, width, settings)], { width, ambiguous, level })
  const texts = lines.length <= 2 ? lines.map(({ text }) => text) : [name]
  return texts.map((text) => centre(line(text, NAME), width, ambiguous))
}

/** `2021年11月9日`, or as it stands where it is no such date; in English the ISO date. */
export const dateText = (date: string, settings: Settings): string => {
  if (!isDay(date)) return date
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return wordsFor(settings.language).date(year, month, day)
}

/** What the shelf calls a paper whose name was not read. */
const NAMELESS = /^_?$/

export const paperText = (name: string, settings: Settings): string =>
  NAMELESS.test(name) ? wordsFor(settings.language).unnamed : name

export const dayText = (date: string, settings: Settings): string =>
  isDay(date) ? date : wordsFor(settings.language).undated

const NAME = { bold: true, color: 'red' } as const

/** The people behind the paper, for the nameplate's left ear. */
const bodiesOf = (issue: Issue, settings: Settings): string[] => {
  const words = wordsFor(settings.language)
  const { supervisor, sponsor, publisher } = issue
  const said = [
    ...(supervisor !== undefined && supervisor === sponsor
      ? [words.supervisedAndSponsored(supervisor)]
      : [
          ...(supervisor === undefined ? [] : [words.supervised(supervisor)]),
          ...(sponsor === undefined ? [] : [words.sponsored(sponsor)]),
        ]),
    ...(publisher === undefined ? [] : [words.published(publisher)]),
  ]
  return said.length > 2 ? [said.slice(0, -1).join(' '), said.at(-1) ?? ''] : said
}

const factsOf = (issue: Issue, settings: Settings): string[] => {
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

/** The nameplate of a window with room for it: ears, name, Latin name, rule, folio line. */
const wholePlate = (issue: Issue, settings: Settings, width: number, airy: boolean): Row[] => {
  const { ambiguous, language } = settings
  const words = wordsFor(language)
  const { dot, rule } = marksFor(ambiguous)
  const [upper = '', lower = ''] = bodiesOf(issue, settings)
  const date = [dateText(issue.datePublished, settings), issue.weekday].filter(Boolean).join(' ')
  const lunar = issue.lunarDate ? words.lunar(issue.lunarDate) : ''
  const ears: Row[] = [
    spread(line(upper, QUIET), line(date), width, ambiguous),
    spread(line(lower, QUIET), line(lunar, QUIET), width, ambiguous),
  ].filter((row) => row.length > 0)
  const contact = issue.contacts?.[0]
  const folio = spread(
    line(factsOf(issue, settings).join(dot), QUIET),
    line(contact ? `${contact.label} ${contact.value}` : '', QUIET),
    width,
    ambiguous,
  )
  return [
    ...ears,
    ...(airy ? [BLANK] : []),
    ...nameRows(issue.name, settings, width),
    ...(issue.nameLatin ? [centre(line(issue.nameLatin, QUIET), width, ambiguous)] : []),
    ...(airy ? [BLANK] : []),
    line(rule.repeat(width), QUIET),
    ...(folio.length > 0 ? [folio] : []),
  ]
}

const smallPlate = (issue: Issue, settings: Settings, width: number): Row[] => {
  const { ambiguous } = settings
  const date = [issue.datePublished, issue.weekday].filter(Boolean).join(' ')
  const number = issue.issueNumber ? wordsFor(settings.language).issueNumber(issue.issueNumber) : ''
  const folio = spread(line(date, QUIET), line(number, QUIET), width, ambiguous)
  return [
    centre(line(spacedOut(issue.name, width, settings), NAME), width, ambiguous),
    ...(folio.length > 0 ? [folio] : []),
    line(marksFor(ambiguous).rule.repeat(width), QUIET),
  ]
}

/** The paper's nameplate, as much of it as the window has room for; none in a low one, or where it has no name. */
export const nameplate = (issue: Issue, settings: Settings, size: Size): Row[] => {
  const { left, width } = pageOf(size)
  if (issue.name === '' || size.rows < 12) return []
  const whole = size.columns >= 60 && size.rows >= 20
  const rows = whole
    ? wholePlate(issue, settings, width, size.rows >= 32)
    : smallPlate(issue, settings, width)
  return rows.map((row) => shift(fitRow(row, width, settings.ambiguous), left))
}

/** One line at the top of every further screen: paper, date, page on the left, and what is said of here on the right. */
export const runningHead = (
  issue: Issue,
  here: readonly (string | undefined)[],
  right: string,
  { left, width }: Bounds,
  settings: Settings,
): Row => {
  const { ambiguous } = settings
  const said = [issue.datePublished, ...here].filter((text): text is string => Boolean(text))
  const room = width - (right === '' ? 0 : cellWidth(right, ambiguous) + 2)
  const text = named(issue.name, said, ' ', room, ambiguous)
  return shift(spread(line(text, QUIET), line(right, QUIET), width, ambiguous), left)
}
