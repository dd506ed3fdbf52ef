import type { Html } from './html.ts'
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
}

/** Elements whose content is not text of the page. */
const SILENT = new Set(
  'script style noscript iframe object embed select option textarea button input template'.split(' '),
)
const STRONG = new Set('b strong h1 h2 h3 h4 h5 h6'.split(' '))

export const spanOf = (html: Html, index: number): NodeSpan => ({
  from: index,
  to: html.nodes[index]?.end ?? index,
})

export interface LineOptions {
  /** Whether a line end in the source breaks the line too, as in headlines. */
  readonly sourceBreaks?: boolean
  /** Whether an indent in the middle of a line begins a paragraph: some systems lose the tags between them. */
  readonly indents?: boolean
  /** Nodes to leave out; an element with all that is in it. */
  readonly without?: (index: number) => boolean
}

const CJK = /[\p{Script=Han}\p{P}]/u

const ODD = /[^\S \u3000]|\s\s/

/**
 * White space as it is shown: a run of it is one space, a line end between two Han characters or marks is nothing.
 * Ideographic spaces inside a line are the paper's own (张　三) and stay.
 */
export const tidy = (text: string): string => {
  const trimmed = text.trim()
  return ODD.test(trimmed)
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
    .filter((one) => one !== '')

/** The lines of text in a span, broken where blocks begin and end and at `<br>`. */
export const htmlLines = (
  html: Html,
  { from, to }: NodeSpan,
  { sourceBreaks = false, indents = false, without }: LineOptions = {},
): HtmlLine[] => {
  const lines: HtmlLine[] = []
  let pieces: { text: string; node: number; strong: boolean }[] = []
  /** The open elements, innermost last: where each ends and whether its end breaks the line. */
  const closing: { end: number; breaks: boolean; strong: boolean }[] = []
  let strong = 0

  const breakLine = (): void => {
    if (pieces.length === 0) return
    const text = tidy(
      pieces.length === 1 ? (pieces[0]?.text ?? '') : pieces.map((piece) => piece.text).join(''),
    )
    if (text !== '') {
      const emphatic = pieces.every((piece) => piece.strong || piece.text.trim() === '')
      const nodes = pieces.map((piece) => piece.node)
      for (const one of indents ? paragraphsIn(pieces.map((piece) => piece.text).join('')) : [text])
        lines.push({ text: one, strong: emphatic, nodes })
    }
    pieces = []
  }
  const leave = (index: number): void => {
    for (let last = closing.at(-1); last && last.end <= index; last = closing.at(-1)) {
      closing.pop()
      if (last.strong) strong--
      if (last.breaks) breakLine()
    }
  }

  for (let index = from; index < to; ) {
    const node = html.nodes[index]
    if (!node) break
    leave(index)
    if (without?.(index) || (node.kind === 'element' && SILENT.has(node.name))) {
      if (node.kind === 'element' && BLOCK.has(node.name)) breakLine()
      index = node.end
      continue
    }
    if (node.kind === 'element') {
      const breaks = node.name === 'br' || BLOCK.has(node.name)
      if (breaks) breakLine()
      const emphatic = STRONG.has(node.name)
      if (emphatic) strong++
      if (node.end > index + 1) closing.push({ end: node.end, breaks, strong: emphatic })
      else if (emphatic) strong--
    } else if (node.kind === 'text') {
      for (const [nth, text] of (sourceBreaks ? node.text.split(/[\r\n]+/) : [node.text]).entries()) {
        if (nth > 0) breakLine()
        pieces.push({ text, node: index, strong: strong > 0 })
      }
    }
    index++
  }
  breakLine()
  return lines
}
