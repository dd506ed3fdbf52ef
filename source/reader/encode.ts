import type { Row, Style } from '../makeup/index.ts'

const RED = '31'

/** The parameters of a style's SGR sequence, in the order of their numbers: `1;31`. */
export const sgrOf = (style: Style, colour: boolean): string => {
  const codes: string[] = []
  if (style.bold) codes.push('1')
  if (style.dim) codes.push('2')
  if (style.underline) codes.push('4')
  if (style.inverse) codes.push('7')
  if (style.color === 'red' && colour) codes.push(RED)
  return codes.join(';')
}

/**
 * What would steer the terminal or turn the direction of what follows, and draws nothing itself: controls, the marks of
 * UAX #9, line ends, and invisible format characters but the joiners, which spell words and emoji.
 */
const STEERS = /[\p{Cc}\p{Cs}\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu

/** Text from outside is made safe where it comes in; this is the last door, for whatever came in by another. */
export const drawnText = (text: string): string =>
  text.replace(STEERS, (unit) => (unit === '\t' ? ' ' : /\p{Cs}/u.test(unit) ? '\ufffd' : ''))

/**
 * One row as text with SGR codes: each styled span opens its own style and ends with a full reset, so that any slice
 * between spans stands alone. Without `colour` weight, dim, underline and inverse stay (https://no-color.org asks for
 * no colour, not for no style). Nothing but those codes steers the terminal, whatever the spans hold.
 */
export const encodeRow = (row: Row, colour = true): string =>
  row
    .map(({ text, style }) => {
      const drawn = drawnText(text)
      const codes = style && drawn ? sgrOf(style, colour) : ''
      return codes === '' ? drawn : `\x1b[${codes}m${drawn}\x1b[0m`
    })
    .join('')

/** Rows as lines for a terminal, joined by line feeds. */
export const encode = (rows: readonly Row[], colour = true): string =>
  rows.map((row) => encodeRow(row, colour)).join('\n')
