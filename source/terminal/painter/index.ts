export type { CellWidth } from './canvas.ts'
export {
  createPainter,
  type PaintedStream,
  type Painter,
  type PainterOptions,
  type TerminalOutput,
} from './painter.ts'
