/**
 * In place of Ink's own `sanitizeAnsi` (8.0), in the bundle only.
 *
 * Why: Ink takes each text of each frame apart to drop what moves the cursor, character by character: with the painter
 * and the width measured fast it is the dearest part of a frame. Text of plain characters and SGR codes of digits has
 * nothing to drop and is handed back; all else goes to the original.
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
