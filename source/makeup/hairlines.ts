import { marksFor } from './marks.ts'
import type { Owners } from './plan/owners.ts'
import type { Row } from './row.ts'
import { QUIET } from './row-layout.ts'
import type { Settings } from './settings.ts'

/** Sides from which a hairline runs to the middle of a cell. */
const UP = 1
const RIGHT = 2
const DOWN = 4
const LEFT = 8

/** The sides of the cell that hairlines run from; none at the left margin of the page. */
const sidesAt = (owners: Owners, column: number, row: number): number => {
  const isVertical = (x: number, y: number): boolean =>
    x > 0 && x < owners.columns && y >= 0 && y < owners.rows && owners.isEdge(x, y)
  const isHorizontal = (x: number, y: number): boolean =>
    x >= 0 && x < owners.columns && y > 0 && owners.isRule(x, y)
  const vertical = isVertical(column, row)
  const horizontal = isHorizontal(column, row)
  if (!vertical && !horizontal) return 0
  return (
    // A line begins in the corner of its owner and goes on through the cells after it.
    (horizontal ? RIGHT : 0) |
    (isHorizontal(column - 1, row) ? LEFT : 0) |
    (vertical ? DOWN : 0) |
    (isVertical(column, row - 1) ? UP : 0)
  )
}

/** A piece of a row with hairlines, in cells from the left edge of the page. */
export interface HairlineRun {
  readonly left: number
  readonly row: Row
}

/** The hairlines of a row of the page, one run for each unbroken line. */
export const hairlinesIn = (owners: Owners, row: number, { ambiguous }: Settings): HairlineRun[] => {
  const { hairlines } = marksFor(ambiguous)
  const runs: { left: number; text: string }[] = []
  for (let column = 0; column < owners.columns; column += 1) {
    const sides = sidesAt(owners, column, row)
    if (sides === 0) continue
    const mark = hairlines[sides] ?? ' '
    const run = runs.at(-1)
    if (run && run.left + run.text.length === column) run.text += mark
    else runs.push({ left: column, text: mark })
  }
  return runs.map(({ left, text }) => ({ left, row: [{ text, style: QUIET }] }))
}
