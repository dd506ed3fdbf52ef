export { graphemes } from './cells/grapheme.ts'
export { cellWidth, truncate } from './cells/width.ts'
export {
  type ColumnRows,
  columnWidth,
  type FilledColumns,
  levelColumns,
} from './columns.ts'
export { type Copy, prepareCopy } from './copy.ts'
export { setHeadline } from './headline.ts'
export type { Ambiguous, Line, LineBreakLevel, Pad, Setting } from './line.ts'
export { chooseMeasure } from './measure.ts'
export { setLine, setParagraph } from './paragraph.ts'
