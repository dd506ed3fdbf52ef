import { exactly, plainText, type RankedSpan, type Row } from '../../makeup/index.ts'

/** An item of a list: its rows, with the blank ones after it, without the mark of the selected item. */
export interface ListItem {
  readonly id: string
  /** Rows above it that never get the mark: the title of a group. */
  readonly above?: readonly Row[]
  readonly rows: readonly Row[]
  /** Rows below it that never get the mark. */
  readonly below?: readonly Row[]
  /** Its rows while it is selected, if they look different then. */
  readonly selectedRows?: readonly Row[]
}

/** The visible window of a list. */
export interface List {
  readonly kind: 'list'
  readonly items: readonly ListItem[]
  /** Index in `items`. */
  readonly selected: number
  /** The text before each row of the selected item, and before the rows of the others. Both are equally wide. */
  readonly marks: { readonly selected: string; readonly other: string }
  /** Rows from the first item to the foot. */
  readonly height: number
}

/** The middle of a screen: a list, or rows. */
type Body = List | { readonly kind: 'rows'; readonly rows: readonly Row[] }

/**
 * Where the terminal's cursor stands, in cells from the top left corner. Screen readers, Braille lines and magnifiers follow it, shown
 * or not, and an input method shows its text there.
 */
export interface CursorPlace {
  readonly x: number
  readonly y: number
  /** Whether a line is typed there. */
  readonly typing?: true
}

/** A screen from top to bottom: as many rows as the window has, none wider than the window. */
export interface View {
  readonly head: readonly Row[]
  readonly body: Body
  readonly foot: readonly Row[]
  /** Absent: from top to bottom. */
  readonly order?: readonly RankedSpan[]
  /** Absent: on the selected item of the list, or on the first row that is not blank. */
  readonly cursor?: CursorPlace
}

export const rowsBody = (rows: readonly Row[]): Body => ({ kind: 'rows', rows })

const marked = (rows: readonly Row[], mark: string): Row[] =>
  rows.map((row) => (row.length > 0 ? [{ text: mark }, ...row] : row))

/** All rows of a list item, with the mark before each of its own rows that is not blank. */
export const itemRows = (
  { above = [], rows, below = [], selectedRows = rows }: ListItem,
  { marks }: Pick<List, 'marks'>,
  selected: boolean,
): Row[] => [
  ...marked(above, marks.other),
  ...(selected ? marked(selectedRows, marks.selected) : marked(rows, marks.other)),
  ...marked(below, marks.other),
]

const bodyRows = (body: Body): readonly Row[] =>
  body.kind === 'rows'
    ? body.rows
    : exactly(
        body.items.flatMap((item, index) => itemRows(item, body, index === body.selected)),
        body.height,
      )

/** All rows of a screen. */
export const rowsOf = ({ head, body, foot }: View): readonly Row[] => [...head, ...bodyRows(body), ...foot]

const blanksBefore = (text: string): number => /^ */.exec(text)?.[0].length ?? 0

const selectedPlace = ({ items, selected, marks }: List): CursorPlace => {
  const before = items.slice(0, selected).flatMap((item) => itemRows(item, { marks }, false)).length
  const y = before + (items[selected]?.above?.length ?? 0)
  return { x: blanksBefore(marks.selected), y }
}

const topPlace = (rows: readonly Row[]): CursorPlace => {
  const texts = rows.map(plainText)
  const y = Math.max(
    0,
    texts.findIndex((text) => text.trim() !== ''),
  )
  return { x: blanksBefore(texts[y] ?? ''), y }
}

/** Where the terminal's cursor stands on a screen. */
export const cursorOf = ({ head, body, cursor }: View): CursorPlace => {
  if (cursor) return cursor
  const { x, y } = body.kind === 'list' ? selectedPlace(body) : topPlace(body.rows)
  return { x, y: head.length + y }
}
