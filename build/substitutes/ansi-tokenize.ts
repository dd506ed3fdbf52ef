/**
 * In place of `@alcalzone/ansi-tokenize` (0.3.x), in the bundle only: all of it, but `tokenize` with a fast path.
 *
 * Why: Ink tokenizes each line of each frame twice, and the original walks it by Intl.Segmenter: a tenth of the time of a
 * key, and the segmenter's data is loaded at start. Lines of plain characters and single SGR codes are cut here; all else
 * goes to the original.
 */
import { tokenize as original, type Token } from '@alcalzone/ansi-tokenize'
import { plainWidth, sgrEnd } from './plain.ts'

export * from '@alcalzone/ansi-tokenize'

const LINE_FEED = 0x0a
/** 38, 48 and 58 take their colour from the parameters behind them: left to the original. */
const EXTENDED = /^[345]8$/

const codes = new Map<string, Token>()

/** The token of a single SGR code, as the original makes it. */
const codeToken = (parameter: string): Token => {
  const code = `\x1b[${parameter}m`
  const known = codes.get(code)
  if (known) return known
  const [token] = original(code)
  if (!token) throw new Error(`no token for ${JSON.stringify(code)}`)
  codes.set(code, token)
  return token
}

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
      if (EXTENDED.test(parameter)) return original(text)
      tokens.push(codeToken(parameter))
    }
    at = end - 1
  }
  return tokens
}
