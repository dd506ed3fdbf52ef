/**
 * A place in a headline: between two words (firm), between words of which one attaches to the other (leaning), between
 * possible pieces of one word (weak), or inside a word.
 */
export type Seam = 'firm' | 'leaning' | 'weak' | 'inside'

/** Words of one character. Other single characters are often pieces of a name or term that the segmenter lacks. */
const SHORT_WORD =
  /^[的了着过地得们和与及或在向对为把被将从以是有不到同至由于等之其这那各本该就也都而且又再更最很已未让使给比跟因如所则即说看上下中后前内外里间]$/
/** Characters that may end the word before them: 东山|县, 年轻|人. */
const ENDS_WORD =
  /^[省市县区州镇乡村街路江河湖山岛港湾城国人者员家长手界会局部委院校厅处站所馆厂店社团队组室化性型率力费]$/
/** Words that attach to the word before and begin no line. */
const LEANS_BACK = /^(?:[的了着过地得们等之上下中后前内外里间]|主义)$/
/** Words that attach to the word after and end no line. */
const LEANS_FORWARD = /^[和与及或在向对为把被将从以于同至由让使给比跟各本该这那不]$/

let segmenter: Intl.Segmenter | undefined

/**
 * The seam at each offset of a text, from ICU's segmenter, whose dictionary lacks many names and terms. It takes about
 * 25 ms to load: call this only for text that must be broken.
 */
export const seamsOf = (text: string): ((offset: number) => Seam) => {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' })
  const seams = new Map<number, Seam>()
  let before = ''
  for (const { segment, index } of segmenter.segment(text)) {
    const leans = LEANS_BACK.test(segment) || LEANS_FORWARD.test(before)
    seams.set(
      index,
      isPiece(before) || isPiece(segment) || ENDS_WORD.test(segment) || endsInNumeral(before)
        ? 'weak'
        : leans
          ? 'leaning'
          : 'firm',
    )
    before = segment
  }
  return (offset) => seams.get(offset) ?? 'inside'
}

/** 二十|周年, 第三|届. */
const endsInNumeral = (segment: string): boolean => /[〇零一二三四五六七八九十百千万亿]$/.test(segment)

const isPiece = (segment: string): boolean =>
  /^\p{Script=Han}$/u.test(segment) && !SHORT_WORD.test(segment) && !ENDS_WORD.test(segment)
