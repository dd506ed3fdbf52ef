export { CLIPBOARD_LIMIT, clipboardSequence } from './clipboard.ts'
export { type ColourWish, wantsColour } from './colour.ts'
export { encode, encodeRow, plainText } from './encode.ts'
export type { Watched } from './guards.ts'
export type { Input } from './input.ts'
export type { TerminalInput } from './keyboard.ts'
export {
  type CellWidth,
  createPainter,
  type PaintedStream,
  type Painter,
  sizeOf,
  type TerminalOutput,
} from './painter/index.ts'
export type { Answers } from './probe.ts'
export type { Row, Span, Style } from './row.ts'
export { openTerminal, type Terminal, type TerminalOptions } from './terminal.ts'
