import {
  type Cursor,
  cursorAtShare,
  lastPageStart,
  makePage,
  moved,
  onText,
  pageBefore,
  rowNumbered,
  type SetText,
  START,
} from '../../makeup/index.ts'
import type { Move } from '../keys/key-table.ts'

/** The top row of a text after a move; undefined for other moves, and at the end of the text. */
export const moveInText = (move: Move, { galley, frame, cursor }: SetText): Cursor | undefined => {
  const rows = (count: number): Cursor => onText(galley, moved(galley, cursor, count), count > 0 ? 1 : -1)
  const half = Math.max(1, Math.floor(frame.height / 2))
  if (typeof move !== 'string')
    return move.kind === 'nth'
      ? onText(galley, rowNumbered(galley, move.number), 1)
      : cursorAtShare(galley, move.share)
  switch (move) {
    case 'down':
      return rows(1)
    case 'up':
      return rows(-1)
    case 'halfDown':
      return rows(half)
    case 'halfUp':
      return rows(-half)
    case 'pageDown':
      return makePage(galley, cursor, frame).next
    case 'pageUp':
      return pageBefore(galley, frame, cursor)
    case 'first':
      return START
    case 'last':
      return lastPageStart(galley, frame)
    default:
      return undefined
  }
}
