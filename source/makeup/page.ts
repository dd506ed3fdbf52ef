import { type ColumnRows, levelColumns } from '../typeset/index.ts'
import {
  type Cursor,
  compareCursors,
  cursorAt,
  endOf,
  moved,
  nextRow,
  onText,
  placeAt,
  rowAt,
} from './cursor.ts'
import type { Frame } from './frame.ts'
import type { Galley } from './galley.ts'
import type { SetRow } from './set-row.ts'

/** A text set for a window, and the first row of the current page. */
export interface SetText {
  readonly galley: Galley
  readonly frame: Frame
  readonly cursor: Cursor
}

/** One row of a page: a set row over the whole measure, or one for each column. */
export type Band =
  | { readonly kind: 'whole'; readonly row: SetRow }
  | { readonly kind: 'columns'; readonly rows: readonly (SetRow | undefined)[] }

/** Set rows made up into a page that fills one frame. */
export interface MadePage {
  readonly bands: readonly Band[]
  /** The first row after this page; undefined at the end of the text. */
  readonly next: Cursor | undefined
}

interface PlacedRow {
  readonly row: SetRow
  readonly cursor: Cursor
}

/** The rows of a galley from `from` on, set lazily. In columns, no column ends in a subhead. */
const rowsFrom = (galley: Galley, from: Cursor, columns: number): ColumnRows<PlacedRow> => {
  const placed: PlacedRow[] = []
  let next: Cursor | undefined = from
  return {
    at: (index) => {
      while (next && placed.length <= index) {
        const row = rowAt(galley, next)
        if (row) placed.push({ row, cursor: next })
        next = nextRow(galley, next)
      }
      return placed[index]
    },
    leads: ({ row }) => columns > 1 && row.strip.role === 'subhead',
    isBlank: ({ row }) => row.line === undefined,
  }
}

/** The rows of an article's head from `from` on, which are set over all columns, with the blank row after them. */
const makeHead = (galley: Galley, from: Cursor, { columns, height }: Frame): MadePage => {
  if (columns === 1) return { bands: [], next: from }
  const bands: Band[] = []
  let next: Cursor | undefined = from
  while (next && bands.length < height) {
    const row = rowAt(galley, next)
    if (!row || row.strip.block >= 0) break
    bands.push({ kind: 'whole', row })
    next = nextRow(galley, next)
  }
  const following = next && rowAt(galley, next)
  if (bands.length > 0 && bands.length < height && following && !following.line)
    bands.push({ kind: 'whole', row: following })
  return { bands, next }
}

/** Makes up the page that begins at a row. */
export const makePage = (galley: Galley, from: Cursor, frame: Frame): MadePage => {
  const head = makeHead(galley, onText(galley, from, 1), frame)
  const height = frame.height - head.bands.length
  if (!head.next || height <= 0) return head
  const rows = rowsFrom(galley, head.next, frame.columns)
  const { columns, next } = levelColumns(rows, height, frame.columns)
  const deepest = Math.max(0, ...columns.map((column) => column.length))
  const bands = [...head.bands]
  for (let index = 0; index < deepest; index += 1)
    bands.push({ kind: 'columns', rows: columns.map((column) => column[index]?.row) })
  return { bands, next: next === undefined ? undefined : rows.at(next)?.cursor }
}

const lastPageStarts = new WeakMap<Galley, Map<string, Cursor>>()

/** The first row of the last page: no page begins after it. Cached. */
export const lastPageStart = (galley: Galley, frame: Frame): Cursor => {
  const key = `${frame.height} ${frame.columns}`
  const cached = lastPageStarts.get(galley)?.get(key)
  if (cached) return cached
  let start = onText(galley, moved(galley, endOf(galley), 1 - frame.height * frame.columns), 1)
  while (makePage(galley, start, frame).next) {
    const nextStart = onText(galley, moved(galley, start, 1), 1)
    if (compareCursors(nextStart, start) === 0) break
    start = nextStart
  }
  lastPageStarts.set(galley, (lastPageStarts.get(galley) ?? new Map<string, Cursor>()).set(key, start))
  return start
}

/** The cursor, but no later than the first row of the last page. */
export const withinPages = (galley: Galley, frame: Frame, cursor: Cursor): Cursor => {
  const last = lastPageStart(galley, frame)
  return compareCursors(cursor, last) > 0 ? last : cursor
}

/** The start of the page before the one that begins at `cursor`. */
export const pageBefore = (galley: Galley, frame: Frame, cursor: Cursor): Cursor => {
  let start = onText(galley, moved(galley, cursor, -frame.height * frame.columns), -1)
  for (;;) {
    const { next } = makePage(galley, start, frame)
    const nextStart = onText(galley, moved(galley, start, 1), 1)
    if (!next || compareCursors(next, cursor) >= 0 || compareCursors(nextStart, cursor) >= 0) return start
    start = nextStart
  }
}

const stripStarts = new WeakMap<Galley, readonly number[]>()

/** The number of code units before each strip, and the total. Cached. */
const startsOf = (galley: Galley): readonly number[] => {
  const cached = stripStarts.get(galley)
  if (cached) return cached
  let sum = 0
  const starts = [0, ...galley.strips.map(({ text }) => (sum += text.length))]
  stripStarts.set(galley, starts)
  return starts
}

/** The row that a share of the text precedes, 0 to 1. */
export const cursorAtShare = (galley: Galley, share: number): Cursor => {
  const starts = startsOf(galley)
  const wanted = share * (starts.at(-1) ?? 0)
  const strip = Math.max(
    0,
    starts.findLastIndex((start) => start <= wanted),
  )
  const { block = 0, offset = 0 } = galley.strips[strip] ?? galley.strips.at(-1) ?? {}
  return cursorAt(galley, { block, character: offset + Math.floor(wanted - (starts[strip] ?? 0)) })
}

/** The share of the text that precedes a row, 0 to 1; 1 at the end of the text. */
export const shareBefore = (galley: Galley, cursor: Cursor | undefined): number => {
  const starts = startsOf(galley)
  const total = starts.at(-1) ?? 0
  if (!cursor || total === 0) return 1
  const offset = galley.strips[cursor.strip]?.offset ?? 0
  return ((starts[cursor.strip] ?? 0) + placeAt(galley, cursor).character - offset) / total
}
