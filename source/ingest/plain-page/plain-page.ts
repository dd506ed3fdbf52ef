import type { Note, Range } from '../../issue/index.ts'
import type { Html } from '../epaper/html/html.ts'
import {
  type HtmlLine,
  htmlLines,
  type LineOptions,
  type NodeSpan,
  spanOf,
} from '../epaper/html/html-lines.ts'
import { tablesIn } from '../epaper/html/html-table.ts'
import { BLOCK, NOT_TEXT } from '../epaper/html/nesting.ts'
import { notShown } from '../epaper/html/not-shown.ts'
import type { WrittenLine, WrittenText } from '../text/index.ts'
import { NORMAL_SIZE } from './font-size.ts'
import { contextsOf, type TextContext } from './line-context.ts'
import { headingLevelOf, levelsOf, type SizedLine } from './sized-headings.ts'

const SHOWN: LineOptions = { reads: 'shown', indents: true }
/** A line end within a line of the page: it would begin a row of its own. */
const LINE_END = /[\n\r\v\f\u0085\u2028\u2029]/g
/** More links than these on one line are a bar of them. */
const MAX_LINKS = 2
const INDENTED = /^\s*(?:\u3000|\u00a0{2})/
const SKIPPED: ReadonlySet<string> = new Set([...NOT_TEXT, 'title'])
const LEFT_OUT = ['script', 'style', 'iframe', 'object'] as const

/** Writes a page of HTML that is no page of an edition as lines of text. */
class PageWriter {
  readonly #html: Html
  readonly #contexts: readonly TextContext[]
  readonly #rows = new Map<number, WrittenLine>()
  readonly #lines: string[] = []
  #length = 0
  #tables = 0
  #block = -1
  #levels: ReadonlyMap<number, number> = new Map()

  constructor(html: Html) {
    this.#html = html
    this.#contexts = contextsOf(html)
  }

  write(): WrittenText {
    const look = (span: NodeSpan, options: LineOptions = {}): HtmlLine[] =>
      htmlLines(this.#html, span, { ...SHOWN, ...options })
    const whole = { from: 0, to: this.#html.nodes.length }
    const tables = tablesIn(this.#html, { from: -1, to: whole.to }, look)
    const pres = this.#isUnmarked() ? [whole] : this.#pres(tables.map(({ span }) => span))
    this.#levels = levelsOf(look(whole).map((line) => this.#sized(line)))
    const apart = [
      ...tables.map(({ span, table }) => ({ span, table })),
      ...pres.map((span) => ({ span, table: undefined })),
    ].sort((a, b) => a.span.from - b.span.from)
    let { from } = whole
    for (const { span, table } of apart) {
      if (span.from < from) continue
      for (const line of look({ from, to: span.from })) this.#writeLine(line)
      if (table) {
        for (const line of table.outside) this.#writeLine(line)
        this.#writeTable(table.rows)
      } else this.#writeSource(span)
      from = span.to
    }
    if (from < whole.to) for (const line of look({ from, to: whole.to })) this.#writeLine(line)
    this.#writeUnshown()
    return { text: this.#lines.join('\n'), rows: this.#rows, notes: this.#notes() }
  }

  /** Whether line ends are all that divides its text. */
  #isUnmarked(): boolean {
    return this.#html.nodes.every(
      (node) => node.kind !== 'element' || !(node.name === 'br' || BLOCK.has(node.name)),
    )
  }

  /** The texts with line ends of their own, none in a table. */
  #pres(tables: readonly NodeSpan[]): NodeSpan[] {
    return (this.#html.named.get('pre') ?? [])
      .map((index) => spanOf(this.#html, index))
      .filter(({ from }) => tables.every((table) => from < table.from || from >= table.to))
  }

  /** Adds a row. @returns its range, without its line end */
  #add(line: string, written?: WrittenLine): Range {
    if (written) this.#rows.set(this.#lines.length, written)
    const start = this.#length
    this.#lines.push(line)
    this.#length += line.length + 1
    return [start, start + line.length]
  }

  #contextsIn({ nodes }: HtmlLine): TextContext[] {
    return nodes.flatMap((index) => {
      const [node, context] = [this.#html.nodes[index], this.#contexts[index]]
      return context && node?.kind === 'text' && node.text.trim() !== '' ? [context] : []
    })
  }

  #sized(line: HtmlLine): SizedLine {
    const contexts = this.#contextsIn(line)
    return {
      text: line.text,
      size: contexts.length === 0 ? NORMAL_SIZE : Math.min(...contexts.map(({ size }) => size)),
      ...(contexts[0]?.level === undefined ? {} : { level: contexts[0].level }),
    }
  }

  #saidOf(line: HtmlLine, contexts: readonly TextContext[]): WrittenLine {
    const [first] = contexts
    const links = new Set(contexts.map(({ link }) => link))
    if (first?.role === 'site' || (links.size > MAX_LINKS && !links.has(undefined)))
      return { kind: 'furniture' }
    const level = headingLevelOf(this.#sized(line), this.#levels)
    if (level !== undefined) return { mark: { kind: 'heading', level } }
    if (first?.role === 'caption') return { kind: 'caption' }
    if (first?.role) return { mark: { kind: first.role } }
    return { mark: { kind: line.strong ? 'strong' : 'plain' } }
  }

  #writeLine(line: HtmlLine): void {
    const contexts = this.#contextsIn(line)
    const [block = -1] = contexts.map((context) => context.block)
    const [node] = line.nodes.map((index) => this.#html.nodes[index])
    const isIndented = node?.kind === 'text' && INDENTED.test(node.text)
    const isItem = contexts[0]?.role === 'list'
    if (line.parted || isIndented || (block !== this.#block && !isItem)) this.#add('')
    this.#block = block
    this.#add(line.text.replace(LINE_END, ' '), this.#saidOf(line, contexts))
  }

  #writeTable(rows: readonly (readonly string[])[]): void {
    const table = this.#tables++
    this.#add('')
    for (const row of rows) {
      const words = row.map((cell) => cell.replace(LINE_END, ' ').replaceAll('\t', ' '))
      let from = this.#length
      const cells = words.map((cell): Range => {
        const start = from
        from += cell.length + 1
        return [start, start + cell.length]
      })
      this.#add(words.join('\t'), { kind: 'table', mark: { kind: 'row', table, cells } })
    }
    this.#block = -1
  }

  /** Writes text whose line ends are its own. */
  #writeSource(span: NodeSpan): void {
    const texts: string[] = []
    for (let index = span.from; index < span.to; ) {
      const node = this.#html.nodes[index]
      if (node?.kind === 'text') texts.push(node.text)
      const isSkipped = node?.kind === 'element' && (SKIPPED.has(node.name) || notShown(node))
      index = node && isSkipped ? Math.max(index + 1, node.end) : index + 1
    }
    this.#add('')
    for (const line of texts.join('').split(/\r\n?|\n/)) this.#add(line.replace(LINE_END, ' '))
    this.#block = -1
  }

  /** Writes what the page does not show, as no part of the paper. */
  #writeUnshown(): void {
    const { nodes } = this.#html
    for (let index = 0; index < nodes.length; ) {
      const node = nodes[index]
      if (node?.kind === 'element' && notShown(node)) {
        for (const { text } of htmlLines(this.#html, spanOf(this.#html, index)))
          this.#add(text.replace(LINE_END, ' '), { kind: 'furniture' })
        index = Math.max(index + 1, node.end)
      } else index++
    }
  }

  #notes(): Note[] {
    const left = LEFT_OUT.flatMap((name) => {
      const count = this.#html.named.get(name)?.length ?? 0
      return count === 0 ? [] : [`${count} ${name}`]
    })
    return left.length === 0
      ? []
      : [{ code: 'unplaced', at: [0, 0], message: `elements without text of the paper: ${left.join(', ')}` }]
  }
}

/** The text of a page of HTML as lines, with what their elements say of them. */
export const writePage = (html: Html): WrittenText => new PageWriter(html).write()
