import type { Row, Style } from './row.ts'

const RED = '31'

const codesOf = (style: Style, colour: boolean): string[] => {
  const codes: string[] = []
  if (style.bold) codes.push('1')
  if (style.dim) codes.push('2')
  if (style.underline) codes.push('4')
  if (style.inverse) codes.push('7')
  if (style.color === 'red' && colour) codes.push(RED)
  return codes
}

/**
 * One row as text with SGR codes: each styled span opens its own style and ends with a full reset, so that any slice
 * between spans stands alone. Without `colour` weight, dim, underline and inverse stay (https://no-color.org asks for
 * no colour, not for no style).
 */
export const encodeRow = (row: Row, colour = true): string =>
  row
    .map(({ text, style }) => {
      const codes = style && text ? codesOf(style, colour) : []
      return codes.length > 0 ? `\x1b[${codes.join(';')}m${text}\x1b[0m` : text
    })
    .join('')

/** Rows as lines for a terminal, joined by line feeds. */
export const encode = (rows: readonly Row[], colour = true): string =>
  rows.map((row) => encodeRow(row, colour)).join('\n')

/** A row without its styles. */
export const plainText = (row: Row): string => row.map(({ text }) => text).join('')
