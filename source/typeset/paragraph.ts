import LineBreaker from 'linebreak'
import type { Line, Setting } from './line.ts'
import { cellWidth } from './width.ts'

/** Sets a paragraph greedily. */
export const setParagraph = (text: string, setting: Setting): Line[] => {
  const lines: Line[] = []
  const breaker = new LineBreaker(text)
  let indent = setting.indent ?? 0
  let start = 0
  let end = 0
  const push = (): void => {
    const drawn = text.slice(start, end).trimEnd()
    lines.push({ start, end, indent, text: drawn, cells: cellWidth(drawn, setting.ambiguous) })
    start = end
    indent = 0
  }
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    const wider = indent + cellWidth(text.slice(start, next.position).trimEnd(), setting.ambiguous)
    if (wider > setting.width && end > start) push()
    end = next.position
  }
  if (end > start || lines.length === 0) push()
  return lines
}
