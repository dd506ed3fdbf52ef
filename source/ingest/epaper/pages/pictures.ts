import { ORNAMENT, pictureAddress } from '../html/glyphs.ts'
import type { Html } from '../html/html.ts'
import { type HtmlLine, type NodeSpan, spanOf } from '../html/html-lines.ts'
import { selectOutermost } from '../html/selector.ts'
import type { Claims } from './claims.ts'
import { CAPTIONS, PICTURES } from './template-forms.ts'

export interface Picture {
  readonly src: string
  /** Lines of the caption as printed, with the credit. */
  readonly lines: readonly string[]
}

const MAX_ICON_SIZE = 20

const srcOf = (html: Html, index: number): string => {
  const node = html.nodes[index]
  if (node?.kind !== 'element') return ''
  return pictureAddress(node)
}

const isIcon = (html: Html, index: number): boolean => {
  const node = html.nodes[index]
  if (node?.kind !== 'element') return true
  const { width = '', height = '', usemap } = node.attributes
  const src = srcOf(html, index)
  const tiny = (size: string): boolean => size !== '' && Number.parseInt(size, 10) <= MAX_ICON_SIZE
  return (
    usemap !== undefined ||
    src.trim() === '' ||
    /^data:/i.test(src.trim()) ||
    ORNAMENT.test(src) ||
    (tiny(width) && tiny(height))
  )
}

const imagesIn = (claims: Claims, { from, to }: NodeSpan): number[] => {
  const images: number[] = []
  const { html } = claims
  for (let index = from; index < to; index++) {
    const node = html.nodes[index]
    if (node?.kind === 'element' && node.name === 'img' && !claims.isGlyph(index) && !isIcon(html, index))
      images.push(index)
  }
  return images
}

const contains = (outer: NodeSpan, inner: NodeSpan): boolean =>
  outer.from <= inner.from && inner.to <= outer.to

/** Characters of caption that a table may have for each picture; one with more is part of the article. */
const MAX_CAPTION = 300

/** Tables in a span that hold only pictures and captions. */
const pictureTables = (claims: Claims, { from, to }: NodeSpan): number[] => {
  const { html } = claims
  const tables: number[] = []
  for (let index = from; index < to; index++) {
    const node = html.nodes[index]
    if (node?.kind !== 'element' || node.name !== 'table') continue
    const span = spanOf(html, index)
    const images = imagesIn(claims, span).length
    if (images === 0) continue
    const words = claims.look(span).reduce((sum, { text }) => sum + text.length, 0)
    if (words > MAX_CAPTION * images) continue
    tables.push(index)
    index = span.to - 1
  }
  return tables
}

interface FoundPicture {
  /** Index of its node. */
  readonly index: number
  readonly src: string
  lines: readonly string[]
}

/** Collects the pictures of an article and claims their captions. */
class PictureReader {
  readonly #claims: Claims
  readonly #pictures: FoundPicture[] = []
  readonly #seen = new Set<number>()

  constructor(claims: Claims) {
    this.#claims = claims
  }

  /** The pictures in document order. */
  get pictures(): readonly Picture[] {
    return this.#pictures
  }

  /** Reads a container made for pictures: a caption belongs to the picture before it. */
  readContainer(span: NodeSpan): void {
    const images = imagesIn(this.#claims, span).filter((image) => !this.#seen.has(image))
    for (const [index, image] of images.entries()) {
      const from = index === 0 ? span.from : image
      this.#add(image, this.#claims.look({ from, to: images[index + 1] ?? span.to }))
    }
  }

  /** Adds the pictures outside containers, then sorts all of them. */
  readBare(region: NodeSpan): void {
    for (const image of imagesIn(this.#claims, region)) {
      if (!this.#seen.has(image)) this.#add(image, [])
    }
    this.#pictures.sort((one, other) => one.index - other.index)
  }

  /** Gives a picture without a caption the next line if that is one. */
  readLinesBelow(region: NodeSpan): void {
    for (const [index, picture] of this.#pictures.entries()) {
      if (picture.lines.length > 0) continue
      const to = Math.min(this.#pictures[index + 1]?.index ?? region.to, region.to)
      const [line] = this.#claims.look({ from: picture.index, to })
      if (line && isCaption(line.text)) picture.lines = this.#claimed([line])
    }
  }

  /** Gives marked captions among the paragraphs to the pictures before them. */
  readMarkedCaptions(within: NodeSpan): void {
    const { html } = this.#claims
    let previous = -1
    for (const index of selectOutermost(html, CAPTIONS)) {
      while ((this.#pictures[previous + 1]?.index ?? Infinity) < index) previous++
      const span = spanOf(html, index)
      const picture = this.#pictures[Math.max(previous, 0)]
      if (!picture || !contains(within, span)) continue
      picture.lines = [...picture.lines, ...this.#claimed(this.#claims.look(span))]
    }
  }

  #add(index: number, lines: readonly HtmlLine[]): void {
    this.#seen.add(index)
    this.#pictures.push({ index, src: srcOf(this.#claims.html, index), lines: this.#claimed(lines) })
  }

  #claimed(lines: readonly HtmlLine[]): string[] {
    this.#claims.claim(lines)
    return lines.map(({ text }) => text)
  }
}

/**
 * Reads the pictures of an article and claims their captions: first those in containers made for pictures, then those
 * directly in the body.
 * @param within the element that holds the article
 * @param region the part of it from the headline to the end of the body; other bare pictures belong to the page
 * @param apart spans that no picture container may contain: headline and body
 */
export const readPictures = (
  claims: Claims,
  within: NodeSpan,
  region: NodeSpan,
  apart: readonly NodeSpan[],
): readonly Picture[] => {
  const { html } = claims
  const reader = new PictureReader(claims)
  for (const index of [...selectOutermost(html, PICTURES), ...pictureTables(claims, region)]) {
    const container = spanOf(html, index)
    if (contains(within, container) && !apart.some((span) => contains(container, span)))
      reader.readContainer(container)
  }
  reader.readBare(region)
  reader.readLinesBelow(region)
  reader.readMarkedCaptions(within)
  return reader.pictures
}

/** `作者：(张三)   说明`: the oldest templates put the photographer first. */
const CREDIT_BEFORE = /^作者[:：]?\s*[（(]\s*([^）)]{1,20}?)\s*[）)]\s*/
/**
 * `说明。本报记者 张三 摄`, `说明。（张三 摄）`, `说明。 张三摄（某图片社）`, `新华社发（张三摄）`: the credit after the end of a
 * sentence.
 */
const CREDIT_AFTER =
  /(?<=^|[。！？；”\s])(?:新华社发\s*)?[（(]?(?:(?:本报|新华社|\p{Script=Han}{2,6})?(?:全媒体)?(?:记者|通讯员)\s*)?(?<name>[\p{Script=Han}·]{2,4}(?:[、\s][\p{Script=Han}·]{2,4})*)\s*摄\s*[）)]?(?<agency>\s*[（(/／]\s*[\p{Script=Han}]{2,10}[）)]?)?[。\s]*$/u

/** A paragraph after a picture that describes it, `图为茶园一景。`, or ends with its credit. */
const DESCRIBES_PICTURE = /^(?:[上下左右本题]?图(?:为|[①-⑨\d]|[:：])|[▲△▼▽↑↓←→])/
const MAX_DESCRIPTION = 120
const isCaption = (text: string): boolean =>
  text.length <= MAX_DESCRIPTION &&
  (DESCRIBES_PICTURE.test(text) || CREDIT_AFTER.test(text) || CREDIT_BEFORE.test(text))

/** Splits the words under a picture into caption and credit, if their form is known. */
export const creditIn = (words: string): { caption?: string; credit?: string } => {
  const match = CREDIT_BEFORE.exec(words) ?? CREDIT_AFTER.exec(words)
  if (!match) return words === '' ? {} : { caption: words }
  const caption = (words.slice(0, match.index) + words.slice(match.index + match[0].length)).trim()
  const { name = match[1] ?? '', agency = '' } = match.groups ?? {}
  return { ...(caption ? { caption } : {}), ...(name ? { credit: name + agency.trim() } : {}) }
}
