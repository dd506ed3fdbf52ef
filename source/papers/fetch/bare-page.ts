/** Bytes of a page that are examined. A page that only keeps robots out is short, or begins with its script. */
const EXAMINED = 128 * 1024

/** Characters that the words on a page without content may have. */
const FEW = 300

const withoutSpan = (text: string, opening: RegExp, closing: RegExp): string =>
  text
    .split(opening)
    .map((piece, index) => {
      if (index === 0) return piece
      const end = piece.search(closing)
      return end < 0 ? '' : piece.slice(end)
    })
    .join(' ')

/** The words that a page of HTML shows. In one pass for each kind of mark-up, whatever is left open. */
const wordsShown = (html: string): string =>
  [
    [/<!--/, /-->/],
    [/<(?:script|style|noscript|title)\b/i, /<\/(?:script|style|noscript|title)\b/i],
  ]
    .reduce(
      (text, [opening, closing]) => (opening && closing ? withoutSpan(text, opening, closing) : text),
      html,
    )
    .replace(/-->|<[^<>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** The beginning of a page as text, in the encoding that fits it. */
export const beginningOfPage = (bytes: Uint8Array): string => {
  const head = bytes.subarray(0, EXAMINED)
  const text = new TextDecoder().decode(head)
  return text.slice(0, -3).includes('\ufffd') ? new TextDecoder('gb18030').decode(head) : text
}

/** Links of a page that has something to lead to. */
const LINKS = 4

/** Whether a page shows next to nothing of its own: a few words, no more, and hardly a link. */
export const isBare = (html: string, most = FEW): boolean =>
  wordsShown(html).length <= most && html.split(/<(?:a|area)\s/i).length <= LINKS

const PASSWORD = /<input\b[^<>]*\btype\s*=\s*["']?password/i
const LOGIN_PATH = /(?:^|[/._-])(?:log-?in|sign-?in|passport|sso|cas|oauth2?|auth|uc)(?:[/._-]|$)/i
const LOGIN_WORDS = /请先?登[录錄入]|登录后(?:阅读|查看|访问)|仅限(?:会员|订户|订阅)|please (?:log|sign) in/i
const SCRIPT = /<script\b/i

/** Why a page has no links of an edition: it asks who is there, or a script would draw it. Undefined for any other page. */
export const emptyBecause = (bytes: Uint8Array, url: string): 'login' | 'script' | undefined => {
  const html = beginningOfPage(bytes)
  const path = URL.canParse(url) ? new URL(url).pathname : ''
  if (PASSWORD.test(html) || (isBare(html) && (LOGIN_PATH.test(path) || LOGIN_WORDS.test(html))))
    return 'login'
  return SCRIPT.test(html) && isBare(html) ? 'script' : undefined
}
