export type { RankedPart } from './paint-order.ts'
export { type PaintedStream, Painter } from './painter.ts'
export { sizeOf, type TerminalOutput } from './terminal-output.ts'
export type { CellWidth } from './width-cache.ts'
