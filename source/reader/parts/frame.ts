import { type Frame, frameOf, type Settings, type Size } from '../../makeup/index.ts'

/** No window smaller than this shows more than that it is too small. */
export const LEAST: Size = { columns: 12, rows: 3 }

/** Where things stand on a screen of text: running head, text, foot. In rows and cells. */
export interface ScreenFrame extends Frame {
  /** Rows above the text: the running head, and a blank one where there is room. */
  readonly head: number
  /** Rows below it: the status line, and a blank one where there is room. */
  readonly foot: number
}

/** The frame of a screen of text. Head and foot give way before the text does. */
export const screenFrame = (
  { columns, rows }: Size,
  settings?: Pick<Settings, 'columns' | 'hang'>,
): ScreenFrame => {
  const head = rows >= 16 ? 2 : rows >= 9 ? 1 : 0
  const foot = rows >= 16 ? 2 : 1
  return { head, foot, ...frameOf({ columns, rows: rows - head - foot }, settings) }
}
