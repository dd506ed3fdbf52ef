import { type Glyph, glyphsOf } from './glyphs.ts'
import type { Element, Html } from './html.ts'
import { type InlineMarkup, inlineMarkupOf, withMarkup } from './inline-markup.ts'
import { BLOCK, NOT_TEXT } from './nesting.ts'
import { notShown } from './not-shown.ts'

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
  /** Whether an empty line is above it. */
  readonly parted?: boolean
  /** The pictures in it that stand for characters. */
  readonly glyphs?: readonly Glyph[]
  /** The cells of a table, whose text has its rows divided by line feeds and its cells by tabs. */
  readonly rows?: readonly (readonly string[])[]
}

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
  /** Whether the span is an article's text, where even a doubtful picture stands for a character. */
  readonly isBody?: boolean
  /** What to read: everything, all that is not struck out, or only what the page shows. Default: everything. */
  readonly reads?: 'all' | 'undeleted' | 'shown'
  /** Whether to skip a node; an element is skipped with all its content. */
  readonly without?: (index: number) => boolean
}

const CJK = /[\p{Script=Han}\p{P}]/u

const MAX_HELD_PIECES = 10_000

/** White space that `tidy` changes: anything but single plain spaces and runs of ideographic ones. */
const UNTIDY = /[^\S \u3000]| \s|\s /

/**
 * White space as it is shown: a run of it is one space, a line end between two Han characters or marks is nothing.
 * Ideographic spaces inside a line are the paper's own (张　三) and stay.
 */
export const tidy = (text: string): string => {
  const trimmed = text.trim()
  if (!UNTIDY.test(trimmed)) return trimmed
  // Of a text with millions of runs, `replace` would hold all matches at once, and adding to a string all its pieces.
  const joined: string[] = []
  let pieces: string[] = []
  let end = 0
  for (const { 0: run, index } of trimmed.matchAll(/\s+/g)) {
    pieces.push(trimmed.slice(end, index), shownSpace(run, trimmed, index))
    end = index + run.length
    if (pieces.length < MAX_HELD_PIECES) continue
    joined.push(pieces.join(''))
    pieces = []
  }
  return joined.join('') + pieces.join('') + trimmed.slice(end)
}

/** What a run of white space at an index of a text is shown as. */
const shownSpace = (run: string, text: string, index: number): string => {
  if (run.includes('\u3000')) return /[^\u3000]/.test(run) ? '\u3000' : run
  const between = CJK.test(text[index - 1] ?? '') && CJK.test(text[index + run.length] ?? '')
  return between && /[\r\n]/.test(run) ? '' : ' '
}

/** Lines that one text without tags may be divided into. No newspaper has more, and each takes many times its size. */
const MAX_DIVISIONS = 1_000

/** The parts of a text between separators, or the whole if they are too many. */
const divided = (text: string, separator: RegExp): readonly string[] => {
  const parts = text.split(separator, MAX_DIVISIONS + 1)
  return parts.length > MAX_DIVISIONS ? [text] : parts
}

/** Two ideographic spaces, or four narrow ones, after the end of a sentence. */
const INDENT = /(?<=[。！？…：”’）])(?:\u3000{2}|\u00a0{4})[\u3000\u00a0 ]*(?=[^\s])/

const paragraphsIn = (text: string): string[] =>
  divided(text, INDENT)
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
  /** What its mark-up says about the pieces from `pieces` on. */
  readonly markup: InlineMarkup | undefined
  readonly pieces: number
}

/** Collects the lines of a span in one pass over its nodes. */
class LineReader {
  readonly #nodes: Html['nodes']
  readonly #glyphsOfPage: ReadonlyMap<number, Glyph>
  readonly #options: LineOptions
  readonly #lines: HtmlLine[] = []
  #pieces: Piece[] = []
  /** Whether an empty line follows the last line. */
  #parted = false
  /** The glyphs of the line. */
  #glyphs: Glyph[] = []
  /** Innermost last. */
  readonly #open: OpenElement[] = []
  /** How many of the open elements are strong. */
  #strong = 0

  constructor(html: Html, options: LineOptions) {
    this.#nodes = html.nodes
    this.#glyphsOfPage = glyphsOf(html)
    this.#options = options
  }

  read({ from, to }: NodeSpan): HtmlLine[] {
    for (let index = from; index < to; ) {
      const node = this.#nodes[index]
      if (!node) break
      this.#closeElements(index)
      if (this.#skips(node, index, from)) {
        if (node.kind === 'element' && BLOCK.has(node.name)) this.#breakLine()
        index = node.end
        continue
      }
      if (node.kind === 'element') this.#openElement(node, index)
      else if (node.kind === 'text') this.#addText(node.text, index)
      index++
    }
    this.#closeElements(Number.POSITIVE_INFINITY)
    this.#breakLine()
    return this.#lines
  }

  /** The element at the start of the span is read even if it is hidden: it was chosen. */
  #skips(node: Html['nodes'][number], index: number, first: number): boolean {
    const { without, reads = 'all' } = this.#options
    if (without?.(index)) return true
    if (node.kind !== 'element') return false
    if (NOT_TEXT.has(node.name)) return true
    if (reads === 'all' || index === first) return false
    const why = notShown(node)
    return why === 'deleted' || (why === 'hidden' && reads === 'shown')
  }

  #openElement(element: Element, index: number): void {
    const { name, end } = element
    const glyph = name === 'img' ? this.#glyphsOfPage.get(index) : undefined
    if (glyph && (glyph.sure || this.#options.isBody)) {
      this.#pieces.push({ text: glyph.text, node: index, strong: this.#strong > 0 })
      this.#glyphs.push(glyph)
    }
    const breaksLine = name === 'br' || BLOCK.has(name)
    const isEmpty = name === 'br' && this.#pieces.every((piece) => piece.text.trim() === '')
    if (breaksLine) this.#breakLine()
    if (isEmpty) this.#parted = true
    if (end <= index + 1) return
    const strong = STRONG.has(name)
    if (strong) this.#strong++
    this.#open.push({
      end,
      breaksLine,
      strong,
      markup: inlineMarkupOf(element),
      pieces: this.#pieces.length,
    })
  }

  /** Closes the elements that end before the node at `index`. */
  #closeElements(index: number): void {
    for (let last = this.#open.at(-1); last && last.end <= index; last = this.#open.at(-1)) {
      this.#open.pop()
      if (last.strong) this.#strong--
      if (last.markup) this.#markPieces(last.markup, last.pieces)
      if (last.breaksLine) this.#breakLine()
    }
  }

  /** Puts what the mark-up says into the pieces from `from` on; a line break in between has taken some of them away. */
  #markPieces(markup: InlineMarkup, from: number): void {
    const inside = this.#pieces.slice(from)
    const text = withMarkup(inside.map((piece) => piece.text).join(''), markup)
    for (const [at, piece] of inside.entries())
      this.#pieces[from + at] = { ...piece, text: at === 0 ? text : '' }
  }

  #addText(text: string, node: number): void {
    const strong = this.#strong > 0
    const lines = this.#options.sourceBreaks ? divided(text, /[\r\n]+/) : [text]
    for (const [index, line] of lines.entries()) {
      if (index > 0) this.#breakLine()
      this.#pieces.push({ text: line, node, strong })
    }
  }

  #breakLine(): void {
    const pieces = this.#pieces
    if (pieces.length === 0) return
    this.#pieces = []
    const glyphs = this.#glyphs
    this.#glyphs = []
    const text = pieces.length === 1 ? (pieces[0]?.text ?? '') : pieces.map((piece) => piece.text).join('')
    const line = tidy(text)
    if (line === '') {
      // Spaces that no browser leaves out are an empty line.
      if (/[\u00a0\u3000]/.test(text)) this.#parted = true
      return
    }
    const parted = this.#parted && this.#lines.length > 0
    this.#parted = false
    const strong = pieces.every((piece) => piece.strong || piece.text.trim() === '')
    const nodes = pieces.map(({ node }) => node)
    for (const [at, paragraph] of (this.#options.indents ? paragraphsIn(text) : [line]).entries())
      this.#lines.push({
        text: paragraph,
        strong,
        nodes,
        ...(at === 0 && parted ? { parted } : {}),
        ...(at === 0 && glyphs.length > 0 ? { glyphs } : {}),
      })
  }
}

/** The lines of text in a span, broken where blocks begin and end and at `<br>`. */
export const htmlLines = (html: Html, span: NodeSpan, options: LineOptions = {}): HtmlLine[] =>
  new LineReader(html, options).read(span)
