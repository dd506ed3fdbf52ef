/** A writing system by how its lines are set: `words` are parted by spaces (Latin, Cyrillic, Arabic, Mongolian …). */
export type Script = 'han' | 'kana' | 'hangul' | 'words'

const HAN = /\p{Script=Han}/gu
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/gu
const HANGUL = /\p{Script=Hangul}/gu
const LETTER = /\p{L}/u
const FIRST_HAN = /\p{Script=Han}/u
/** Whether a code unit is kana or Hangul. Those of Han are sorted out first: most text is Han, and every line is asked. */
const isOther = (code: number): boolean =>
  code >= 0x1100 &&
  !(code > 0x318f && code < 0xac00) &&
  (code <= 0x11ff ||
    (code >= 0x3040 && code <= 0x30ff) ||
    (code >= 0x3130 && code <= 0xd7af) ||
    (code >= 0xff66 && code <= 0xff9f))
const mayHaveOther = (text: string): boolean => {
  for (let at = 0; at < text.length; at++) if (isOther(text.charCodeAt(at))) return true
  return false
}
/** The share of kana in Japanese, and the fewest: Chinese has a lone `の`. */
const KANA_SHARE = 0.12
const MIN_KANA = 2
const MAX_SAMPLE = 400

const countOf = (text: string, form: RegExp): number => text.match(form)?.length ?? 0

/** The script of a line or a paragraph; undefined without letters. Foreign words in Chinese text do not count. */
export const scriptOf = (text: string): Script | undefined => {
  const sample = text.length > MAX_SAMPLE ? text.slice(0, MAX_SAMPLE) : text
  const hasHan = FIRST_HAN.test(sample)
  if (!mayHaveOther(sample)) return hasHan ? 'han' : LETTER.test(sample) ? 'words' : undefined
  const [han, kana, hangul] = [countOf(sample, HAN), countOf(sample, KANA), countOf(sample, HANGUL)]
  if (hangul > 0 && hangul >= han && hangul >= kana) return 'hangul'
  if (kana >= MIN_KANA && kana >= (han + kana) * KANA_SHARE) return 'kana'
  return hasHan ? 'han' : 'words'
}

/** Whether a script has spaces between its words. */
export const hasWordSpaces = (script: Script | undefined): boolean =>
  script === 'words' || script === 'hangul'

/** Common characters that simplified text has in another form, most of them as a part of many more. */
const TRADITIONAL =
  /[國會說這個們來時為與對學開關發現實機業東長門問間電車馬風報紙記臺灣書過還後將動應當經濟華]/g
const SIMPLIFIED = /[国会说这个们来时为与对学开关发现实机业东长门问间电车马风报纸记湾书过还后将动应当经济华]/g
/** Characters of a text that are looked at. */
const MAX_TEXT = 4000

/** Whether Chinese text is written in traditional characters; text copied from both is what most of it is. */
export const isTraditional = (text: string): boolean => {
  const sample = text.slice(0, MAX_TEXT)
  return countOf(sample, TRADITIONAL) > countOf(sample, SIMPLIFIED)
}
