export {
  createPainter,
  type PaintedStream,
  type Painter,
  sizeOf,
  type TerminalOutput,
} from './painter.ts'
export type { CellWidth } from './ruler.ts'
