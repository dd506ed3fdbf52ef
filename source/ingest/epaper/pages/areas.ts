import type { PageImage } from '../../../issue/index.ts'
import { addressKey, follow } from '../addresses/address.ts'
import type { Element, Html } from '../html/html.ts'
import { select } from '../html/selector.ts'
import { isTitle } from './links.ts'
import { mapPictures, type PictureSize } from './map-pictures.ts'

export interface LinkedArea {
  readonly url: string
  /** The article's title, if the map gives it. */
  readonly title: readonly string[]
  /** Empty if its shape is not valid. */
  readonly polygon: Polygon
  /** The picture that it is on. */
  readonly picture?: PageImage
}

type Polygon = readonly (readonly [x: number, y: number])[]

/** Corners of the polygon that a circle becomes. */
const CIRCLE_CORNERS = 16

const rectangle = (left: number, top: number, right: number, bottom: number): Polygon => [
  [left, top],
  [right, top],
  [right, bottom],
  [left, bottom],
]

const circle = (x: number, y: number, radius: number): Polygon => {
  const hundredths = (value: number): number => Math.round(value * 100) / 100
  return Array.from({ length: CIRCLE_CORNERS }, (_, corner) => {
    const angle = (2 * Math.PI * corner) / CIRCLE_CORNERS
    return [hundredths(x + radius * Math.cos(angle)), hundredths(y + radius * Math.sin(angle))]
  })
}

/** The numbers of `coords`. Shares of the picture's sides become pixels; without its size they stay as they are. */
const numbersIn = (coords: string, size: PictureSize | undefined): number[] =>
  coords
    .split(/[,;\s]+/)
    .filter((one) => one !== '')
    .map((one, index) => {
      if (!one.endsWith('%')) return Number(one)
      const side = size ? [size.width, size.height][index % 2] : undefined
      return (Number(one.slice(0, -1)) * (side ?? 100)) / 100
    })

/**
 * Parses the `coords` of an area of any shape: `x,y,x,y…`, two corners, `x,y,radius`, or none for the whole picture.
 * Floats and repeated points occur. Empty if they are not valid.
 */
export const polygonOf = (coords: string, shape: string, size?: PictureSize): Polygon => {
  if (/^default/i.test(shape)) return size ? rectangle(0, 0, size.width, size.height) : []
  const numbers = numbersIn(coords, size)
  if (numbers.some((one) => !Number.isFinite(one))) return []
  const [x = 0, y = 0, third = 0, fourth = 0] = numbers
  if (numbers.length === 3 && third > 0) return circle(x, y, third)
  if (numbers.length === 4) return rectangle(x, y, third, fourth)
  const points: (readonly [number, number])[] = []
  for (let at = 0; at + 1 < numbers.length; at += 2) {
    const point = [numbers[at] ?? 0, numbers[at + 1] ?? 0] as const
    const last = points.at(-1)
    if (last?.[0] !== point[0] || last[1] !== point[1]) points.push(point)
  }
  const [first, last] = [points[0], points.at(-1)]
  if (points.length > 1 && first?.[0] === last?.[0] && first?.[1] === last?.[1]) points.pop()
  return points.length >= 3 ? points : []
}

/** The first words that an area has for its article, if they are its title. */
const titleOf = ({ attributes: { title = '', name = '', alt = '' } }: Element): readonly string[] => {
  const words = [title, name, alt].map((one) => one.replace(/\s+/g, ' ').trim()).find((one) => one !== '')
  return words === undefined || !isTitle([words]) ? [] : [words]
}

/** A picture or film, or the front door of a site, to which advertisements lead. */
const IS_NO_ARTICLE = /\.(?:jpe?g|gif|png|webp|bmp|pdf|swf|mp4)(?:\?|$)|^\w+:\/\/[^/]+\/$/i

/** The areas of all maps of a page that may lead to articles, each once. */
export const areasOf = (html: Html, base: string): LinkedArea[] => {
  const areas: LinkedArea[] = []
  const seenKeys = new Set<string>()
  const pictureOf = mapPictures(html, base)
  for (const index of select(html, 'area')) {
    const node = html.nodes[index]
    if (node?.kind !== 'element') continue
    const url = follow(base, node.attributes.href ?? '')
    if (!url || IS_NO_ARTICLE.test(url)) continue
    const picture = pictureOf(index)
    const polygon = polygonOf(node.attributes.coords ?? '', node.attributes.shape ?? '', picture)
    const key = `${addressKey(url)} ${polygon.join(' ')}`
    if (seenKeys.has(key)) continue
    seenKeys.add(key)
    areas.push({ url, polygon, title: titleOf(node), ...(picture ? { picture } : {}) })
  }
  return areas
}
