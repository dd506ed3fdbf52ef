import type { Element } from '../epaper/html/html.ts'

/** Pixels of text without a size of its own. */
export const NORMAL_SIZE = 16
/** Pixels of `<font size=1>` to 7. */
const FONT_SIZES = [10, 13, 16, 18, 24, 32, 48]
const NAMED: Readonly<Record<string, number>> = {
  'xx-small': 9,
  'x-small': 10,
  small: 13,
  medium: 16,
  large: 18,
  'x-large': 24,
  'xx-large': 32,
}
const STYLED =
  /(?:^|[;\s])font-size\s*:\s*(?:(?<number>\d{1,3}(?:\.\d{1,3})?)\s*(?<unit>px|pt|em|rem|%)|(?<name>[a-z-]{5,8}))/i

const pixelsOf = (number: number, unit: string, around: number): number => {
  switch (unit) {
    case 'pt':
      return (number * 4) / 3
    case 'em':
      return number * around
    case 'rem':
      return number * NORMAL_SIZE
    case '%':
      return (number / 100) * around
    default:
      return number
  }
}

/** `size=5`, `size=+2`: steps from 1 to 7, of which 3 is normal. */
const stepOf = (size: string): number => {
  const number = Number.parseInt(size, 10)
  return /^[+-]/.test(size) ? 3 + number : number
}

/** The size of an element's text, in pixels. @param around the size of the text around it */
export const fontSizeOf = (
  { name, attributes: { style = '', size = '' } }: Element,
  around: number,
): number => {
  const groups = style === '' ? undefined : STYLED.exec(style)?.groups
  if (groups?.number) return pixelsOf(Number(groups.number), (groups.unit ?? 'px').toLowerCase(), around)
  if (groups?.name) return NAMED[groups.name.toLowerCase()] ?? around
  if (name === 'big') return around * 1.2
  if (name === 'small') return around / 1.2
  return name === 'font' && size !== '' ? (FONT_SIZES[stepOf(size.trim()) - 1] ?? around) : around
}
