import { eastAsianWidth } from 'get-east-asian-width'
import type { Ambiguous } from './line.ts'

/** Cells that a text takes. */
export const cellWidth = (text: string, ambiguous: Ambiguous): number => {
  let cells = 0
  for (const character of text) {
    if (/\p{M}|\u200d|\ufe0f/u.test(character)) continue
    cells += eastAsianWidth(character.codePointAt(0) ?? 0, { ambiguousAsWide: ambiguous === 2 })
  }
  return cells
}
