import { expect } from 'vitest'
import {
  DEFAULT_SETTINGS,
  type Direction,
  drawSheet,
  marksFor,
  type PlannedSheet,
  plainText,
  plannedSheet,
  type RankedSpan,
  rowCells,
  type Settings,
  type Sheet,
  type Size,
  type Target,
} from '../../source/makeup/index.ts'

/** What a page is planned for: cells, rows, and the width of ambiguous characters. */
export const WINDOWS: readonly (readonly [Size, 1 | 2])[] = [
  [{ columns: 60, rows: 16 }, 2],
  [{ columns: 79, rows: 19 }, 1],
  [{ columns: 119, rows: 33 }, 1],
  [{ columns: 119, rows: 33 }, 2],
  [{ columns: 200, rows: 60 }, 2],
]

/** Most boxes on a made-up page. */
export const MOST_BOXES = 12
/** Cells of a row of text that a box has at least, or else its article is listed. */
const LEAST_TEXT = 4
/** Ranks of headings and of openings in a drawn page. */
const CONTENT = new Set([-1, 100])

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index)

export const settingsFor = (ambiguous: 1 | 2): Settings => ({ ...DEFAULT_SETTINGS, ambiguous })

export const planned = (
  sheets: readonly Sheet[],
  size: Size,
  ambiguous: 1 | 2 = 1,
  index = 0,
): PlannedSheet => plannedSheet(sheets, index, size, settingsFor(ambiguous))

/** Whether a cell holds no hairline. */
const isBlank = ({ plan: { owners } }: PlannedSheet, column: number, row: number): boolean =>
  !owners.isEdge(column, row) && !owners.isRule(column, row)

/** Whether a box has a row with room for text between its margins. */
const holdsText = (sheet: PlannedSheet, owner: number): boolean => {
  const { owners } = sheet.plan
  return numbers(owners.rows).some((row) => {
    let run = 0
    return numbers(owners.columns).some((column) => {
      run = owners.at(column, row) === owner && isBlank(sheet, column, row) ? run + 1 : 0
      return run >= LEAST_TEXT + 2
    })
  })
}

/** The boxes cover the page, and each has room for text. */
const expectCovered = (sheet: PlannedSheet, { columns, rows }: Size): void => {
  const { owners, boxes } = sheet.plan
  expect(owners.rows).toBe(rows)
  expect(owners.columns).toBeLessThanOrEqual(columns)
  // A made-up page is at most two cells a column narrower, so that its columns are equal.
  expect(owners.columns).toBeGreaterThan(columns - 16)
  const found = new Set<number>()
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < owners.columns; column += 1) found.add(owners.at(column, row))
  expect([...found].sort((a, b) => a - b)).toEqual(numbers(boxes.length))
  expect(numbers(boxes.length).filter((owner) => !holdsText(sheet, owner))).toEqual([])
}

/** Each article stands in one box or in one list, and each list and item can be selected where it stands. */
const expectEachOnce = ({ plan: { boxes }, items }: PlannedSheet, articles: number): void => {
  const placed = boxes.flatMap((box) =>
    box.kind === 'article' ? [box.article] : box.of === 'pages' ? [] : box.items,
  )
  expect(placed.toSorted((a, b) => a - b)).toEqual(numbers(articles))
  const selectable = items.filter(({ target }) => target.kind === 'article').map(({ target }) => target.index)
  expect(selectable.toSorted((a, b) => a - b)).toEqual(numbers(articles))
}

const reachedFrom = ({ neighbours }: PlannedSheet, start: number): Set<number> => {
  const reached = new Set([start])
  for (const item of reached) for (const next of Object.values(neighbours[item] ?? {})) reached.add(next)
  return reached
}

const expectConnected = (sheet: PlannedSheet): void => {
  const all = sheet.items.map((_, index) => index)
  expect(all.filter((item) => reachedFrom(sheet, item).size < all.length)).toEqual([])
}

/** Whether the cells of a text and the one before it are of one box, beside its hairlines. */
const isInside = (sheet: PlannedSheet, { row, from, to }: RankedSpan): boolean => {
  const { owners } = sheet.plan
  const owner = owners.at(from, row)
  if (owner < 0) return false
  for (let column = from - 1; column < to; column += 1)
    if (owners.at(column, row) !== owner || !isBlank(sheet, column, row)) return false
  return true
}

/** All that is written stands in one box, beside its hairlines, and no two texts in one place. */
const expectDrawnInside = (
  sheets: readonly Sheet[],
  sheet: PlannedSheet,
  selected: Target,
  settings: Settings,
  index: number,
): void => {
  const { owners } = sheet.plan
  const { rows, order } = drawSheet(sheets, index, sheet, { selected, isRead: () => false }, settings)
  expect(rows.length).toBe(owners.rows)
  const tooWide = rows.filter((row) => rowCells(row, settings.ambiguous) > owners.columns)
  expect(tooWide.map(plainText)).toEqual([])
  const texts = order.filter(({ rank }) => CONTENT.has(rank))
  expect(texts.filter((text) => !isInside(sheet, text))).toEqual([])
  const overlapping = [...Map.groupBy(texts, ({ row }) => row).values()].filter((onRow) => {
    const inTurn = onRow.toSorted((a, b) => a.from - b.from)
    return inTurn.some(({ from }, place) => from < (inTurn[place - 1]?.to ?? 0))
  })
  expect(overlapping).toEqual([])
}

/** What holds for every page of the paper, however it was planned. */
export const expectLaws = (
  sheets: readonly Sheet[],
  size: Size,
  ambiguous: 1 | 2,
  index = 0,
): PlannedSheet => {
  const sheet = planned(sheets, size, ambiguous, index)
  expectCovered(sheet, size)
  expectEachOnce(sheet, sheets[index]?.articles.length ?? 0)
  expectConnected(sheet)
  for (const { target } of [sheet.items.at(0), sheet.items.at(-1)].filter((item) => item !== undefined))
    expectDrawnInside(sheets, sheet, target, settingsFor(ambiguous), index)
  return sheet
}

/** The rows that the bar of the selection stands in, from the bar on. */
export const selectedRows = (
  sheets: readonly Sheet[],
  sheet: PlannedSheet,
  selected: Target,
  ambiguous: 1 | 2,
): string[] => {
  const settings = settingsFor(ambiguous)
  const { rows } = drawSheet(sheets, 0, sheet, { selected, isRead: () => false }, settings)
  const { bar } = marksFor(ambiguous)
  return rows.map(plainText).flatMap((row) => (row.includes(bar) ? [row.slice(row.indexOf(bar) + 1)] : []))
}

const BACK: Readonly<Record<Direction, Direction>> = { left: 'right', right: 'left', up: 'down', down: 'up' }

/** Arrows that lead anywhere, and those of them that the opposite arrow takes back. */
export const waysBack = ({ neighbours }: PlannedSheet): { readonly all: number; readonly back: number } => {
  const ways = neighbours.flatMap((own, from) =>
    (Object.entries(own) as [Direction, number][]).map(
      ([direction, to]) => neighbours[to]?.[BACK[direction]] === from,
    ),
  )
  return { all: ways.length, back: ways.filter(Boolean).length }
}

/** A page drawn with its first article selected. */
export const drawn = (sheets: readonly Sheet[], size: Size): ReturnType<typeof drawSheet> =>
  drawSheet(
    sheets,
    0,
    planned(sheets, size),
    { selected: { kind: 'article', index: 0 }, isRead: () => false },
    settingsFor(1),
  )
