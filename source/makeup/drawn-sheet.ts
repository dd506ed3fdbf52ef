import { wordsFor } from '../language/index.ts'
import { setHeadline } from '../typeset/index.ts'
import { boxText, type PlacedRow, type Weight } from './box-text.ts'
import { ComposedRow } from './composed-row.ts'
import { type HairlineRun, hairlinesIn } from './hairlines.ts'
import { titleOf } from './headline-item.ts'
import { marksFor } from './marks.ts'
import { pageName } from './page-line.ts'
import type { Rect } from './plan/rect.ts'
import { type Box, type Listing, textRects } from './plan/sheet-plan.ts'
import type { Row } from './row.ts'
import { fitRow, line, QUIET, rowCells } from './row-layout.ts'
import type { Settings } from './settings.ts'
import {
  isSameTarget,
  listLayout,
  type PlannedSheet,
  type Sheet,
  type SheetItem,
  type Target,
} from './sheet.ts'

/** What is shown of a page besides what stands on it. */
interface SheetView {
  readonly selected: Target
  readonly isRead: (article: string) => boolean
}

/** Share of the page from which an article's headline is bold; the lead's always is. */
const LARGE = 0.12

/** The order in which a slow line gets a page: headings, hairlines (0), the edges of boxes, openings. */
const RANKS = { heading: -1, opening: 100 } as const
const FIRST_EDGE = 1

interface Piece {
  readonly left: number
  readonly top: number
  readonly row: Row
}

/** A part of a row, in cells, and its rank in the order in which a slow line gets the page: lower ones first, 0 if in no part. */
export interface RankedSpan {
  readonly row: number
  readonly from: number
  readonly to: number
  readonly rank: number
}

/** A page of the paper, drawn: as many rows as its plan has, none wider. */
export interface DrawnSheet {
  readonly rows: readonly Row[]
  readonly order: readonly RankedSpan[]
  /** The top of the bar beside what is selected. In rows and cells. */
  readonly selected: { readonly row: number; readonly column: number }
}

/** What stays as it is while the selection moves: the hairlines of each row, and the texts of boxes by box and weight. */
interface Unmoved {
  readonly hairlines: readonly (readonly HairlineRun[])[]
  readonly texts: Map<string, readonly PlacedRow[]>
}

const UNMOVED = new WeakMap<PlannedSheet, Unmoved>()

const unmovedOf = (planned: PlannedSheet, settings: Settings): Unmoved => {
  const { owners } = planned.plan
  const unmoved = UNMOVED.get(planned) ?? {
    hairlines: Array.from({ length: owners.rows }, (_, row) => hairlinesIn(owners, row, settings)),
    texts: new Map(),
  }
  UNMOVED.set(planned, unmoved)
  return unmoved
}

/** Draws a page of the paper in rows of its plan's width. */
class SheetDrawing {
  readonly #sheets: readonly Sheet[]
  readonly #sheet: Sheet
  readonly #planned: PlannedSheet
  readonly #view: SheetView
  readonly #settings: Settings
  readonly #unmoved: Unmoved

  constructor(
    sheets: readonly Sheet[],
    index: number,
    planned: PlannedSheet,
    view: SheetView,
    settings: Settings,
  ) {
    this.#sheets = sheets
    this.#sheet = sheets[index] ?? { articles: [] }
    this.#planned = planned
    this.#view = view
    this.#settings = settings
    this.#unmoved = unmovedOf(planned, settings)
  }

  draw(): DrawnSheet {
    const { owners } = this.#planned.plan
    const rows = Array.from({ length: owners.rows }, () => new ComposedRow())
    for (const [top, composed] of rows.entries())
      for (const { left, row } of this.#unmoved.hairlines[top] ?? []) composed.mark(left, row)
    for (const { left, top, row } of this.#marks()) rows[top]?.mark(left, row)
    const contents = this.#contents()
    for (const { left, top, row } of contents) rows[top]?.text(left, row)
    const { ambiguous } = this.#settings
    return {
      rows: rows.map((row) => row.spans(ambiguous)),
      order: [
        ...contents.map(({ left, top, row, part }) => ({
          row: top,
          from: left,
          to: left + rowCells(row, ambiguous),
          rank: RANKS[part],
        })),
        ...this.#edges(),
      ],
      selected: this.#selectedPlace(),
    }
  }

  /** The left edges of the boxes, each by itself: a move of the selection then sends two bars from top to bottom. */
  #edges(): RankedSpan[] {
    const { owners, boxes } = this.#planned.plan
    return boxes.flatMap((_, owner) =>
      textRects(owners, owner).flatMap(({ left, top, height }) =>
        Array.from({ length: height }, (_, index) => ({
          row: top + index,
          from: left - 2,
          to: left - 1,
          rank: FIRST_EDGE + owner,
        })),
      ),
    )
  }

  #contents(): PlacedRow[] {
    const { boxes } = this.#planned.plan
    return boxes.flatMap((box, owner): readonly PlacedRow[] =>
      box.kind === 'list' ? this.#list(box, owner) : this.#article(box, owner),
    )
  }

  #article(box: Extract<Box, { kind: 'article' }>, owner: number): readonly PlacedRow[] {
    const { owners, measure } = this.#planned.plan
    const article = this.#sheet.articles[box.article]
    if (!article) return []
    const weight = this.#weightOf(box, article.id)
    const key = `${owner} ${weight}`
    const text =
      this.#unmoved.texts.get(key) ??
      boxText(article, textRects(owners, owner), measure, weight, this.#settings)
    this.#unmoved.texts.set(key, text)
    return text
  }

  #weightOf({ leads, share }: Extract<Box, { kind: 'article' }>, id: string): Weight {
    if (this.#view.isRead(id)) return 'quiet'
    return leads || share >= LARGE ? 'strong' : 'plain'
  }

  #list(box: Extract<Box, { kind: 'list' }>, owner: number): PlacedRow[] {
    const layout = listLayout(this.#planned.plan, owner)
    if (!layout) return []
    const { rect, column, rowsEach } = layout
    const { ambiguous, level } = this.#settings
    const title = fitRow(line(this.#titleOf(box.of), { bold: true }), rect.width, ambiguous)
    const shown = visibleItems(this.#planned, owner, this.#view.selected)
    return [
      ...(rect.top > (textRects(this.#planned.plan.owners, owner)[0]?.top ?? 0)
        ? [{ left: rect.left, top: rect.top - 1, row: title, part: 'heading' as const }]
        : []),
      ...shown.flatMap(({ target, rect: place }) => {
        const { text, quiet } = this.#itemText(target)
        const lines = setHeadline([text], { width: column, ambiguous, level })
        return lines.slice(0, rowsEach).map((set, index) => {
          const isCut = index === rowsEach - 1 && lines.length > rowsEach
          const row = isCut ? fitRow(line(text.slice(set.start)), column, ambiguous) : line(set.text)
          return {
            left: place.left,
            top: place.top + index,
            row: quiet ? row.map((span) => ({ ...span, style: QUIET })) : row,
            part: 'heading' as const,
          }
        })
      }),
    ]
  }

  #titleOf(of: Listing): string {
    const words = wordsFor(this.#settings.language)
    return words.listings[of]
  }

  #itemText({ kind, index }: Target): { readonly text: string; readonly quiet: boolean } {
    if (kind === 'article') {
      const article = this.#sheet.articles[index]
      return {
        text: article ? titleOf(article, this.#settings) : '',
        quiet: article !== undefined && this.#view.isRead(article.id),
      }
    }
    const sheet = this.#sheets[index]
    const [lead] = sheet?.articles ?? []
    const name = sheet ? pageName(sheet.page, this.#settings) : ''
    return { text: lead ? `${name}  ${titleOf(lead, this.#settings)}` : name, quiet: false }
  }

  /** The number of each article at the corner of its box, and the bar of the selected one. */
  #marks(): Piece[] {
    return this.#shownItems().flatMap((item) => this.#marksOf(item))
  }

  /** The items that are on the page now, each where it stands. */
  #shownItems(): SheetItem[] {
    const { items, plan } = this.#planned
    return plan.boxes.flatMap((box, owner) =>
      box.kind === 'list'
        ? visibleItems(this.#planned, owner, this.#view.selected)
        : items.filter((item) => item.owner === owner),
    )
  }

  #selectedPlace(): DrawnSheet['selected'] {
    const item = this.#shownItems().find(({ target }) => isSameTarget(target, this.#view.selected))
    const [first] = item ? this.#rectsOf(item) : []
    return { row: first?.top ?? 0, column: Math.max(0, (first?.left ?? 0) - 2) }
  }

  /** Where the text of an item stands. */
  #rectsOf({ owner, rect }: SheetItem): readonly Rect[] {
    const { boxes, owners } = this.#planned.plan
    return boxes[owner]?.kind === 'list' ? [rect] : textRects(owners, owner)
  }

  #marksOf(item: SheetItem): Piece[] {
    const { target } = item
    const { bar } = marksFor(this.#settings.ambiguous)
    const own = this.#rectsOf(item)
    const [first] = own
    if (!first) return []
    const edge = (place: { left: number }) => place.left - 2
    if (isSameTarget(target, this.#view.selected))
      return own.flatMap((part) =>
        Array.from({ length: part.height }, (_, index) => ({
          left: edge(part),
          top: part.top + index,
          row: [{ text: `${bar} ` }],
        })),
      )
    const number = String(target.index + 1)
    if (target.kind === 'sheet' || number.length > 2) return []
    return [{ left: edge(first), top: first.top, row: [{ text: number.padEnd(2), style: QUIET }] }]
  }
}

/** The items of a list that its box shows: the page of the list with the selected one, else its first page. */
const visibleItems = ({ plan, items }: PlannedSheet, owner: number, selected: Target): SheetItem[] => {
  const layout = listLayout(plan, owner)
  const own = items.filter((item) => item.owner === owner)
  if (!layout) return []
  const capacity = layout.down * layout.columns
  const place = Math.max(
    0,
    own.findIndex(({ target }) => isSameTarget(target, selected)),
  )
  const page = Math.floor(place / capacity)
  return own.slice(page * capacity, (page + 1) * capacity).map((item) => ({
    ...item,
    rect: { ...item.rect, top: item.rect.top - page * layout.down * layout.rowsEach },
  }))
}

/** Draws a page of the paper. */
export const drawSheet = (
  sheets: readonly Sheet[],
  index: number,
  planned: PlannedSheet,
  view: SheetView,
  settings: Settings,
): DrawnSheet => new SheetDrawing(sheets, index, planned, view, settings).draw()
