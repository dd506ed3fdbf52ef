import { type Html, parseHtml } from '../html/html.ts'
import { htmlLines, type NodeSpan } from '../html/html-lines.ts'
import { select } from '../html/selector.ts'
import { isPageAddress } from './address-forms.ts'

/** Characters of a script that are examined. */
const MAX_SCRIPT = 20_000
/** `document.write(view("TITLE<br>LINE2  "))`: only the string is read, nothing is run. */
const DOCUMENT_WRITE =
  /document\.write(?:ln)?\s*\(\s*(?:[\w$.]+\s*\(\s*)?(?:"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)')\s*\)/g
/** `location.href = "…"`, `window.location.replace('…')`, `top.location="…"`. */
const SET_LOCATION =
  /(?:^|[\s;{(."'])location(?:\.href)?\s*(?:=(?!=)|\.(?:replace|assign)\s*\()\s*(?:"([^"\n]*)"|'([^'\n]*)')/

/** `location.href='20221218_001_5.htm'`, `javascript:openNews("5.html")`: the first page that a handler names. */
const PAGE_IN_HANDLER = /(['"])([^'"\s<>]+\.(?:s?html?|aspx?|jsp|php)(?:[?#][^'"]*)?)\1/i

/** The page address in a click handler, which is read and not run. */
export const addressIn = (handler: string): string | undefined =>
  PAGE_IN_HANDLER.exec(handler.slice(0, MAX_SCRIPT))?.[2]

const scriptsIn = (html: Html, { from, to }: NodeSpan): string[] => {
  const scripts: string[] = []
  for (let index = from; index < to; index++) {
    const node = html.nodes[index]
    const parent = node?.kind === 'text' ? html.nodes[node.parent] : undefined
    if (node?.kind === 'text' && parent?.kind === 'element' && parent.name === 'script')
      scripts.push(node.text.slice(0, MAX_SCRIPT))
  }
  return scripts
}

const unquoted = (text: string): string =>
  text.replace(/\\(.)/g, (_, escaped: string) => (escaped === 'n' ? '\n' : escaped))

/** The lines that the scripts in a span would write to the page. */
export const writtenIn = (html: Html, span: NodeSpan): string[] =>
  scriptsIn(html, span).flatMap((script) =>
    [...script.matchAll(DOCUMENT_WRITE)].flatMap(([, double, single]) => {
      const html = parseHtml(unquoted(double ?? single ?? ''))
      return htmlLines(html, { from: 0, to: html.nodes.length }, { sourceBreaks: true }).map(
        ({ text }) => text,
      )
    }),
  )

/** Where the page redirects to: by a META refresh, a script that sets the location, or a frame with a page. */
export const redirectOf = (html: Html): string | undefined => {
  for (const node of html.nodes) {
    if (node.kind !== 'element' || node.name !== 'meta') continue
    if (node.attributes['http-equiv']?.trim().toLowerCase() !== 'refresh') continue
    const [, url = ''] =
      /^\s*\d*(?:\.\d+)?\s*[;,]\s*url\s*=\s*['"]?([^'"]*)/i.exec(node.attributes.content ?? '') ?? []
    if (url.trim() !== '') return url.trim()
  }
  for (const script of scriptsIn(html, { from: 0, to: html.nodes.length })) {
    const [, double, single] = SET_LOCATION.exec(script) ?? []
    if (double ?? single) return double ?? single
  }
  for (const index of select(html, 'frame, iframe')) {
    const node = html.nodes[index]
    const src = node?.kind === 'element' ? (node.attributes.src ?? '') : ''
    if (isPageAddress(src)) return src
  }
  return undefined
}
