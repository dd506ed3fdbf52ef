import {
  BLANK,
  exactly,
  fitRow,
  itemGap,
  line,
  marksFor,
  pageOf,
  QUIET,
  type Row,
  shift,
} from '../../makeup/index.ts'
import type { Action, Move } from '../keys/key-table.ts'
import type { State } from '../state/state.ts'
import { moveInList } from './list-moves.ts'
import { listWindow } from './list-window.ts'
import { cursorIn, footRow } from './status.ts'
import { type ListItem, rowsBody, type View } from './view.ts'

/** A screen that is one list. */
export interface ListScreen {
  readonly title: string
  /** Shown dimmed beside the title. */
  readonly note: string
  readonly count: number
  readonly idOf: (index: number) => string
  /** The rows of an item, without the mark; no wider than `width`. */
  readonly rowsOf: (index: number, width: number) => readonly Row[]
  readonly selected: number
  readonly top: number
  /** The title of the group that begins at an item. */
  readonly titleOf?: (index: number) => string | undefined
  /** Whether there is no blank row between items. */
  readonly tight?: boolean
  /** The text shown when the list is empty. */
  readonly empty: string
  /** What to do about it, below that text. */
  readonly hint?: string
  readonly actions: readonly Action[]
}

/** Indexes of the selected item and of the first visible one; the list scrolls only when the selection leaves the window. */
type ListSelection = Pick<ListScreen, 'selected' | 'top'>

/** Width of the mark before each row, in cells. */
const INSET = 2

/** Rows of the selected item are not dim. */
const undimmed = (row: Row): Row =>
  row.map(({ text, style }) => {
    const { dim: _, ...rest } = style ?? {}
    return Object.keys(rest).length > 0 ? { text, style: rest } : { text }
  })

const gapOf = ({ tight }: ListScreen, { size }: State): number => (tight ? 0 : itemGap(size))

/** An item in at most `room` rows. If they are too few, the title above it is dropped first, then the blank row below. */
const itemOf = (list: ListScreen, index: number, state: State, room: number): ListItem => {
  const width = Math.max(2, pageOf(state.size).width - INSET)
  const shown = list.rowsOf(index, width).slice(0, room)
  const title = list.titleOf?.(index)
  const titled = title === undefined ? [] : [fitRow(line(title, QUIET), width, state.settings.ambiguous)]
  const above = [...(index > 0 && titled.length > 0 ? [BLANK] : []), ...titled]
  const gap = Math.min(gapOf(list, state), room - shown.length)
  const rows = [...shown, ...Array.from({ length: gap }, () => BLANK)]
  return {
    id: list.idOf(index),
    ...(above.length > 0 && above.length <= room - rows.length ? { above } : {}),
    rows,
    selectedRows: rows.map(undimmed),
  }
}

const heightOf = ({ above = [], rows }: ListItem): number => above.length + rows.length

const layOut = (state: State, list: ListScreen) => {
  const { rows } = state.size
  const head = rows >= 16 ? 2 : rows >= 6 ? 1 : 0
  const room = Math.max(1, rows - head - 1)
  const height = (index: number): number => heightOf(itemOf(list, index, state, room))
  const window = listWindow(list.count, height, list.selected, list.top, room + gapOf(list, state))
  return { head, room, window }
}

/** The number of visible items. */
const listPage = (state: State, list: ListScreen): number => {
  const { from, to } = layOut(state, list).window
  return Math.max(1, to - from)
}

/** The selection after an action that moves it; undefined for other actions. */
export const moveSelection = (state: State, list: ListScreen, action: Move): ListSelection | undefined => {
  const last = Math.max(0, list.count - 1)
  const selected = moveInList(action, list.selected, last, listPage(state, list))
  if (selected === undefined) return undefined
  return { selected, top: layOut(state, { ...list, selected }).window.from }
}

/** The view of a list: title, items, key line. */
export const listView = (state: State, list: ListScreen): View => {
  const { settings, size } = state
  const { left, width } = pageOf(size)
  const { head, room, window } = layOut(state, list)
  let free = room
  const items = Array.from({ length: window.to - window.from }, (_, index) => {
    const { rows, ...item } = itemOf(list, window.from + index, state, room)
    const fitting = rows.slice(0, Math.max(0, free - (item.above?.length ?? 0)))
    free -= heightOf({ ...item, rows: fitting })
    return { ...item, rows: fitting, selectedRows: fitting.map(undimmed) }
  })
  const place = (row: Row): Row => shift(fitRow(row, width, settings.ambiguous), left)
  const title = place([
    { text: list.title, style: { bold: true } },
    { text: list.note === '' ? '' : `  ${list.note}`, style: QUIET },
  ])
  const foot = footRow(state, list.actions, list.count === 0 ? '' : `${list.selected + 1}/${list.count}`)
  const margin = ' '.repeat(left)
  const marks = {
    selected: margin + marksFor(settings.ambiguous).bar.padEnd(INSET),
    other: margin + ' '.repeat(INSET),
  }
  return {
    head: exactly([title, BLANK], head),
    body:
      list.count === 0
        ? rowsBody(
            exactly(
              [list.empty, list.hint ?? ''].map((text) => place(line(text, QUIET))),
              room,
            ),
          )
        : { kind: 'list', items, selected: list.selected - window.from, marks, height: room },
    foot: [foot.row],
    ...cursorIn(foot, size),
  }
}
