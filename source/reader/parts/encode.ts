import { COLOURS, type Display, type Row, type Style } from '../../makeup/index.ts'
import { RowText } from '../../typeset/index.ts'

/** What the terminal can and may show. */
export interface Palette extends Pick<Display, 'ground' | 'quiet'> {
  /** Whether colours may be used: https://no-color.org asks for no colour, not for no style. */
  readonly colour: boolean
}

export const PLAIN_PALETTE: Palette = { colour: true }

const GREY = '90'

/** The codes of the sixteen colours: 30 to 37, and 90 to 97. */
const colourCode = (name: (typeof COLOURS)[number]): string => {
  const index = COLOURS.indexOf(name)
  return String(index < 8 ? 30 + index : 82 + index)
}

/** The code of quiet text; '' if it is drawn as any other. Without colours it can only be dimmed. */
const quietCode = ({ colour, ground, quiet = ground === 'light' ? 'grey' : 'dim' }: Palette): string => {
  if (quiet === 'plain') return ''
  if (quiet === 'dim' || !colour) return '2'
  return quiet === 'grey' ? GREY : `38;5;${quiet}`
}

/**
 * The parameters of a style's SGR sequence, in the order of their numbers: `2;31`. A colour takes the place of bold: many
 * terminals draw bold red as pink.
 */
const sgrOf = (style: Style, palette: Palette): string => {
  const accent = palette.colour && style.color ? colourCode(style.color) : ''
  const quiet = style.dim ? quietCode(palette) : ''
  const isDimmed = quiet === '2'
  return [
    style.bold && accent === '' ? '1' : '',
    isDimmed ? quiet : '',
    style.underline ? '4' : '',
    style.inverse ? '7' : '',
    accent === '' && !isDimmed ? quiet : accent,
  ]
    .filter((code) => code !== '')
    .join(';')
}

/**
 * One row as text with SGR codes. Each styled span opens its own style and ends with a full reset, so a row can be cut
 * between any two spans. Without colours, bold, dim, underline and inverse stay. The result contains no other control sequences,
 * whatever the spans contain: input is sanitised where it enters the program, and this is the last check, in case some of it was not.
 */
export const encodeRow = (row: Row, palette = PLAIN_PALETTE): string => {
  const drawing = new RowText()
  return row
    .map(({ text, style }) => {
      const drawn = drawing.draw(text)
      const codes = style && drawn ? sgrOf(style, palette) : ''
      return codes === '' ? drawn : `\x1b[${codes}m${drawn}\x1b[0m`
    })
    .join('')
}

/** Rows as lines for a terminal, joined by line feeds. */
export const encode = (rows: readonly Row[], palette = PLAIN_PALETTE): string =>
  rows.map((row) => encodeRow(row, palette)).join('\n')
