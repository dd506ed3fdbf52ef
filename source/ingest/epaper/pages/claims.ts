import { glyphsOf } from '../html/glyphs.ts'
import type { Html } from '../html/html.ts'
import { type HtmlLine, htmlLines, type LineOptions, type NodeSpan, spanOf } from '../html/html-lines.ts'
import { selectOutermost } from '../html/selector.ts'
import type { Form } from './template-forms.ts'

/**
 * The text nodes of a page that a part of the article has claimed by reading them: a node is read once, and unclaimed
 * nodes within the article are noted.
 */
export class Claims {
  readonly html: Html
  /** 1 for each node that is taken; a set would take twenty times the memory. */
  readonly #taken: Uint8Array
  readonly #withGlyphs: HtmlLine[] = []
  readonly #body: readonly NodeSpan[]

  /** @param body the spans of the article's text */
  constructor(html: Html, body: readonly NodeSpan[]) {
    this.html = html
    this.#taken = new Uint8Array(html.nodes.length)
    this.#body = body
  }

  /** Whether a picture is read as a character, and so is no picture of the article. */
  isGlyph(index: number): boolean {
    const glyph = glyphsOf(this.html).get(index)
    return (
      glyph !== undefined && (glyph.sure || this.#body.some(({ from, to }) => from <= index && index < to))
    )
  }

  /** The claimed lines in which pictures stand for characters. */
  get withGlyphs(): readonly HtmlLine[] {
    return this.#withGlyphs
  }

  /** Reads the unclaimed lines of a span without claiming them: what the page shows, unless told otherwise. */
  look(span: NodeSpan, reading: LineOptions = {}): HtmlLine[] {
    return htmlLines(this.html, span, {
      reads: 'shown',
      ...reading,
      without: (index) => this.has(index) || !!reading.without?.(index),
    })
  }

  claim(lines: readonly HtmlLine[]): void {
    for (const line of lines) {
      for (const node of line.nodes) this.#taken[node] = 1
      if (line.glyphs) this.#withGlyphs.push(line)
    }
  }

  has(index: number): boolean {
    return this.#taken[index] === 1
  }

  /** The first and one past the last claimed node, or undefined before anything was claimed. */
  extent(): NodeSpan | undefined {
    const from = this.#taken.indexOf(1)
    return from < 0 ? undefined : { from, to: this.#taken.lastIndexOf(1) + 1 }
  }
}

/** The spans from an opening comment of that name to its closing one, or to the end of its parent. */
const betweenComments = (html: Html, name: string): NodeSpan[] => {
  if (html.comments.length === 0) return []
  const opens = new Set([name, `<${name}>`])
  const closes = new Set([`/${name}`, `</${name}>`])
  const spans: NodeSpan[] = []
  let from: number | undefined
  for (const index of html.comments) {
    const node = html.nodes[index]
    if (node?.kind !== 'comment') continue
    const text = node.text.trim().toLowerCase()
    if (opens.has(text)) from ??= index + 1
    else if (closes.has(text) && from !== undefined) {
      spans.push({ from, to: index })
      from = undefined
    }
  }
  if (from !== undefined) {
    const parent = html.nodes[html.nodes[from - 1]?.parent ?? -1]
    spans.push({ from, to: parent?.end ?? html.nodes.length })
  }
  return spans
}

/**
 * The spans that a form names on a page.
 * @param around the headline's span, for forms before or after it
 * @param body the body, which no span may contain: an unclosed element swallows everything after it
 */
export const spansOf = (html: Html, form: Form, around?: NodeSpan, body?: NodeSpan): NodeSpan[] => {
  if ('comment' in form) return betweenComments(html, form.comment)
  const selector = 'select' in form ? form.select : 'before' in form ? form.before : form.after
  const found = selectOutermost(html, selector)
  if (found.length === 0) return []
  const spans = found
    .map((index) => spanOf(html, index))
    .filter(({ from, to }) => !body || body.from < from || to < body.to)
  if ('select' in form) return spans
  if (!around) return []
  return 'before' in form
    ? spans.filter(({ to }) => to <= around.from)
    : spans.filter(({ from }) => from >= around.to && (!body || from < body.from))
}
