import { beginningOfPage, isBare } from './bare-page.ts'
import type { HttpResponse } from './dependencies.ts'

/** `<meta http-equiv=refresh content="0">`, with an address or, for the page itself, without one. */
const REFRESH = /<meta\b[^<>]*\bhttp-equiv\s*=\s*["']?refresh\b[^<>]*>/i
const CONTENT = /\bcontent\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))/i
const REFRESH_ADDRESS = /[;,]\s*(?:url\s*=)?\s*["']?([^"'\s]+)/i

/** A script that loads the page that it is on. */
const RELOADS = /\blocation\s*\.\s*reload\s*\(/
const SET_TO_ITSELF =
  /\blocation(?:\s*\.\s*href)?\s*(?:=(?!=)|\.\s*(?:replace|assign)\s*\()\s*(?:(?:window|self|top|document)\s*\.\s*)?location\b/
const SET_TO_ADDRESS =
  /\blocation(?:\s*\.\s*href)?\s*(?:=(?!=)|\.\s*(?:replace|assign)\s*\()\s*["']([^"'\n]*)["']/

const isSame = (address: string, url: string): boolean => {
  if (!URL.canParse(address, url)) return false
  const keyOf = (full: URL): string => `${full.host}${full.pathname}${full.search}`
  return keyOf(new URL(address, url)) === keyOf(new URL(url))
}

const refreshesItself = (html: string, url: string): boolean => {
  const [, double, single, bare] = CONTENT.exec(REFRESH.exec(html)?.[0] ?? '') ?? []
  const content = double ?? single ?? bare
  return content !== undefined && isSame(REFRESH_ADDRESS.exec(content)?.[1] ?? '', url)
}

/**
 * Whether an answer is a page with nothing on it, which sets a cookie and has a browser load it again, to see whether that is
 * sent back: by a refresh, or by a script that does no more.
 */
export const asksAgain = ({ status, cookies = [], bytes }: HttpResponse, url: string): boolean => {
  if (status !== 200 || cookies.length === 0) return false
  const html = beginningOfPage(bytes)
  if (!isBare(html)) return false
  const address = SET_TO_ADDRESS.exec(html)?.[1]
  return (
    refreshesItself(html, url) ||
    RELOADS.test(html) ||
    SET_TO_ITSELF.test(html) ||
    (address !== undefined && isSame(address, url))
  )
}
