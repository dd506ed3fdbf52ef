export type { LineBreakLevel } from './breaks/level.ts'
export type { Ambiguous } from './cells/ambiguous.ts'
export { drawnText, RowText, replaceHidden, visibleText } from './cells/drawn-text.ts'
export { graphemes } from './cells/grapheme.ts'
export { cellWidth, truncate } from './cells/width.ts'
export {
  type ColumnRows,
  columnWidth,
  levelColumns,
} from './columns.ts'
export { prepareCopy } from './copy.ts'
export { setHeadline } from './headline.ts'
export type { Line, Pad, Setting } from './line.ts'
export { chooseMeasure } from './measure.ts'
export { setLine, setParagraph } from './paragraph.ts'
