const DIGITS = '〇一二三四五六七八九'

/** 十一 -> 11, 廿九 -> 29, 一百二十 -> 120, 二〇二一 -> 2021, 17 -> 17; undefined for what is no number. */
export const numberOf = (text: string): number | undefined => {
  if (/^\d+$/.test(text)) return Number(text)
  const plain = text.replace(/[零○OＯ]/g, '〇').replace(/两/g, '二')
  if (/^[〇一二三四五六七八九]+$/.test(plain))
    return Number([...plain].map((digit) => DIGITS.indexOf(digit)).join(''))
  const parts =
    /^(?:([一二三四五六七八九])百〇?)?(?:([一二三四五六七八九])?(十)|(廿)|(卅))?([一二三四五六七八九])?$/.exec(
      plain,
    )
  if (!parts || plain === '') return undefined
  const [, hundreds = '', tens, ten, twenty, thirty, ones = ''] = parts
  return (
    Math.max(0, DIGITS.indexOf(hundreds || '〇')) * 100 +
    (ten ? Math.max(1, DIGITS.indexOf(tens ?? '一')) * 10 : twenty ? 20 : thirty ? 30 : 0) +
    Math.max(0, DIGITS.indexOf(ones || '〇'))
  )
}
