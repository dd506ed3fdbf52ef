export type { Ambiguous, Line, LineBreakLevel, Pad, Setting } from './line.ts'
export { setParagraph } from './paragraph.ts'
export { cellWidth } from './width.ts'
