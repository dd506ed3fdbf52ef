import { type Ambiguous, setParagraph } from '../typeset/index.ts'
import { ComposedRow } from './composed-row.ts'
import { hairlinesIn } from './hairlines.ts'
import { titleOf } from './headline-item.ts'
import { marksFor } from './marks.ts'
import { Owners } from './plan/owners.ts'
import type { Rect } from './plan/rect.ts'
import { type Box, textRects } from './plan/sheet-plan.ts'
import type { Row } from './row.ts'
import { fitRow, line, QUIET, STRONG } from './row-layout.ts'
import type { Settings, Size } from './settings.ts'
import type { PlannedSheet, Sheet } from './sheet.ts'

/** A plan seen from further away: each cell belongs to whoever owns the middle of what it stands for. */
const shrunk = (owners: Owners, { columns, rows }: Size): Owners => {
  const small = new Owners(columns, rows)
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) {
      const x = Math.floor(((column + 0.5) / columns) * owners.columns)
      const y = Math.floor(((row + 0.5) / rows) * owners.rows)
      small.set(column, row, owners.at(x, y))
    }
  return small
}

/** The rows of a title in a rectangle, cut where there is no more room. */
export const titleRows = (
  text: string,
  { width, height }: Pick<Rect, 'width' | 'height'>,
  isStrong: boolean,
  { ambiguous, level }: { readonly ambiguous: Ambiguous; readonly level: Settings['level'] },
): Row[] => {
  // Balanced lines would need words, and the first search for words takes longer than the whole map.
  const lines = setParagraph(text, { width, ambiguous, level })
  return lines.slice(0, height).map((set, index) => {
    const isCut = index === height - 1 && lines.length > height
    const style = isStrong ? STRONG : undefined
    return isCut ? fitRow(line(text.slice(set.start), style), width, ambiguous) : line(set.text, style)
  })
}

/** Whether an article stands in a box. */
const holds = (box: Box, article: number): boolean =>
  box.kind === 'article' ? box.article === article : box.of !== 'pages' && box.items.includes(article)

/**
 * A small map of a page: its boxes in their places, each with its number and as much of its headline as it has room for, and a bar
 * beside the one that holds the selected article.
 * @param selected its index on the sheet; undefined if none can be selected: then the boxes have no numbers
 */
export const miniMap = (
  sheet: Sheet,
  { plan }: PlannedSheet,
  selected: number | undefined,
  size: Size,
  settings: Settings,
): Row[] => {
  const { ambiguous } = settings
  const owners = shrunk(plan.owners, size)
  const rows = Array.from({ length: size.rows }, () => new ComposedRow())
  for (const [top, row] of rows.entries())
    for (const hairline of hairlinesIn(owners, top, settings)) row.mark(hairline.left, hairline.row)
  for (const [owner, box] of plan.boxes.entries()) {
    const [rect] = textRects(owners, owner)
    const [corner = rect] = owners.bandsOf(owner)
    if (!corner) continue
    const article = box.kind === 'article' ? sheet.articles[box.article] : undefined
    if (article && rect)
      for (const [index, row] of titleRows(
        titleOf(article, settings),
        rect,
        box.kind === 'article' && box.leads,
        settings,
      ).entries())
        rows[rect.top + index]?.text(rect.left, row)
    const isSelected = selected !== undefined && holds(box, selected)
    const number = selected !== undefined && box.kind === 'article' ? String(box.article + 1) : ''
    const mark = isSelected ? marksFor(ambiguous).bar : number
    if (mark !== '' && mark.length <= 2)
      rows[corner.top]?.mark(corner.left - 1, [{ text: mark.padEnd(2), style: isSelected ? STRONG : QUIET }])
  }
  return rows.map((row) => row.spans(ambiguous))
}

/** A page of paper is this much higher than wide, and a cell twice as high as wide. */
const PAPER = 575 / 400
const CELL = 2

/** The size of a page's map in at most `most` cells and rows: in the proportions of the page. */
export const miniMapSize = ({ page }: Sheet, most: Size): Size => {
  const tall = page?.image ? page.image.height / page.image.width : PAPER
  const columns = Math.min(most.columns, Math.round((most.rows * CELL) / tall))
  return { columns, rows: Math.min(most.rows, Math.round((columns * tall) / CELL)) }
}
