import type { Html } from '../html/html.ts'
import { type HtmlLine, htmlLines, type NodeSpan, spanOf } from '../html/html-lines.ts'

/** The shortest paragraph, in characters; it must also end a sentence. */
const MIN_LENGTH = 20
const SENTENCE = /[。！？…][”’）]?$/
/** Words of a site's own legal notices. */
const LEGAL_NOTICE = /版权|授权|转载|许可证|备案|Copyright|©/i
/** Elements that hold one paragraph or a part of one. */
const PARAGRAPH = new Set('p span font b strong i em u a br'.split(' '))
const FURNITURE = new Set('a map form head title'.split(' '))

const holderOf = ({ nodes }: Html, { nodes: [first = -1] }: HtmlLine): number => {
  let at = nodes[first]?.parent ?? -1
  for (let node = nodes[at]; node?.kind === 'element' && PARAGRAPH.has(node.name); node = nodes[at])
    at = node.parent
  return at
}

/** The element with most of the page's prose, for article pages whose body matches no form. */
export const mostProse = (html: Html): NodeSpan[] => {
  const without = (index: number): boolean => {
    const node = html.nodes[index]
    return node?.kind === 'element' && FURNITURE.has(node.name)
  }
  const prose = htmlLines(html, { from: 0, to: html.nodes.length }, { without }).filter(
    ({ text }) => text.length >= MIN_LENGTH && SENTENCE.test(text) && !LEGAL_NOTICE.test(text),
  )
  const sizes = new Map<number, number>()
  for (const line of prose) {
    const holder = holderOf(html, line)
    sizes.set(holder, (sizes.get(holder) ?? 0) + line.text.length)
  }
  const [most] = [...sizes].sort(([, one], [, other]) => other - one)
  return most && most[0] >= 0 ? [spanOf(html, most[0])] : []
}
