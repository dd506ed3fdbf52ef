/**
 * What a place is to the break of a headline: where two words meet, where one of them leans on the other, where they may
 * be pieces of one, inside a word.
 */
export type Seam = 'firm' | 'leaning' | 'weak' | 'inside'

/** Words of one character: what else stands alone is often a piece of a name or term that the segmenter does not know. */
const ONE =
  /^[的了着过地得们和与及或在向对为把被将从以是有不到同至由于等之其这那各本该就也都而且又再更最很已未让使给比跟因如所则即说看上下中后前内外里间]$/
/** What makes one word with the word before it, and may end it: 东山|县, 年轻|人. */
const ENDS_WORD =
  /^[省市县区州镇乡村街路江河湖山岛港湾城国人者员家长手界会局部委院校厅处站所馆厂店社团队组室化性型率力费]$/
/** These lean on what stands before them and begin no line; those on what follows, and end none. */
const LEANS_BACK = /^(?:[的了着过地得们等之上下中后前内外里间]|主义)$/
const LEANS_ON = /^[和与及或在向对为把被将从以于同至由让使给比跟各本该这那不]$/

let segmenter: Intl.Segmenter | undefined

/**
 * Tells of each offset of a text what seam it is, by the segmenter of ICU, whose dictionary lacks many names and terms.
 * It takes some 25 ms to load, so only what must be broken is asked about.
 */
export const seamsOf = (text: string): ((at: number) => Seam) => {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' })
  const seams = new Map<number, Seam>()
  let before = ''
  for (const { segment, index } of segmenter.segment(text)) {
    const leans = LEANS_BACK.test(segment) || LEANS_ON.test(before)
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
  return (at) => seams.get(at) ?? 'inside'
}

/** 二十|周年, 第三|届. */
const endsInNumeral = (segment: string): boolean => /[〇零一二三四五六七八九十百千万亿]$/.test(segment)

const isPiece = (segment: string): boolean =>
  /^\p{Script=Han}$/u.test(segment) && !ONE.test(segment) && !ENDS_WORD.test(segment)
