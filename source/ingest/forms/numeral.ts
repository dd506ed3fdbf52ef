const DIGITS = '〇一二三四五六七八九'
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }

/**
 * 十一 -> 11, 廿九 -> 29, 一百二十 -> 120, 二万三千 -> 23000, 二〇二一 -> 2021, 17 -> 17; undefined if the text is not
 * a number.
 */
export const numberOf = (text: string): number | undefined => {
  if (/^\d+$/.test(text)) return Number(text)
  const plain = text
    .replace(/[零○OＯ]/g, '〇')
    .replace(/两/g, '二')
    .replace(/廿十?/g, '二十')
    .replace(/卅十?/g, '三十')
  if (/^[〇一二三四五六七八九]+$/.test(plain))
    return Number([...plain].map((digit) => DIGITS.indexOf(digit)).join(''))
  if (
    !/^(?:〇?[一二三四五六七八九]?[十百千]万?|[一二三四五六七八九]万|〇)+[一二三四五六七八九]?$/.test(plain)
  )
    return undefined
  let [total, section, digit] = [0, 0, 0]
  for (const character of plain) {
    const unit = UNITS[character]
    if (unit !== undefined) {
      section += Math.max(1, digit) * unit
      digit = 0
    } else if (character === '万') {
      total = (total + section + digit) * 10_000
      ;[section, digit] = [0, 0]
    } else digit = DIGITS.indexOf(character)
  }
  return total + section + digit
}
