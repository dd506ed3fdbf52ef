/** A writing system by how its lines are set: `words` are parted by spaces (Latin, Cyrillic, Arabic, Mongolian …). */
export type Script = 'han' | 'kana' | 'hangul' | 'words'

const HAN = /\p{Script=Han}/gu
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/gu
const HANGUL = /\p{Script=Hangul}/gu
const LETTER = /\p{L}/u
/** A cheap test: Han and neither kana nor Hangul. */
const FIRST_HAN = /\p{Script=Han}/u
const NEITHER = /[\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\uac00-\ud7af\uff66-\uff9f]/
/** The share of kana in Japanese, and the fewest: Chinese has a lone `の`. */
const KANA_SHARE = 0.12
const MIN_KANA = 2
const MAX_SAMPLE = 400

const countOf = (text: string, form: RegExp): number => text.match(form)?.length ?? 0

/** The script of a line or a paragraph; undefined without letters. Foreign words in Chinese text do not count. */
export const scriptOf = (text: string): Script | undefined => {
  const sample = text.length > MAX_SAMPLE ? text.slice(0, MAX_SAMPLE) : text
  const hasHan = FIRST_HAN.test(sample)
  if (!NEITHER.test(sample)) return hasHan ? 'han' : LETTER.test(sample) ? 'words' : undefined
  const [han, kana, hangul] = [countOf(sample, HAN), countOf(sample, KANA), countOf(sample, HANGUL)]
  if (hangul > 0 && hangul >= han && hangul >= kana) return 'hangul'
  if (kana >= MIN_KANA && kana >= (han + kana) * KANA_SHARE) return 'kana'
  return hasHan ? 'han' : 'words'
}

/** Whether a script has spaces between its words. */
export const hasWordSpaces = (script: Script | undefined): boolean =>
  script === 'words' || script === 'hangul'
