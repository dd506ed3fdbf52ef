/**
 * Replaces `@alcalzone/ansi-tokenize` (0.3.x) in the bundle only: the same, but `tokenize` has a fast path.
 *
 * Why: Ink tokenizes each line of each frame twice, and the original uses Intl.Segmenter: it costs a tenth of a keystroke,
 * and loads the segmenter's data at start. Lines of plain characters and simple SGR codes are tokenized here; all others go to
 * the original.
 */
import { tokenize as original, type Token } from '@alcalzone/ansi-tokenize'
import { plainWidth, sgrEnd } from './plain.ts'

export * from '@alcalzone/ansi-tokenize'

const LINE_FEED = 0x0a

/** The code that ends each SGR code: weights and the like, the sixteen colours, and the end codes themselves. */
const ENDS = new Map<string, string>(
  [
    ['0', '0'],
    ...['1', '2'].map((code) => [code, '22']),
    ...['3', '4', '5', '7', '8', '9'].map((code) => [code, `2${code}`]),
    ...['22', '23', '24', '25', '27', '28', '29', '39', '49'].map((code) => [code, code]),
    ...Array.from({ length: 8 }, (_, colour) => [
      [`3${colour}`, '39'],
      [`9${colour}`, '39'],
      [`4${colour}`, '49'],
      [`10${colour}`, '49'],
    ]).flat(),
  ].map(([code, end]) => [`${code}`, `\x1b[${end}m`]),
)

export const tokenize = (text: string, endChar: number = Number.POSITIVE_INFINITY): Token[] => {
  if (endChar !== Number.POSITIVE_INFINITY) return original(text, endChar)
  const tokens: Token[] = []
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    const width = plainWidth(unit)
    if (width > 0 || unit === LINE_FEED) {
      tokens.push({ type: 'char', value: text.charAt(at), fullWidth: width === 2 })
      continue
    }
    const end = unit === 0x1b ? sgrEnd(text, at) : -1
    if (end < 0) return original(text)
    for (const parameter of text.slice(at + 2, end - 1).split(';')) {
      const endCode = ENDS.get(parameter)
      if (endCode === undefined) return original(text)
      tokens.push({ type: 'ansi', code: `\x1b[${parameter}m`, endCode })
    }
    at = end - 1
  }
  return tokens
}
