export {
  createPainter,
  type PaintedStream,
  type Painter,
  type TerminalOutput,
} from './painter.ts'
export type { CellWidth } from './ruler.ts'
