export { CLIPBOARD_LIMIT, clipboardSequence } from './clipboard.ts'
export { type ColourWish, wantsColour } from './colour.ts'
export type { Watched } from './guards.ts'
export type { FilteredStream, TerminalInput } from './input.ts'
export {
  type CellWidth,
  createPainter,
  type PaintedStream,
  type Painter,
  sizeOf,
  type TerminalOutput,
} from './painter/index.ts'
export type { Answers } from './probe.ts'
export { openTerminal, type Terminal, type TerminalOptions } from './terminal.ts'
