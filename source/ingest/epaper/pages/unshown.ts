import { leadingCount } from '../../../issue/index.ts'
import { type Html, isMarker, parseHtml } from '../html/html.ts'
import { htmlLines, type NodeSpan, spanOf } from '../html/html-lines.ts'
import { type NotShown, notShown } from '../html/not-shown.ts'
import type { Claims } from './claims.ts'
import { isFurniture } from './furniture.ts'

/** Text of an article that its page does not show. */
export interface Unshown {
  readonly why: NotShown | 'comment'
  readonly lines: readonly string[]
}

/** Comments by which a template's author found a way in it: 正文开始, end 图片. */
const TEMPLATE_COMMENT =
  /^(?:[\s\w<>/#=*.:：-]|正文|内容|文章|标题|图片|广告|稿件|作者|来源|摘要|页脚|页眉|头部|底部|尾部|顶部|导航|版权|分享|评论|编辑|代码|脚本|样式|开始|结束|区域?|部分|模块)*$/u

const linesOfComment = (comment: string): string[] => {
  if (isMarker(comment) || TEMPLATE_COMMENT.test(comment)) return []
  const html = parseHtml(comment)
  return htmlLines(html, { from: 0, to: html.nodes.length }).map(({ text }) => text)
}

/** Spans of a page, searched in logarithmic time: a hostile page has as many bodies as nodes. */
class SpanIndex {
  readonly #froms: readonly number[]
  /** The highest end of the spans up to each, and the lowest of those from each on. */
  readonly #highest: readonly number[]
  readonly #lowest: readonly number[]

  constructor(spans: readonly NodeSpan[]) {
    const sorted = spans.toSorted((one, other) => one.from - other.from)
    this.#froms = sorted.map(({ from }) => from)
    let high = 0
    this.#highest = sorted.map(({ to }) => (high = Math.max(high, to)))
    let low = Number.POSITIVE_INFINITY
    this.#lowest = sorted
      .toReversed()
      .map(({ to }) => (low = Math.min(low, to)))
      .reverse()
  }

  /** The number of spans that begin before a node. */
  #before(node: number): number {
    return leadingCount(this.#froms.length, (index) => (this.#froms[index] ?? 0) < node)
  }

  /** Whether a node is in one of the spans. */
  has(node: number): boolean {
    return (this.#highest[this.#before(node + 1) - 1] ?? 0) > node
  }

  /** Whether one of the spans is wholly within `outer`. */
  hasWithin(outer: NodeSpan): boolean {
    return (this.#lowest[this.#before(outer.from)] ?? Number.POSITIVE_INFINITY) <= outer.to
  }
}

/** The elements of a span that are not shown, none in another, and none around the text of the article. */
const elementsIn = (html: Html, { from, to }: NodeSpan, body: SpanIndex) => {
  const found: { readonly span: NodeSpan; readonly why: NotShown }[] = []
  for (let index = Math.max(from, 0); index < to; ) {
    const node = html.nodes[index]
    const why = node?.kind === 'element' ? notShown(node) : undefined
    const span = why ? spanOf(html, index) : undefined
    if (why && span && !body.hasWithin(span)) {
      found.push({ span, why })
      index = Math.max(span.to, index + 1)
    } else index++
  }
  return found
}

/** Claims what an article's part of the page does not show: struck-out and hidden text, and the comments in its body. */
export const claimUnshown = (claims: Claims, article: NodeSpan, body: readonly NodeSpan[]): Unshown[] => {
  const { html } = claims
  const bodies = new SpanIndex(body)
  const found = elementsIn(html, article, bodies).map(({ span, why }) => {
    const lines = claims.look(span, { reads: 'all' })
    claims.claim(lines)
    return { why, lines: lines.map(({ text }) => text) }
  })
  const comments = html.comments.flatMap((index) => {
    const node = html.nodes[index]
    return node?.kind === 'comment' && bodies.has(index) ? linesOfComment(node.text) : []
  })
  const linesOf = (why: NotShown): string[] => found.flatMap((one) => (one.why === why ? one.lines : []))
  return [
    { why: 'deleted' as const, lines: linesOf('deleted') },
    { why: 'hidden' as const, lines: linesOf('hidden') },
    { why: 'comment' as const, lines: comments },
  ]
    .map(({ why, lines }) => ({ why, lines: lines.filter((line) => !isFurniture(line)) }))
    .filter(({ lines }) => lines.length > 0)
}
