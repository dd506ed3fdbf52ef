/**
 * Replaces Ink's own `sanitizeAnsi` (8.0) in the bundle only.
 *
 * Why: Ink checks each text of each frame, character by character, and drops what moves the cursor: the most expensive part
 * of a frame once painting and measuring are fast. Text of plain characters and SGR codes has nothing to drop and is
 * returned as it is; all other text goes to the original.
 */
import original from '../../node_modules/ink/build/sanitize-ansi.js'
import { plainWidth, sgrEnd } from './plain.ts'

const LINE_FEED = 0x0a

export default function sanitizeAnsi(text: string): string {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (plainWidth(unit) > 0 || unit === LINE_FEED) continue
    const end = unit === 0x1b ? sgrEnd(text, at) : -1
    if (end < 0) return original(text)
    at = end - 1
  }
  return text
}
