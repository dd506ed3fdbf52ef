let segmenter: Intl.Segmenter | undefined

/** The offsets at which words begin. The segmenter takes some 25 ms to load, so only what must be broken is asked about. */
export const wordStarts = (text: string): ReadonlySet<number> => {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' })
  return new Set(Array.from(segmenter.segment(text), ({ index }) => index))
}
