import { type Frame, frameOf, type Settings, type Size } from '../../makeup/index.ts'

/** Smaller windows show only that they are too small. */
export const LEAST: Size = { columns: 12, rows: 3 }

/** The layout of a screen of text: running head, text, foot. In rows and cells. */
interface ScreenFrame extends Frame {
  /** Rows above the text: the running head, and a blank row if there is room. */
  readonly head: number
  /** Rows below the text: the status line, and a blank row if there is room. */
  readonly foot: number
}

/** The frame of a screen of text. In a low window, head and foot shrink before the text does. */
export const screenFrame = (
  { columns, rows }: Size,
  settings?: Pick<Settings, 'columns' | 'hang'>,
): ScreenFrame => {
  const head = rows >= 16 ? 2 : rows >= 9 ? 1 : 0
  const foot = rows >= 16 ? 2 : 1
  return { head, foot, ...frameOf({ columns, rows: rows - head - foot }, settings) }
}
