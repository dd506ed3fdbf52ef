/**
 * Whether a code unit is a character of its own, whatever stands beside it, and of a width without doubt: printable
 * ASCII and · (1 cell), dashes, quotes and dots of U+2010–2027 (1), lines and blocks of U+2500–259F (1), CJK
 * punctuation, kana, Han and full-width forms (2). None of them joins another in a grapheme cluster (UAX #29).
 */
export const plainWidth = (unit: number): 0 | 1 | 2 => {
  if (unit >= 0x20 && unit < 0x7f) return 1
  if (unit >= 0x4e00 && unit < 0xa000) return 2
  if (unit >= 0x3000 && unit < 0x302a) return 2
  if (unit >= 0xff01 && unit <= 0xff60) return 2
  if (unit >= 0x3400 && unit < 0x4dc0) return 2
  if ((unit >= 0x3041 && unit <= 0x3096) || (unit >= 0x30a1 && unit <= 0x30fa)) return 2
  if ((unit >= 0x2010 && unit < 0x2028) || (unit >= 0x2500 && unit <= 0x259f) || unit === 0xb7) return 1
  return 0
}

/** The end of the SGR sequence (`ESC [ digits and semicolons m`) at `at`; -1 where there is none. */
export const sgrEnd = (text: string, at: number): number => {
  if (text.charCodeAt(at + 1) !== 0x5b) return -1
  let end = at + 2
  for (;;) {
    const unit = text.charCodeAt(end)
    if (unit === 0x6d) return end + 1
    if (unit !== 0x3b && !(unit >= 0x30 && unit <= 0x39)) return -1
    end++
  }
}
