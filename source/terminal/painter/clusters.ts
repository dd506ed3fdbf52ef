/**
 * Blocks of characters that are each a cluster if no mark or selector follows: Latin, punctuation, symbols, CJK without its
 * marks (tones at 302A, voicing at 3099), full-width forms.
 */
const PLAIN: readonly (readonly [first: number, last: number])[] = [
  [0x4e00, 0x9fff],
  [0x20, 0x7e],
  [0x3000, 0x3029],
  [0xff01, 0xff60],
  [0x2010, 0x2027],
  [0x2190, 0x2bff],
  [0x3031, 0x3098],
  [0x309b, 0x4dbf],
  [0xa1, 0xac],
  [0xae, 0x2ff],
  [0x2030, 0x205e],
  [0x2100, 0x218f],
]

const plain = new Uint8Array(0x10000)
for (const [first, last] of PLAIN) plain.fill(1, first, last + 1)

/** Whether a code unit is a cluster if another plain one follows. */
const isPlain = (unit: number): boolean => plain[unit] === 1

let segmenter: Intl.Segmenter | undefined

/** Calls `take` with each cluster of a text without control characters. */
export const eachCluster = (text: string, take: (cluster: string) => void): void => {
  for (let index = 0; index < text.length; index++) {
    const followed = index + 1 < text.length
    if (isPlain(text.charCodeAt(index)) && (!followed || isPlain(text.charCodeAt(index + 1)))) {
      take(text[index] ?? '')
      continue
    }
    // Created at its first use: that takes milliseconds, and a paper of Han and Latin never needs it.
    segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' })
    for (const { segment } of segmenter.segment(text.slice(index))) take(segment)
    return
  }
}

/**
 * Whether terminals may disagree on the width of a cluster: sequences of characters, symbols that can be emoji, private
 * use, and supplementary characters outside the planes of Han (2 and 3).
 */
export const hasUncertainWidth = (cluster: string): boolean => {
  const code = cluster.codePointAt(0) ?? 0
  if (cluster.length > (code > 0xffff ? 2 : 1)) return true
  if (code > 0xffff) return code < 0x20000 || code >= 0x40000
  return (
    (code >= 0x2300 && code < 0x2400) ||
    (code >= 0x2600 && code < 0x27c0) ||
    (code >= 0x2b00 && code < 0x2c00) ||
    (code >= 0xe000 && code < 0xf900)
  )
}
