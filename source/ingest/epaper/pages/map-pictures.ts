import { holdsAreas, MAX_PICTURE_SIDE, type PageImage, PICTURE_ADDRESS } from '../../../issue/index.ts'
import { follow } from '../addresses/address.ts'
import { pictureAddress } from '../html/glyphs.ts'
import type { Element, Html } from '../html/html.ts'
import { select } from '../html/selector.ts'

/** In pixels. */
export type PictureSize = Pick<PageImage, 'width' | 'height'>

const MAX_ADDRESS = 2048

/** The address of a picture; of a page saved without its own address, the path as written. */
const addressOfPicture = (node: Element, base: string): string | undefined => {
  const written = pictureAddress(node)
  const isOnline = /^https?:/.test(base) || written.startsWith('//')
  const src = isOnline ? follow(base.replace(/^file:/, 'https:'), written) : written
  return src !== undefined && src.length <= MAX_ADDRESS && PICTURE_ADDRESS.test(src) ? src : undefined
}

/** Whole pixels; undefined for a share of what is around the picture, for nothing and for nonsense. */
const pixelsIn = (length: string | undefined): number | undefined => {
  const pixels = Math.round(Number(/^\s*(\d+(?:\.\d+)?)\s*(?:px)?\s*$/i.exec(length ?? '')?.[1] ?? 0))
  return pixels >= 1 && pixels <= MAX_PICTURE_SIDE ? pixels : undefined
}

/** One side of a picture: a style goes before an attribute, as in browsers. */
const sideOf = ({ attributes }: Element, side: 'width' | 'height'): number | undefined => {
  const styled = new RegExp(`(?:^|;)\\s*${side}\\s*:([^;]*)`, 'i').exec(attributes.style ?? '')?.[1]
  return pixelsIn(styled?.replace(/!.*/, '')) ?? pixelsIn(attributes[side])
}

const pictureIn = (html: Html, index: number, base: string): PageImage | undefined => {
  const node = html.nodes[index]
  if (node?.kind !== 'element') return undefined
  const [src, width, height] = [addressOfPicture(node, base), sideOf(node, 'width'), sideOf(node, 'height')]
  return src && width && height ? { src, width, height } : undefined
}

const attributesAt = (html: Html, index: number): Element['attributes'] => {
  const node = html.nodes[index]
  return node?.kind === 'element' ? node.attributes : {}
}

/** `#PagePicMap` and `pagepicmap` are one name: templates write both. */
const nameOfMap = (written: string): string => written.trim().replace(/^#/, '').toLowerCase()

/** Indices of the pictures that have a map. */
const mapped = (html: Html): readonly number[] =>
  select(html, 'img').filter((index) => attributesAt(html, index).usemap !== undefined)

/**
 * Finds the picture that an area is on, by the index of the area: the first that names its map; or the only one, if
 * there is but one of each. It is in the size in which the page shows it; undefined if the page does not state that.
 */
export const mapPictures = (html: Html, base: string): ((area: number) => PageImage | undefined) => {
  const maps = select(html, 'map')
  const images = mapped(html)
  const byName = new Map(
    images.toReversed().map((index) => [nameOfMap(attributesAt(html, index).usemap ?? ''), index]),
  )
  const pictures = new Map(
    maps.map((map) => {
      const { name, id = '' } = attributesAt(html, map)
      const named = byName.get(nameOfMap(name ?? id))
      const index = named ?? (maps.length === 1 && images.length === 1 ? images[0] : undefined)
      return [map, index === undefined ? undefined : pictureIn(html, index, base)] as const
    }),
  )
  return (area) =>
    pictures.get(maps.findLast((map) => map < area && area < (html.nodes[map]?.end ?? 0)) ?? -1)
}

/** The picture of a page that has one with a map, whether or not anything is on that map. */
export const onlyMapPicture = (html: Html, base: string): PageImage | undefined => {
  const [index, ...others] = mapped(html)
  return index !== undefined && others.length === 0 ? pictureIn(html, index, base) : undefined
}

/** How far the scales of the two sides may differ if both are one scale. */
const SAME_SCALE = 0.08
/** Areas that reach no further along either side are measured on a smaller picture. */
const MUCH_SMALLER = 0.75
const ENOUGH_AREAS = 3

/**
 * The picture in the pixels in which its areas are measured. Some sites show it in another size than that in which the
 * areas were drawn, and a script makes up for it: then the areas reach as far along the one side as along the other.
 * Undefined if its size is not to be believed.
 */
export const pictureAround = (
  picture: PageImage,
  areas: readonly { readonly polygon: readonly (readonly [number, number])[] }[],
): PageImage | undefined => {
  const { src, width, height } = picture
  let [across, down] = [0, 0]
  for (const { polygon } of areas)
    for (const [x, y] of polygon) [across, down] = [Math.max(across, x / width), Math.max(down, y / height)]
  const scale = Math.max(across, down)
  const isScaled = Math.abs(across - down) <= SAME_SCALE * scale
  const isSmaller = isScaled && scale < MUCH_SMALLER && areas.length >= ENOUGH_AREAS
  if (holdsAreas(picture, areas) && !isSmaller) return picture
  const scaled = { src, width: Math.ceil(width * scale), height: Math.ceil(height * scale) }
  const isPossible = Math.max(scaled.width, scaled.height) <= MAX_PICTURE_SIDE
  return isScaled && isPossible && holdsAreas(scaled, areas) ? scaled : undefined
}
