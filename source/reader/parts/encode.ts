import type { Row, Style } from '../../makeup/index.ts'
import { RowText } from '../../typeset/index.ts'

const COLOURS = { red: '31', 'bright red': '91' } as const

/**
 * The parameters of a style's SGR sequence, in the order of their numbers: `2;31`. A colour takes the place of bold: many
 * terminals draw bold red as pink.
 */
const sgrOf = (style: Style, colour: boolean): string => {
  const codes: string[] = []
  const accent = colour && style.color && COLOURS[style.color]
  if (style.bold && !accent) codes.push('1')
  if (style.dim) codes.push('2')
  if (style.underline) codes.push('4')
  if (style.inverse) codes.push('7')
  if (accent) codes.push(accent)
  return codes.join(';')
}

/**
 * One row as text with SGR codes. Each styled span opens its own style and ends with a full reset, so a row can be cut
 * between any two spans. Without `colour`, bold, dim, underline and inverse stay: https://no-color.org asks for no
 * colour, not for no style. The result contains no other control sequences, whatever the spans contain: input is sanitised
 * where it enters the program, and this is the last check, in case some of it was not.
 */
export const encodeRow = (row: Row, colour = true): string => {
  const drawing = new RowText()
  return row
    .map(({ text, style }) => {
      const drawn = drawing.draw(text)
      const codes = style && drawn ? sgrOf(style, colour) : ''
      return codes === '' ? drawn : `\x1b[${codes}m${drawn}\x1b[0m`
    })
    .join('')
}

/** Rows as lines for a terminal, joined by line feeds. */
export const encode = (rows: readonly Row[], colour = true): string =>
  rows.map((row) => encodeRow(row, colour)).join('\n')
