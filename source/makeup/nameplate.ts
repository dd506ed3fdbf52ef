import type { Issue } from '../issue/index.ts'
import { wordsFor } from '../language/index.ts'
import { cellWidth, setHeadline } from '../typeset/index.ts'
import { joinFacts, setFacts } from './facts.ts'
import { type Bounds, pageOf } from './frame.ts'
import { type LargeName, largeNameRows, largeNames, largeNameWithEars } from './large-name.ts'
import { marksFor } from './marks.ts'
import { bodiesOf, contactsOf, dateLine, folioFacts, lunarLine, mastheadFacts } from './masthead.ts'
import type { Row } from './row.ts'
import {
  accentOf,
  BLANK,
  centre,
  fitRow,
  line,
  named,
  QUIET,
  rowCells,
  rowText,
  shift,
  spread,
} from './row-layout.ts'
import type { Settings, Size } from './settings.ts'

/** Letter-spaces the Han characters of a name, over at most `width` cells; Latin words are unchanged. */
export const spacedOut = (name: string, width: number, settings: Settings): string => {
  if (name.length > width) return name
  const units = (name.match(/\p{Script=Han}|\P{Script=Han}+/gu) ?? [])
    .map((unit) => unit.trim())
    .filter((unit) => unit !== '')
  const cells = units.reduce((sum, unit) => sum + cellWidth(unit, settings.ambiguous), 0)
  const gaps = units.length - 1
  const gap = [4, 3, 2, 1].find((blanks) => cells + gaps * blanks <= width * (blanks > 2 ? 0.3 : 0.6))
  return gap === undefined ? name : units.join(' '.repeat(gap))
}

/** The space for a nameplate. */
interface Space {
  /** Cells. */
  readonly width: number
  /** Whether there is room for blank rows. */
  readonly airy: boolean
  /** Whether rows are few, as in a window: then what does not fit is cut; otherwise it moves to further rows. */
  readonly bounded: boolean
  /** The name in blocks, if it is drawn so. */
  readonly large?: LargeName
  /** What stands at the end of the folio line. Default: how to reach the paper. */
  readonly folioEnd?: Row | undefined
}

/** The name over as many rows as it needs; if rows are few, over at most two, or cut on one. */
const nameRows = (name: string, settings: Settings, { width, bounded, large }: Space): Row[] => {
  if (large) return largeNameRows(large, width, settings)
  const { ambiguous, level } = settings
  // Two rows hold no more code units than this, as no name is made of marks.
  const shown = bounded ? name.slice(0, 8 * width) : name
  const lines = setHeadline([rowText(spacedOut(shown, width, settings))], { width, ambiguous, level })
  const texts = lines.length <= 2 || !bounded ? lines.map(({ text }) => text) : [shown]
  return texts.map((text) => centre(line(text, accentOf(settings)), width, ambiguous))
}

/** Two texts at the ends of a row. If they do not fit, nothing is shown, unless rows are few: then the left one is cut. */
const pair = (left: Row, right: Row, { width, bounded }: Space, { ambiguous }: Settings): Row[] => {
  const cells = rowCells(left, ambiguous) + rowCells(right, ambiguous)
  const fits = cells + (left.length > 0 && right.length > 0 ? 2 : 0) <= width
  const row = fits || bounded ? spread(left, right, width, ambiguous) : BLANK
  return row.length > 0 ? [row] : []
}

/** Least width of a nameplate with ears, in cells. */
const LEAST_FULL = 58

/** The ears and the name below them, or between them if it is large and leaves them room. */
const earsAndName = (issue: Issue, settings: Settings, space: Space): Row[] => {
  const { width, airy, large } = space
  const bodies = bodiesOf(issue, settings)
  const [upper = '', lower = ''] = bodies
  const date = dateLine(issue, settings)
  const lunar = lunarLine(issue, settings)
  const left = bodies.map((text) => ({ text, style: QUIET }))
  const right = [{ text: date }, { text: lunar, style: QUIET }]
  const between = large && largeNameWithEars(large, [left, right], width, settings)
  return (
    between ?? [
      ...pair(line(upper, QUIET), line(date), space, settings),
      ...pair(line(lower, QUIET), line(lunar, QUIET), space, settings),
      ...(airy ? [BLANK] : []),
      ...nameRows(issue.name, settings, space),
    ]
  )
}

/** Ears, name, Latin name, rule, folio line. */
const fullPlate = (issue: Issue, settings: Settings, space: Space): Row[] => {
  const { width, airy } = space
  const { ambiguous } = settings
  const [contact = ''] = contactsOf(issue)
  const blank = airy ? [BLANK] : []
  return [
    ...earsAndName(issue, settings, space),
    ...(issue.nameLatin ? [centre(line(issue.nameLatin, QUIET), width, ambiguous)] : []),
    ...blank,
    line(marksFor(ambiguous).rule.repeat(width), QUIET),
    ...pair(
      line(joinFacts(folioFacts(issue, settings), settings), QUIET),
      space.folioEnd ?? line(contact, QUIET),
      space,
      settings,
    ),
  ]
}

const smallPlate = (issue: Issue, settings: Settings, space: Space): Row[] => {
  const { width, bounded, large, folioEnd } = space
  const { ambiguous } = settings
  const number = issue.issueNumber ? wordsFor(settings.language).issueNumber(issue.issueNumber) : ''
  const name = line(spacedOut(issue.name, width, settings), accentOf(settings))
  return [
    ...(bounded && !large ? [centre(name, width, ambiguous)] : nameRows(issue.name, settings, space)),
    ...pair(line(dateLine(issue, settings, true), QUIET), line(number, QUIET), space, settings),
    line(marksFor(ambiguous).rule.repeat(width), QUIET),
    ...(folioEnd ? [fitRow(folioEnd, width, ambiguous)] : []),
  ]
}

/** Rows of a window from which the name may be large. */
const LEAST_LARGE = 30

interface Placement {
  /** Default: the bounds of everything that is not running text. */
  readonly bounds?: Bounds
  /** Rows that a nameplate with a large name may take; 0 for none. Default: those of the window. */
  readonly mostLarge?: number
  /** What stands at the end of the folio line. */
  readonly folioEnd?: Row
}

/**
 * As much of the paper's nameplate as fits in the window; none in a low window, or if the paper has no name. From 30 rows the
 * name is drawn as large as the width and `mostLarge` allow.
 */
export const nameplate = (
  issue: Issue,
  settings: Settings,
  size: Size,
  { bounds = pageOf(size), mostLarge = size.rows, folioEnd }: Placement = {},
): Row[] => {
  const { left, width } = bounds
  if (issue.name === '' || size.rows < 12) return []
  const plate = width >= LEAST_FULL && size.rows >= 20 ? fullPlate : smallPlate
  const made = (space: Space): Row[] =>
    plate(issue, settings, space).map((row) => shift(fitRow(row, width, settings.ambiguous), left))
  const names = size.rows >= LEAST_LARGE ? largeNames(issue.name, width, settings) : []
  for (const large of names) {
    const rows = made({ width, airy: false, bounded: true, large, folioEnd })
    if (rows.length <= mostLarge) return rows
  }
  return made({ width, airy: size.rows >= 32, bounded: true, folioEnd })
}

/** The nameplate over `width` cells, of any height, and below it all other facts of the masthead in dim lines. */
export const fullNameplate = (issue: Issue, settings: Settings, width: number): Row[] => {
  const { ambiguous, level } = settings
  const isSmall = width < LEAST_FULL
  const space = { width, airy: true, bounded: false }
  const plate = issue.name === '' ? [] : (isSmall ? smallPlate : fullPlate)(issue, settings, space)
  const rows = plate.map((row) => fitRow(row, width, ambiguous))
  const { dot } = marksFor(ambiguous)
  const shown = new Set(rows.flatMap((row) => row.flatMap(({ text }) => [text, ...text.split(dot)])))
  const rest = mastheadFacts(issue, settings, isSmall).filter((fact) => !shown.has(fact))
  const lines = setFacts(joinFacts([...new Set(rest)], settings), { width, ambiguous, level })
  return [...rows, ...lines.map(({ text }) => line(text, QUIET))]
}

/** The top row of all other screens: the paper, the date and `parts` on the left, `right` at the right edge. */
export const runningHead = (
  issue: Issue,
  parts: readonly (string | undefined)[],
  right: string,
  { left, width }: Bounds,
  settings: Settings,
): Row => {
  const { ambiguous } = settings
  const details = [issue.datePublished, ...parts].filter((text): text is string => Boolean(text))
  const room = width - (right === '' ? 0 : cellWidth(right, ambiguous) + 2)
  const text = named(issue.name, details, ' ', room, ambiguous)
  return shift(spread(line(text, QUIET), line(right, QUIET), width, ambiguous), left)
}
