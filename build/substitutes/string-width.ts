/**
 * Replaces `string-width` (8.x) in the bundle only.
 *
 * Why: Ink measures every cell of every frame with it, and it runs Intl.Segmenter and four regular expressions on each
 * Han character: 11 µs for a line of 38, a third of the time of a frame. Text of plain characters and SGR codes is
 * counted here. Other text, and calls with options, go to the original, which is loaded at its first use: its regular
 * expressions over emoji take 15 ms to compile. Upstream has a fast path for ASCII only.
 */
import original, { type Options } from 'string-width'
import { plainWidth, sgrEnd } from './plain.ts'

export default function stringWidth(text: string, options?: Options): number {
  if (options !== undefined || typeof text !== 'string') return original(text, options)
  let width = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    const cells = plainWidth(unit)
    if (cells > 0) {
      width += cells
      continue
    }
    const end = unit === 0x1b ? sgrEnd(text, at) : -1
    if (end < 0) return original(text)
    at = end - 1
  }
  return width
}
