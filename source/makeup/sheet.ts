import { type Article, articleLength, type Page } from '../issue/index.ts'
import { cellWidth } from '../typeset/index.ts'
import { headingParts } from './heading-parts.ts'
import { type Candidate, madeUpPlan } from './plan/made-up-plan.ts'
import { type Neighbours, neighboursOf } from './plan/neighbours.ts'
import { type PrintedArea, printedPlan } from './plan/printed-plan.ts'
import type { Rect } from './plan/rect.ts'
import { GAP, type SheetPlan, textRects } from './plan/sheet-plan.ts'
import type { Settings, Size } from './settings.ts'

/** A page of the paper with its articles. The last sheet of an issue may hold the articles that no page lists. */
export interface Sheet {
  readonly page?: Page
  readonly articles: readonly Article[]
}

/** What can be selected on a page: an article of the sheet, or another sheet in the list of pages. By index. */
export interface Target {
  readonly kind: 'article' | 'sheet'
  readonly index: number
}

export const isSameTarget = (a: Target, b: Target): boolean => a.kind === b.kind && a.index === b.index

/** Something that can be selected, and where it stands; in a list that scrolls, where it would stand if the list were whole. */
export interface SheetItem {
  readonly target: Target
  /** Its box. */
  readonly owner: number
  readonly rect: Rect
}

/** A page, planned for one size. */
export interface PlannedSheet {
  readonly plan: SheetPlan
  readonly items: readonly SheetItem[]
  readonly neighbours: Neighbours
}

/** How a list is set in its box: its first row of items, their rows each, and how many columns of how many. */
export interface ListLayout {
  readonly rect: Rect
  readonly columns: number
  /** Cells of a column. */
  readonly column: number
  readonly rowsEach: number
  /** Items in a column. */
  readonly down: number
}

/** Rows of a list's title. */
const TITLE = 1

export const listLayout = ({ owners, boxes, measure }: SheetPlan, owner: number): ListLayout | undefined => {
  const box = boxes[owner]
  const [rect] = textRects(owners, owner)
  if (!rect || box?.kind !== 'list') return undefined
  const columns = Math.max(1, Math.floor((rect.width + GAP) / (measure + GAP)))
  const rows = Math.max(1, rect.height - TITLE)
  const rowsEach = Math.floor(rows / 2) * columns >= box.items.length ? 2 : 1
  return {
    rect: { ...rect, top: rect.top + Math.min(TITLE, rect.height - 1) },
    columns,
    column: Math.floor((rect.width - GAP * (columns - 1)) / columns),
    rowsEach,
    down: Math.max(1, Math.floor(rows / rowsEach)),
  }
}

/** The place of each item of a list, those of further pages of the list below the first. */
const listItems = (plan: SheetPlan, owner: number): SheetItem[] => {
  const box = plan.boxes[owner]
  const layout = listLayout(plan, owner)
  if (box?.kind !== 'list' || !layout) return []
  const { rect, columns, column, rowsEach, down } = layout
  return box.items.map((index, place) => {
    const page = Math.floor(place / (down * columns))
    const inColumn = Math.floor(place / down) % columns
    return {
      target: { kind: box.of === 'pages' ? 'sheet' : 'article', index },
      owner,
      rect: {
        left: rect.left + inColumn * (column + GAP),
        top: rect.top + (page * down + (place % down)) * rowsEach,
        width: column,
        height: rowsEach,
      },
    }
  })
}

const itemsOf = (plan: SheetPlan): SheetItem[] =>
  plan.boxes.flatMap((box, owner) => {
    if (box.kind === 'list') return listItems(plan, owner)
    const rect = plan.owners.boundsOf(owner)
    return rect ? [{ target: { kind: 'article', index: box.article }, owner, rect }] : []
  })

/** Characters after which a text fills any box. */
const ENOUGH = 6000

/** About how many rows a text takes in a column: two cells a character. */
const textRows = ({ body }: Article, width: number): number => {
  let rows = 0
  let left = ENOUGH
  for (const { text } of body) {
    if (left <= 0) break
    rows += Math.ceil((Math.min(left, text.length) * 2 + 4) / width)
    left -= text.length
  }
  return rows
}

const candidateOf = (article: Article, index: number, { ambiguous }: Settings): Candidate => {
  const { kicker, headline, deck } = headingParts(article)
  // A plan needs no more than about how many rows; setting the headings for every width tried would take longer than all else.
  const headings = [...kicker, ...headline, ...deck].map((text) => cellWidth(text, ambiguous))
  return {
    article: index,
    kind: article.kind,
    length: articleLength(article),
    headings: headings.length,
    headRows: (width) => headings.reduce((sum, cells) => sum + Math.ceil(cells / width), 0),
    textRows: (width) => textRows(article, width) + (article.images?.length ?? 0),
  }
}

/** The areas of a sheet's own articles; none if they show less than half of them: then the page is not known. */
const areasOf = ({ page, articles }: Sheet): PrintedArea[] => {
  const indexes = new Map(articles.map(({ id }, index) => [id, index]))
  const areas = (page?.areas ?? []).flatMap(({ article, polygon }) => {
    const index = indexes.get(article)
    return index === undefined || polygon.length < 3 ? [] : [{ article: index, polygon }]
  })
  const shown = new Set(areas.map(({ article }) => article)).size
  return shown * 2 >= articles.length ? areas : []
}

const planSheet = (
  sheets: readonly Sheet[],
  index: number,
  { columns, rows }: Size,
  settings: Settings,
): SheetPlan => {
  const sheet = sheets[index] ?? { articles: [] }
  const areas = areasOf(sheet)
  const printed = areas.length > 0 ? printedPlan(areas, sheet.articles.length, columns, rows) : undefined
  if (printed) return printed
  const candidates = sheet.articles.map((article, place) => candidateOf(article, place, settings))
  const others = sheets.flatMap((_, other) => (other === index ? [] : [other]))
  return madeUpPlan(candidates, others, columns, rows)
}

const PLANNED = new WeakMap<Sheet, Map<string, PlannedSheet>>()

/** Plans cached for a sheet: for the window, the mini-map, the overview, and one before a resize. */
const CACHED = 4

/**
 * Where everything stands on a page of `size` cells: as printed if the areas are known, else made up. Cached.
 * @param sheets all of the issue, or the sheet alone: then nothing on the page points to others
 */
export const plannedSheet = (
  sheets: readonly Sheet[],
  index: number,
  size: Size,
  settings: Settings,
): PlannedSheet => {
  const sheet = sheets[index]
  const key = [sheets.length, size.columns, size.rows, ...Object.values(settings)].join()
  const cache = (sheet && PLANNED.get(sheet)) ?? new Map<string, PlannedSheet>()
  if (sheet) PLANNED.set(sheet, cache)
  const cached = cache.get(key)
  if (cached) return cached
  const oldest = cache.keys().next().value
  if (cache.size >= CACHED && oldest !== undefined) cache.delete(oldest)
  const plan = planSheet(sheets, index, size, settings)
  const items = itemsOf(plan)
  const planned = { plan, items, neighbours: neighboursOf(items.map(({ rect }) => rect)) }
  cache.set(key, planned)
  return planned
}
