import type { Element, Html } from './html.ts'
import { BLOCK, NOT_TEXT } from './nesting.ts'

/** A picture that stands for a character: one that the paper's font lacked. */
export interface Glyph {
  /** What is read for it: its `alt` if that is the character, else 〓, the printers' sign for a missing one. */
  readonly text: string
  /** Its address, and its `alt` if that only describes it. */
  readonly source: string
  /** Whether it is certain. A picture at the edge of a line may also be a bullet, so only the text of an article believes it. */
  readonly sure: boolean
}

/** Image files that belong to the template. */
export const ORNAMENT =
  /(?:^|\/)(?:tplimg|templates?|icons?|skin)\/|(?:zoom(?:in|out|act)|checkbox|pdf|sound\w*|blank|space|arrow|dot|icon)[\w-]*\.(?:gif|png|jpg)/i
/** Names that publishing systems give to files of characters. */
const CHARACTER_FILE = /rare|zaoz|shengpi|gaiji|glyph|hanzi|pianpang/i
/** Formats of drawings; a photograph is hardly ever in one. */
const DRAWING = /\.(?:gif|bmp|svg)(?:[?#]|$)|^data:image\/(?:gif|bmp|svg)/i

/** Pixels. A character is as high as its line; only a formula is wider. */
const MIN_SIZE = 8
const MAX_HEIGHT = 40
const MAX_WIDTH = 120

/** A length in pixels, in the units that pages use; undefined if it is not given. */
const pixels = (attribute: string | undefined, style: string, property: string): number | undefined => {
  const declared = new RegExp(`(?:^|[;\\s])${property}\\s*:\\s*([\\d.]+)\\s*(r?em|px|pt)?`, 'i').exec(style)
  const value = Number.parseFloat(declared?.[1] ?? attribute ?? '')
  if (Number.isNaN(value) || (!declared && /%/.test(attribute ?? ''))) return undefined
  return /em$/i.test(declared?.[2] ?? '') ? value * 16 : value
}

/** An alternative text that names the file or the kind of thing, and not the character. */
const SAYS_NOTHING = /\.\w{3,4}$|^(?:img|image|pic|picture|photo|logo|null|undefined)?\s*[\d_-]*$/i
const IS_DRAWN_CHARACTER = /^[\u2ff0-\u2fff]/
const segmenter = new Intl.Segmenter('zh')
const isOneCharacter = (text: string): boolean =>
  /^[\p{L}\p{N}\p{S}]/u.test(text) && text.length <= 8 && [...segmenter.segment(text)].length === 1
/** Whether an alternative text is what the picture shows: a character, its parts, a formula, `[微笑]`. */
const isContent = (alt: string): boolean =>
  isOneCharacter(alt) ||
  IS_DRAWN_CHARACTER.test(alt) ||
  /^\[[^\]]{1,8}\]$/.test(alt) ||
  (alt.length <= 40 && !/\p{Script=Han}/u.test(alt) && !SAYS_NOTHING.test(alt))

/** Characters of an address that are named: a picture inside its page has one as long as itself. */
const MAX_ADDRESS = 120

const glyphOf = ({ attributes }: Element, address: string, sure: boolean): Glyph => {
  const src = address.slice(0, MAX_ADDRESS)
  const alt = (attributes.alt ?? '').replace(/\s+/g, ' ').trim() || (attributes.title ?? '').trim()
  if (alt !== '' && isContent(alt)) return { text: alt, source: src, sure }
  return { text: '〓', source: SAYS_NOTHING.test(alt) ? src : `${alt} ${src}`, sure }
}

const SENTENCE_END = /[。！？…；][”’」』）]*\s*$/
const CAPTION = /^\s*(?:[上下左右本题]?图(?:为|[①-⑨\d]|[:：])|[▲△▼▽↑↓←→])|摄[）)]?[。\s]*$/

/** How certain a picture between two texts of its line is a character: by its size, and where it stands in a sentence. */
const certaintyOf = (
  { attributes }: Element,
  src: string,
  before: string,
  after: string,
): 'sure' | 'doubtful' | undefined => {
  const { style = '', alt = '', align = '', usemap } = attributes
  if (usemap !== undefined || src === '' || before + after === '') return undefined
  if (ORNAMENT.test(src) || /^(?:left|right)$/i.test(align) || /float\s*:/i.test(style)) return undefined
  const width = pixels(attributes.width, style, 'width')
  const height = pixels(attributes.height, style, 'height')
  if ((height ?? 0) > MAX_HEIGHT || (width ?? 0) > MAX_WIDTH) return undefined
  if ((height ?? MIN_SIZE) < MIN_SIZE || (width ?? MIN_SIZE) < MIN_SIZE) return undefined
  if (isOneCharacter(alt.trim()) || CHARACTER_FILE.test(src)) return 'sure'
  if (before !== '' && after !== '' && !SENTENCE_END.test(before)) return 'sure'
  const isSmall = height !== undefined || (width ?? MAX_WIDTH) <= MAX_HEIGHT
  const isDrawing = DRAWING.test(src) && !CAPTION.test(before) && !CAPTION.test(after)
  return isSmall || isDrawing ? 'doubtful' : undefined
}

const MIN_BULLETS = 3

/** A text or a picture in a line; `link` is the link that it is in. */
interface Item {
  readonly index: number
  readonly link: number
  readonly text?: string
}

/** The nearest text of the same link before each item of a line. */
const textsBefore = (items: readonly Item[]): string[] => {
  let last: Item | undefined
  return items.map((item) => {
    const before = last?.link === item.link ? (last.text ?? '') : ''
    if (item.text !== undefined) last = item
    return before
  })
}

/** Finds the glyphs of a page line by line. */
class GlyphFinder {
  readonly #html: Html
  readonly #glyphs = new Map<number, Glyph>()
  #items: Item[] = []
  #hasPicture = false

  constructor(html: Html) {
    this.#html = html
  }

  find(): ReadonlyMap<number, Glyph> {
    const { nodes } = this.#html
    const ends: number[] = []
    let [link, linkEnd] = [-1, 0]
    for (let index = 0; index < nodes.length; ) {
      const node = nodes[index]
      if (!node) break
      for (; (ends.at(-1) ?? Infinity) <= index; ends.pop()) this.#endLine()
      if (index >= linkEnd) link = -1
      if (node.kind === 'element') {
        if (node.name === 'br' || BLOCK.has(node.name)) {
          this.#endLine()
          if (node.end > index + 1) ends.push(node.end)
        }
        if (NOT_TEXT.has(node.name)) {
          index = node.end
          continue
        }
        if (node.name === 'a') [link, linkEnd] = [index, node.end]
        if (node.name === 'img') {
          this.#items.push({ index, link })
          this.#hasPicture = true
        }
      } else if (node.kind === 'text' && node.text.trim() !== '')
        this.#items.push({ index, link, text: node.text })
      index++
    }
    this.#endLine()
    this.#dropBullets()
    return this.#glyphs
  }

  /** A picture at the edge of several lines is a bullet. */
  #dropBullets(): void {
    const doubtful = [...this.#glyphs].filter(([, { sure }]) => !sure)
    for (const same of Map.groupBy(doubtful, ([, { source }]) => source).values())
      if (same.length >= MIN_BULLETS) for (const [index] of same) this.#glyphs.delete(index)
  }

  #endLine(): void {
    const items = this.#items
    if (items.length === 0) return
    this.#items = []
    if (!this.#hasPicture) return
    this.#hasPicture = false
    const before = textsBefore(items)
    const after = textsBefore(items.toReversed()).reverse()
    for (const [at, { index, text }] of items.entries()) {
      const node = this.#html.nodes[index]
      if (text !== undefined || node?.kind !== 'element') continue
      const src = pictureAddress(node)
      const certainty = certaintyOf(node, src, before[at] ?? '', after[at] ?? '')
      if (certainty) this.#glyphs.set(index, glyphOf(node, src, certainty === 'sure'))
    }
  }
}

/** A picture's address, which is in another attribute if the picture loads when it scrolls into view. */
export const pictureAddress = ({ attributes }: Element): string => {
  const { 'data-src': lazySrc, 'data-original': original, src = '' } = attributes
  return (lazySrc ?? original ?? src).trim()
}

const found = new WeakMap<Html, ReadonlyMap<number, Glyph>>()

/** The pictures of a page that stand for characters, by their index. Cached. */
export const glyphsOf = (html: Html): ReadonlyMap<number, Glyph> => {
  const cached = found.get(html)
  if (cached) return cached
  const glyphs = html.named.has('img') ? new GlyphFinder(html).find() : new Map<number, Glyph>()
  found.set(html, glyphs)
  return glyphs
}
