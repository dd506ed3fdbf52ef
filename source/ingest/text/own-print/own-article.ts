import type { Article, Block, Credit, Image, Range } from '../../../issue/index.ts'
import { without } from '../lines/mark.ts'
import { type InlineText, inlineText, splitRange } from './inline-text.ts'
import { openingOf } from './opening.ts'

/** The parts of an article that its print names. */
export type PrintedArticle = Pick<
  Article,
  'kicker' | 'headline' | 'deck' | 'column' | 'abstract' | 'byline' | 'dateline' | 'body' | 'images' | 'from'
>

const STANZA: Block = { type: 'verse', text: '', from: [] }
const UNTITLED = '*（无题）*'
const PICTURE = /^!\[((?:\\.|[^\]\\])*)\]\(<((?:\\.|[^>\\])*)>(?: "((?:\\.|[^"\\])*)")?\)$/s
const LABEL = /^(?:\*((?:\\.|[^*\\])+)\*)?(?: ?_((?:\\.|[^_\\])+)_)?$/s

/** Reads the blocks of one article. */
class ArticleReader {
  readonly #source: string
  readonly #body: Block[] = []
  readonly #images: Image[] = []
  #isBelowHeadline = false
  #parts: Omit<PrintedArticle, 'headline' | 'body' | 'from'> = {}
  #headline: readonly string[] = []

  constructor(source: string) {
    this.#source = source
  }

  read(blocks: readonly Range[]): PrintedArticle {
    for (const range of blocks) this.#readBlock(range)
    const covered = this.#body.flatMap(({ from }) => from)
    const { byline, dateline } = openingOf(this.#body)
    return {
      headline: this.#headline,
      ...(byline.length > 0 ? { byline } : {}),
      ...(dateline ? { dateline } : {}),
      ...this.#parts,
      body: this.#body,
      ...(this.#images.length > 0 ? { images: this.#images } : {}),
      from: blocks.flatMap((range) => without(range, covered)),
    }
  }

  #text(range: Range): InlineText {
    return inlineText(this.#source, range)
  }

  #lines(range: Range, separator: string): string[] {
    return splitRange(this.#source, range, separator).map((part) => this.#text(part).text)
  }

  #readBlock(range: Range): void {
    const [start, end] = range
    const block = this.#source.slice(start, end)
    if (block.startsWith('## ')) {
      this.#isBelowHeadline = true
      const isClosed = block.endsWith(' ##')
      if (block !== `## ${UNTITLED}`)
        this.#headline = this.#lines([start + 3, isClosed ? end - 3 : end], isClosed ? '\u3000' : ' ')
    } else if (!this.#isBelowHeadline) this.#readAbove(range, block)
    else if (!this.#readHeading(range, block)) this.#readBody(range, block)
  }

  #readAbove([start, end]: Range, block: string): void {
    if (block.startsWith('*')) this.#parts = { ...this.#parts, column: this.#text([start + 1, end - 1]).text }
    else this.#parts = { ...this.#parts, kicker: this.#lines([start, end], '\\\n') }
  }

  /** Reads a deck, a byline or an abstract; they end where the text begins. */
  #readHeading([start, end]: Range, block: string): boolean {
    if (this.#body.length > 0 || this.#images.length > 0) return false
    if (block.startsWith('**'))
      this.#parts = { ...this.#parts, deck: this.#lines([start + 2, end - 2], '\\\n') }
    else if (block.startsWith('__'))
      this.#parts = { ...this.#parts, byline: this.#credits([start + 2, end - 2]) }
    else if (block.startsWith('> *')) {
      const { text } = this.#text([start + 3, end - 1])
      this.#parts = { ...this.#parts, abstract: [...(this.#parts.abstract ?? []), text] }
    } else return false
    return true
  }

  #credits(range: Range): Credit[] {
    return splitRange(this.#source, range, '\u3000').map((part) => {
      const [role, ...name] = this.#lines(part, ' ')
      return { role: role ?? '', name: name.join(' ') }
    })
  }

  #readBody(range: Range, block: string): void {
    const [start, end] = range
    const add = (type: Block['type'], from: number): void => {
      this.#body.push({ type, ...this.#text([from, end]) })
    }
    if (block.startsWith('### ')) add('subhead', start + 4)
    else if (block.startsWith('> ')) add('quote', start + 2)
    else if (block.startsWith('- ')) add('list', start + 2)
    else if (block.startsWith('|')) this.#readTable(range)
    else if (/ {2}$/.test(block)) this.#readVerse(range)
    else if (!this.#readPicture(block)) add('p', start)
  }

  #readTable(range: Range): void {
    const rows = splitRange(this.#source, range, '\n').filter((_, index) => index !== 1)
    const from: Range[] = []
    const text = rows.map(([start, end]) => {
      const cells = splitRange(this.#source, [start + 2, end - 2], ' | ')
      const words = cells.map((cell) => this.#text(cell))
      // Empty cells at the end are not the row's own, except one written as a space.
      const size = words.findLastIndex((one) => one.text !== '') + 1
      from.push(...words.slice(0, size).flatMap((one) => one.from))
      return words
        .slice(0, size)
        .map((one) => one.text.trim())
        .join('\t')
    })
    this.#body.push({ type: 'table', text: text.join('\n'), from })
  }

  #readVerse(range: Range): void {
    if (this.#body.at(-1)?.type === 'verse') this.#body.push(STANZA)
    for (const [start, end] of splitRange(this.#source, [range[0], range[1] - 2], '  \n'))
      this.#body.push({ type: 'verse', ...this.#text([start, end]) })
  }

  #readPicture(block: string): boolean {
    const [, caption, src, credit] = PICTURE.exec(block) ?? []
    const [, label, taker] = src === undefined ? (LABEL.exec(block) ?? []) : []
    const text = (markdown: string | undefined): string | undefined =>
      markdown ? inlineText(markdown, [0, markdown.length]).text : undefined
    const image = { src: text(src), caption: text(caption ?? label), credit: text(credit ?? taker) }
    const given = Object.entries(image).filter(([, value]) => value !== undefined)
    if (given.length === 0) return false
    this.#images.push(Object.fromEntries(given))
    return true
  }
}

/** Reads the blocks between two rules as an article. */
export const ownArticle = (source: string, blocks: readonly Range[]): PrintedArticle =>
  new ArticleReader(source).read(blocks)
