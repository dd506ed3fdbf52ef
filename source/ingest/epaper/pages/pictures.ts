import type { Html } from '../html/html.ts'
import { type HtmlLine, type NodeSpan, spanOf } from '../html/html-lines.ts'
import { selectOutermost } from '../html/selector.ts'
import type { Claims } from './claims.ts'
import { CAPTIONS, PICTURES } from './template-forms.ts'

export interface Picture {
  readonly src: string
  /** Lines as printed, the credit with them. */
  readonly lines: readonly string[]
}

/** Image files that belong to the template. */
const ICON =
  /(?:^|\/)(?:tplimg|templates?|icons?|skin)\/|(?:zoom(?:in|out|act)|checkbox|pdf|sound\w*|blank|space|arrow|dot|icon)[\w-]*\.(?:gif|png|jpg)/i
const SMALL = 20

/** A picture's address; for one that loads when it scrolls into view, it is in another attribute. */
const srcOf = (html: Html, index: number): string => {
  const node = html.nodes[index]
  if (node?.kind !== 'element') return ''
  const { 'data-src': waiting, 'data-original': original, src = '' } = node.attributes
  return (waiting ?? original ?? src).trim()
}

const isIcon = (html: Html, index: number): boolean => {
  const node = html.nodes[index]
  if (node?.kind !== 'element') return true
  const { width = '', height = '', usemap } = node.attributes
  const src = srcOf(html, index)
  const tiny = (size: string): boolean => size !== '' && Number.parseInt(size, 10) <= SMALL
  return (
    usemap !== undefined ||
    src.trim() === '' ||
    /^data:/i.test(src.trim()) ||
    ICON.test(src) ||
    (tiny(width) && tiny(height))
  )
}

const imagesIn = (html: Html, { from, to }: NodeSpan): number[] => {
  const images: number[] = []
  for (let index = from; index < to; index++) {
    const node = html.nodes[index]
    if (node?.kind === 'element' && node.name === 'img' && !isIcon(html, index)) images.push(index)
  }
  return images
}

const overlaps = (one: NodeSpan, other: NodeSpan): boolean => one.from <= other.from && other.to <= one.to

/** Characters of caption for each picture; a table with more text is part of the article. */
const LONGEST_CAPTION = 300

/** Tables in a span that only hold pictures and captions, whatever their names. */
const picturesTables = (claims: Claims, { from, to }: NodeSpan): number[] => {
  const { html } = claims
  const found: number[] = []
  for (let index = from; index < to; index++) {
    const node = html.nodes[index]
    if (node?.kind !== 'element' || node.name !== 'table') continue
    const span = spanOf(html, index)
    const images = imagesIn(html, span).length
    if (images === 0) continue
    const words = claims.look(span).reduce((sum, { text }) => sum + text.length, 0)
    if (words > LONGEST_CAPTION * images) continue
    found.push(index)
    index = span.to - 1
  }
  return found
}

/**
 * Reads the pictures of an article and claims their captions: first those in containers made for pictures, where a
 * caption belongs to the picture before it, then those directly in the body.
 * @param within the element that holds the article
 * @param region the part of it from the headline to the end of the body; other bare pictures belong to the page
 * @param apart spans that no picture container may contain: headline and body
 */
export const readPictures = (
  claims: Claims,
  within: NodeSpan,
  region: NodeSpan,
  apart: readonly NodeSpan[],
): Picture[] => {
  const { html } = claims
  const found: { at: number; src: string; lines: string[] }[] = []
  const add = (image: number, lines: readonly HtmlLine[]): void => {
    claims.claim(lines)
    found.push({ at: image, src: srcOf(html, image), lines: lines.map(({ text }) => text) })
  }
  const seen = new Set<number>()
  for (const index of [...selectOutermost(html, PICTURES), ...picturesTables(claims, region)]) {
    const span = spanOf(html, index)
    if (!overlaps(within, span) || apart.some((one) => overlaps(span, one))) continue
    const images = imagesIn(html, span).filter((image) => !seen.has(image))
    for (const [nth, image] of images.entries()) {
      seen.add(image)
      const from = nth === 0 ? span.from : image
      add(image, claims.look({ from, to: images[nth + 1] ?? span.to }))
    }
  }
  for (const image of imagesIn(html, region)) {
    if (!seen.has(image)) add(image, [])
  }
  found.sort((one, other) => one.at - other.at)
  for (const [nth, picture] of found.entries()) {
    if (picture.lines.length > 0) continue
    const to = Math.min(found[nth + 1]?.at ?? region.to, region.to)
    const [line] = claims.look({ from: picture.at, to })
    if (!line || !isCaption(line.text)) continue
    claims.claim([line])
    picture.lines = [line.text]
  }
  let before = -1
  for (const index of selectOutermost(html, CAPTIONS)) {
    while ((found[before + 1]?.at ?? Infinity) < index) before++
    const span = spanOf(html, index)
    const lines = overlaps(within, span) ? claims.look(span) : []
    const picture = found[Math.max(before, 0)]
    if (lines.length === 0 || !picture) continue
    claims.claim(lines)
    picture.lines = [...picture.lines, ...lines.map(({ text }) => text)]
  }
  return found
}

/** `作者：(张三)   说明`: the oldest templates put the photographer first. */
const CREDIT_BEFORE = /^作者[:：]?\s*[（(]\s*([^）)]{1,20}?)\s*[）)]\s*/
/**
 * `说明。本报记者 张三 摄`, `说明。（张三 摄）`, `说明。 张三摄（某图片社）`, `新华社发（张三摄）`: who took it, after the end of a
 * sentence.
 */
const CREDIT_AFTER =
  /(?<=^|[。！？；”\s])(?:新华社发\s*)?[（(]?(?:(?:本报|新华社|\p{Script=Han}{2,6})?(?:全媒体)?(?:记者|通讯员)\s*)?(?<name>[\p{Script=Han}·]{2,4}(?:[、\s][\p{Script=Han}·]{2,4})*)\s*摄\s*[）)]?(?<agency>\s*[（(/／]\s*[\p{Script=Han}]{2,10}[）)]?)?[。\s]*$/u

/** A paragraph after a picture that describes it, `图为茶园一景。`, or ends with who took it. */
const SPEAKS_OF = /^(?:[上下左右本题]?图(?:为|[①-⑨\d]|[:：])|[▲△▼▽↑↓←→])/
const SHORT = 120
const isCaption = (text: string): boolean =>
  text.length <= SHORT && (SPEAKS_OF.test(text) || CREDIT_AFTER.test(text) || CREDIT_BEFORE.test(text))

/** Splits a caption from who took the picture, as far as the form of the words tells. */
export const creditIn = (words: string): { caption?: string; credit?: string } => {
  const match = CREDIT_BEFORE.exec(words) ?? CREDIT_AFTER.exec(words)
  if (!match) return words === '' ? {} : { caption: words }
  const caption = (words.slice(0, match.index) + words.slice(match.index + match[0].length)).trim()
  const { name = match[1] ?? '', agency = '' } = match.groups ?? {}
  return { ...(caption ? { caption } : {}), ...(name ? { credit: name + agency.trim() } : {}) }
}
