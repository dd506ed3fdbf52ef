import type { Issue } from '../issue/index.ts'
import { wordsFor } from '../language/index.ts'
import { cellWidth, setHeadline } from '../typeset/index.ts'
import { joinFacts, setFacts } from './facts.ts'
import { type Bounds, pageOf } from './frame.ts'
import { marksFor } from './marks.ts'
import { bodiesOf, contactsOf, dateLine, folioFacts, lunarLine, mastheadFacts } from './masthead.ts'
import type { Row } from './row.ts'
import { BLANK, centre, fitRow, line, named, QUIET, rowCells, shift, spread } from './row-layout.ts'
import type { Settings, Size } from './settings.ts'

/** A name in wide letter-spacing: its Han characters are spread over at most `width` cells, Latin words are unchanged. */
export const spacedOut = (name: string, width: number, settings: Settings): string => {
  const units = (name.match(/\p{Script=Han}|\P{Script=Han}+/gu) ?? [])
    .map((unit) => unit.trim())
    .filter((unit) => unit !== '')
  const cells = units.reduce((sum, unit) => sum + cellWidth(unit, settings.ambiguous), 0)
  const gaps = units.length - 1
  const gap = [4, 3, 2, 1].find((each) => cells + gaps * each <= width * (each > 2 ? 0.3 : 0.6))
  return gap === undefined ? name : units.join(' '.repeat(gap))
}

const NAME = { bold: true, color: 'red' } as const

/** The space for a nameplate. */
interface Place {
  /** Cells. */
  readonly width: number
  /** Whether there is room for blank rows. */
  readonly airy: boolean
  /** Whether rows are few, as in a window: then what does not fit is cut, otherwise it moves to lines below. */
  readonly bounded: boolean
}

/** The name over as many rows as it needs; if rows are few, over two rows if one is too short and two are enough. */
const nameRows = (name: string, settings: Settings, { width, bounded }: Place): Row[] => {
  const { ambiguous, level } = settings
  const lines = setHeadline([spacedOut(name, width, settings)], { width, ambiguous, level })
  const texts = lines.length <= 2 || !bounded ? lines.map(({ text }) => text) : [name]
  return texts.map((text) => centre(line(text, NAME), width, ambiguous))
}

const pair = (left: Row, right: Row, { width, bounded }: Place, { ambiguous }: Settings): Row[] => {
  const cells = rowCells(left, ambiguous) + rowCells(right, ambiguous)
  const fits = cells + (left.length > 0 && right.length > 0 ? 2 : 0) <= width
  const row = fits || bounded ? spread(left, right, width, ambiguous) : BLANK
  return row.length > 0 ? [row] : []
}

/** Least width of a nameplate with ears, in cells. */
const WHOLE = 58

/** Ears, name, Latin name, rule, folio line. */
const wholePlate = (issue: Issue, settings: Settings, place: Place): Row[] => {
  const { width, airy } = place
  const { ambiguous } = settings
  const [upper = '', lower = ''] = bodiesOf(issue, settings)
  const [contact = ''] = contactsOf(issue)
  const blank = airy ? [BLANK] : []
  return [
    ...pair(line(upper, QUIET), line(dateLine(issue, settings)), place, settings),
    ...pair(line(lower, QUIET), line(lunarLine(issue, settings), QUIET), place, settings),
    ...blank,
    ...nameRows(issue.name, settings, place),
    ...(issue.nameLatin ? [centre(line(issue.nameLatin, QUIET), width, ambiguous)] : []),
    ...blank,
    line(marksFor(ambiguous).rule.repeat(width), QUIET),
    ...pair(
      line(joinFacts(folioFacts(issue, settings), settings), QUIET),
      line(contact, QUIET),
      place,
      settings,
    ),
  ]
}

const smallPlate = (issue: Issue, settings: Settings, place: Place): Row[] => {
  const { width, bounded } = place
  const { ambiguous } = settings
  const number = issue.issueNumber ? wordsFor(settings.language).issueNumber(issue.issueNumber) : ''
  const name = line(spacedOut(issue.name, width, settings), NAME)
  return [
    ...(bounded ? [centre(name, width, ambiguous)] : nameRows(issue.name, settings, place)),
    ...pair(line(dateLine(issue, settings, true), QUIET), line(number, QUIET), place, settings),
    line(marksFor(ambiguous).rule.repeat(width), QUIET),
  ]
}

/** As much of the paper's nameplate as fits in the window; none in a low window, or if the paper has no name. */
export const nameplate = (issue: Issue, settings: Settings, size: Size): Row[] => {
  const { left, width } = pageOf(size)
  if (issue.name === '' || size.rows < 12) return []
  const place = { width, airy: size.rows >= 32, bounded: true }
  const plate = width >= WHOLE && size.rows >= 20 ? wholePlate : smallPlate
  return plate(issue, settings, place).map((row) => shift(fitRow(row, width, settings.ambiguous), left))
}

/** The nameplate over `width` cells, however high, and in dim lines below it all other facts of the masthead. */
export const fullNameplate = (issue: Issue, settings: Settings, width: number): Row[] => {
  const { ambiguous, level } = settings
  const brief = width < WHOLE
  const place = { width, airy: true, bounded: false }
  const plate = issue.name === '' ? [] : (brief ? smallPlate : wholePlate)(issue, settings, place)
  const rows = plate.map((row) => fitRow(row, width, ambiguous))
  const { dot } = marksFor(ambiguous)
  const shown = new Set(rows.flatMap((row) => row.flatMap(({ text }) => [text, ...text.split(dot)])))
  const rest = mastheadFacts(issue, settings, brief).filter((fact) => !shown.has(fact))
  const lines = setFacts(joinFacts([...new Set(rest)], settings), { width, ambiguous, level })
  return [...rows, ...lines.map(({ text }) => line(text, QUIET))]
}

/** The line at the top of every other screen: paper, date and page on the left, and the screen's own text on the right. */
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
