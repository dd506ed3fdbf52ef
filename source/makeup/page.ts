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
import type { Galley, SetRow } from './galley.ts'

/** A text as it is set in a window, and the first row of the current page. */
export interface SetText {
  readonly galley: Galley
  readonly frame: Frame
  readonly cursor: Cursor
}

/** One row of a page: one set row over the whole measure, or one for each column. */
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

/** The rows of a galley from `from` on, set lazily. No column ends in a subhead. */
const rowsFrom = (galley: Galley, from: Cursor, columns: number): ColumnRows<PlacedRow> => {
  const placed: PlacedRow[] = []
  let ahead: Cursor | undefined = from
  return {
    at: (index) => {
      while (ahead && placed.length <= index) {
        const row = rowAt(galley, ahead)
        if (row) placed.push({ row, cursor: ahead })
        ahead = nextRow(galley, ahead)
      }
      return placed[index]
    },
    leads: ({ row }) => columns > 1 && row.strip.role === 'subhead',
    isBlank: ({ row }) => row.line === undefined,
  }
}

/** Makes up the page that begins at a row. */
export const makePage = (galley: Galley, from: Cursor, frame: Frame): MadePage => {
  const bands: Band[] = []
  let at: Cursor | undefined = onText(galley, from, 1)
  while (frame.columns > 1 && at && bands.length < frame.height) {
    const row = rowAt(galley, at)
    if (!row || row.strip.block >= 0) break
    bands.push({ kind: 'whole', row })
    at = nextRow(galley, at)
  }
  if (frame.columns > 1 && bands.length > 0 && bands.length < frame.height && at) {
    const blank = rowAt(galley, at)
    if (blank && !blank.line) bands.push({ kind: 'whole', row: blank })
  }
  const height = frame.height - bands.length
  if (!at || height <= 0) return { bands, next: at }
  const rows = rowsFrom(galley, at, frame.columns)
  const { columns, next } = levelColumns(rows, height, frame.columns)
  const deepest = Math.max(0, ...columns.map((column) => column.length))
  for (let index = 0; index < deepest; index += 1)
    bands.push({ kind: 'columns', rows: columns.map((column) => column[index]?.row) })
  return { bands, next: next === undefined ? undefined : rows.at(next)?.cursor }
}

const LAST = new WeakMap<Galley, Map<string, Cursor>>()

/** The first row of the last page: no page begins after it. */
export const lastPageStart = (galley: Galley, frame: Frame): Cursor => {
  const key = `${frame.height} ${frame.columns}`
  const known = LAST.get(galley)?.get(key)
  if (known) return known
  let at = onText(galley, moved(galley, endOf(galley), 1 - frame.height * frame.columns), 1)
  while (makePage(galley, at, frame).next) {
    const later = onText(galley, moved(galley, at, 1), 1)
    if (compareCursors(later, at) === 0) break
    at = later
  }
  LAST.set(galley, (LAST.get(galley) ?? new Map<string, Cursor>()).set(key, at))
  return at
}

/** The row, but not after the first row of the last page. */
export const withinPages = (galley: Galley, frame: Frame, cursor: Cursor): Cursor => {
  const last = lastPageStart(galley, frame)
  return compareCursors(cursor, last) > 0 ? last : cursor
}

/** The start of the page before the one that begins at `cursor`. */
export const pageBefore = (galley: Galley, frame: Frame, cursor: Cursor): Cursor => {
  let at = onText(galley, moved(galley, cursor, -frame.height * frame.columns), -1)
  for (;;) {
    const { next } = makePage(galley, at, frame)
    const later = onText(galley, moved(galley, at, 1), 1)
    if (!next || compareCursors(next, cursor) >= 0 || compareCursors(later, cursor) >= 0) return at
    at = later
  }
}

const LENGTHS = new WeakMap<Galley, readonly number[]>()

/** The code units before each strip, and the total. */
const lengthsOf = (galley: Galley): readonly number[] => {
  const known = LENGTHS.get(galley)
  if (known) return known
  let sum = 0
  const lengths = [0, ...galley.strips.map(({ text }) => (sum += text.length))]
  LENGTHS.set(galley, lengths)
  return lengths
}

/** The row with a given share of the text before it, 0 to 1. */
export const cursorAtShare = (galley: Galley, share: number): Cursor => {
  const lengths = lengthsOf(galley)
  const wanted = share * (lengths.at(-1) ?? 0)
  const strip = Math.max(
    0,
    lengths.findLastIndex((before) => before <= wanted),
  )
  const { block = 0, offset = 0 } = galley.strips[strip] ?? galley.strips.at(-1) ?? {}
  return cursorAt(galley, { block, character: offset + Math.floor(wanted - (lengths[strip] ?? 0)) })
}

/** The share of a text before a row, 0 to 1. */
export const shareBefore = (galley: Galley, cursor: Cursor | undefined): number => {
  const lengths = lengthsOf(galley)
  const total = lengths.at(-1) ?? 0
  if (!cursor || total === 0) return 1
  const offset = galley.strips[cursor.strip]?.offset ?? 0
  return ((lengths[cursor.strip] ?? 0) + placeAt(galley, cursor).character - offset) / total
}
