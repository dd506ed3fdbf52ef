import type { Element, Html } from './html.ts'
import { BLOCK } from './nesting.ts'

/** Nodes `[from, to)` of a page. */
export interface NodeSpan {
  readonly from: number
  readonly to: number
}

export interface HtmlLine {
  readonly text: string
  /** Whether every character is bold or inside a heading. */
  readonly strong: boolean
  /** Indices of the text nodes that it was read from. */
  readonly nodes: readonly number[]
  /** The cells of a table, whose text has its rows divided by line feeds and its cells by tabs. */
  readonly rows?: readonly (readonly string[])[]
}

/** Elements whose content is not text of the page. */
const NOT_TEXT = new Set(
  'script style noscript iframe object embed select option textarea button input template'.split(' '),
)
const STRONG = new Set('b strong h1 h2 h3 h4 h5 h6'.split(' '))

/** An element with all its content. */
export const spanOf = (html: Html, index: number): NodeSpan => ({
  from: index,
  to: html.nodes[index]?.end ?? index,
})

export interface LineOptions {
  /** Whether a line end in the source breaks the line too, as in headlines. */
  readonly sourceBreaks?: boolean
  /** Whether an indent in the middle of a line begins a paragraph: some systems lose the tags between paragraphs. */
  readonly indents?: boolean
  /** Whether to skip a node; an element is skipped with all its content. */
  readonly without?: (index: number) => boolean
}

const CJK = /[\p{Script=Han}\p{P}]/u

/** White space that `tidy` may change: anything but single plain or ideographic spaces. */
const UNTIDY = /[^\S \u3000]|\s\s/

/**
 * White space as it is shown: a run of it is one space, a line end between two Han characters or marks is nothing.
 * Ideographic spaces inside a line are the paper's own (张　三) and stay.
 */
export const tidy = (text: string): string => {
  const trimmed = text.trim()
  return UNTIDY.test(trimmed)
    ? trimmed.replace(/\s+/g, (run, offset: number, whole: string) => {
        if (run.includes('\u3000')) return /[^\u3000]/.test(run) ? '\u3000' : run
        const between = CJK.test(whole[offset - 1] ?? '') && CJK.test(whole[offset + run.length] ?? '')
        return between && /[\r\n]/.test(run) ? '' : ' '
      })
    : trimmed
}

/** Two ideographic spaces, or four narrow ones, after the end of a sentence. */
const INDENT = /(?<=[。！？…：”’）])(?:\u3000{2}|\u00a0{4})[\u3000\u00a0 ]*(?=[^\s])/

const paragraphsIn = (text: string): string[] =>
  text
    .split(INDENT)
    .map(tidy)
    .filter((paragraph) => paragraph !== '')

/** A text node, or one source line of it. */
interface Piece {
  readonly text: string
  readonly node: number
  readonly strong: boolean
}

interface OpenElement {
  readonly end: number
  readonly breaksLine: boolean
  readonly strong: boolean
}

/** Collects the lines of a span in one pass over its nodes. */
class LineReader {
  readonly #nodes: Html['nodes']
  readonly #options: LineOptions
  readonly #lines: HtmlLine[] = []
  #pieces: Piece[] = []
  /** Innermost last. */
  readonly #open: OpenElement[] = []
  /** How many of the open elements are strong. */
  #strong = 0

  constructor(nodes: Html['nodes'], options: LineOptions) {
    this.#nodes = nodes
    this.#options = options
  }

  read({ from, to }: NodeSpan): HtmlLine[] {
    const { without } = this.#options
    for (let index = from; index < to; ) {
      const node = this.#nodes[index]
      if (!node) break
      this.#closeElements(index)
      if (without?.(index) || (node.kind === 'element' && NOT_TEXT.has(node.name))) {
        if (node.kind === 'element' && BLOCK.has(node.name)) this.#breakLine()
        index = node.end
        continue
      }
      if (node.kind === 'element') this.#openElement(node, index)
      else if (node.kind === 'text') this.#addText(node.text, index)
      index++
    }
    this.#breakLine()
    return this.#lines
  }

  #openElement({ name, end }: Element, index: number): void {
    const breaksLine = name === 'br' || BLOCK.has(name)
    if (breaksLine) this.#breakLine()
    if (end <= index + 1) return
    const strong = STRONG.has(name)
    if (strong) this.#strong++
    this.#open.push({ end, breaksLine, strong })
  }

  /** Closes the elements that end before the node at `index`. */
  #closeElements(index: number): void {
    for (let last = this.#open.at(-1); last && last.end <= index; last = this.#open.at(-1)) {
      this.#open.pop()
      if (last.strong) this.#strong--
      if (last.breaksLine) this.#breakLine()
    }
  }

  #addText(text: string, node: number): void {
    const strong = this.#strong > 0
    if (!this.#options.sourceBreaks) {
      this.#pieces.push({ text, node, strong })
      return
    }
    for (const [index, line] of text.split(/[\r\n]+/).entries()) {
      if (index > 0) this.#breakLine()
      this.#pieces.push({ text: line, node, strong })
    }
  }

  #breakLine(): void {
    const pieces = this.#pieces
    if (pieces.length === 0) return
    this.#pieces = []
    const text = pieces.length === 1 ? (pieces[0]?.text ?? '') : pieces.map((piece) => piece.text).join('')
    const line = tidy(text)
    if (line === '') return
    const strong = pieces.every((piece) => piece.strong || piece.text.trim() === '')
    const nodes = pieces.map(({ node }) => node)
    for (const paragraph of this.#options.indents ? paragraphsIn(text) : [line])
      this.#lines.push({ text: paragraph, strong, nodes })
  }
}

/** The lines of text in a span, broken where blocks begin and end and at `<br>`. */
export const htmlLines = (html: Html, span: NodeSpan, options: LineOptions = {}): HtmlLine[] =>
  new LineReader(html.nodes, options).read(span)
