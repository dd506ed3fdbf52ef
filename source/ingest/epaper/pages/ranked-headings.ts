import { type HtmlLine, type NodeSpan, spanOf } from '../html/html-lines.ts'
import { selectOutermost } from '../html/selector.ts'
import type { Claims } from './claims.ts'
import { TITLE_HOLDERS } from './template-forms.ts'

/** The unclaimed lines of an element. */
export interface ElementLines {
  readonly lines: readonly HtmlLine[]
  readonly span: NodeSpan
}

const RANK = /^h([1-6])$/

interface Ranked extends ElementLines {
  readonly rank: number
}

/** How often each node may be read in the search for headings: unclosed headings nest, which would take quadratic time. */
const MAX_READINGS = 16

/** How many more nodes may be read. */
interface Allowance {
  nodes: number
}
const allowanceFor = ({ html }: Claims): Allowance => ({ nodes: MAX_READINGS * html.nodes.length })

/** The headings in a span, with their unclaimed lines. */
const headingsIn = (claims: Claims, { from, to }: NodeSpan, allowance = allowanceFor(claims)): Ranked[] => {
  const headings: Ranked[] = []
  for (let index = from; index < to && allowance.nodes > 0; ) {
    const node = claims.html.nodes[index]
    const rank = node?.kind === 'element' ? RANK.exec(node.name)?.[1] : undefined
    const span = spanOf(claims.html, index)
    const lines = rank ? claims.look(span, { sourceBreaks: true }) : []
    if (rank) allowance.nodes -= span.to - span.from
    if (lines.length > 0) headings.push({ span, lines, rank: Number(rank) })
    // A heading without text contains no heading with text.
    index = rank && lines.length === 0 ? Math.max(index + 1, span.to) : index + 1
  }
  return headings
}

/** The highest-ranking heading before the body, in the nearest enclosing element that has one. */
export const headlineByRank = (claims: Claims, body: NodeSpan): ElementLines | undefined => {
  const { nodes } = claims.html
  const allowance = allowanceFor(claims)
  let to = body.from
  for (let ancestor = nodes[body.from]?.parent ?? -1; ; ancestor = nodes[ancestor]?.parent ?? -1) {
    const from = Math.max(ancestor, 0)
    const headings = headingsIn(claims, { from, to }, allowance)
    if (headings.length > 0 || ancestor < 0)
      return headings.toSorted((one, other) => one.rank - other.rank)[0]
    to = from
  }
}

/** The other headings in the headline's element: kickers before it, decks after it. */
export const headingsBeside = (claims: Claims, headline: NodeSpan, body: NodeSpan | undefined) => {
  const { nodes } = claims.html
  let parent = nodes[headline.from]?.parent ?? -1
  // A headline inside a heading element is nested one level deeper.
  for (let node = nodes[parent]; node?.kind === 'element' && RANK.test(node.name); node = nodes[parent])
    parent = node.parent
  const container = { from: Math.max(parent, 0), to: nodes[parent]?.end ?? nodes.length }
  const headings = headingsIn(claims, {
    from: container.from,
    to: Math.min(container.to, body?.from ?? container.to),
  })
  return {
    before: headings.filter(({ span }) => span.to <= headline.from),
    after: headings.filter(({ span }) => span.from >= headline.to),
  }
}

/** The titles in an element made for them whose parts have no names: the highest heading, else all lines. */
export const titlesInHolder = (
  claims: Claims,
  body: NodeSpan | undefined,
): { readonly lines: ElementLines; readonly ranked: boolean } | undefined => {
  const { html } = claims
  const holders = selectOutermost(html, TITLE_HOLDERS)
    .map((index) => spanOf(html, index))
    .filter(({ from, to }) => !body || to <= body.from || body.to <= from)
    .map((span) => ({ span, lines: claims.look(span, { sourceBreaks: true }) }))
    .filter(({ lines }) => lines.length > 0)
  const before = body ? holders.filter(({ span }) => span.to <= body.from) : []
  const holder = before.at(-1) ?? holders[0]
  if (!holder) return undefined
  const heading = headingsIn(claims, holder.span).toSorted((one, other) => one.rank - other.rank)[0]
  return { lines: heading ?? holder, ranked: heading !== undefined }
}
