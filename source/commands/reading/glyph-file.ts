import { readFileSync } from 'node:fs'
import { GLYPH_SIZES, type GlyphOf, type GlyphSize, QUADRANTS } from '../../makeup/index.ts'

/** Beside `dist/` in the package, three folders up in the sources. `npm run nameplate` writes it. */
const FILES = ['../data/', '../../../data/'].map(
  (folder) => new URL(`${folder}nameplate.bin`, import.meta.url),
)

const bytesOf = ({ columns, rows }: GlyphSize): number => (columns * rows) / 2

/** The bytes of all drawings of one character. */
const GLYPH_BYTES = GLYPH_SIZES.reduce((sum, size) => sum + bytesOf(size), 0)

/** Where a code unit stands among `count` sorted ones, which begin at byte 2. */
const placeOf = (unit: number, file: Buffer, count: number): number | undefined => {
  let [from, to] = [0, count]
  while (from < to) {
    const middle = (from + to) >> 1
    if (file.readUInt16LE(2 + 2 * middle) < unit) from = middle + 1
    else to = middle
  }
  return from < count && file.readUInt16LE(2 + 2 * from) === unit ? from : undefined
}

/**
 * The drawings in a file: the number of characters; their code units in order, 16 bits each, the lower byte first; then for
 * each character its cells in each of the sizes, row by row, two to a byte, the first in the lower half. Nothing but the
 * drawing that is asked for is decoded.
 * @throws if it is not of this form
 */
const glyphsIn = (file: Buffer): GlyphOf => {
  const count = file.readUInt16LE()
  if (file.length !== 2 + count * (2 + GLYPH_BYTES)) throw new Error('not a file of glyphs')
  return (character, size) => {
    const place = character.length === 1 ? placeOf(character.charCodeAt(0), file, count) : undefined
    const larger = GLYPH_SIZES.findIndex(({ columns }) => columns === size.columns)
    if (place === undefined || larger < 0) return undefined
    const before = GLYPH_SIZES.slice(0, larger).reduce((sum, other) => sum + bytesOf(other), 0)
    const start = 2 + 2 * count + place * GLYPH_BYTES + before
    const cells = [...file.subarray(start, start + bytesOf(size))].flatMap((pair) => [pair & 15, pair >> 4])
    const text = cells.map((cell) => QUADRANTS[cell]).join('')
    return Array.from({ length: size.rows }, (_, row) =>
      text.slice(row * size.columns, (row + 1) * size.columns),
    )
  }
}

const readGlyphs = (): GlyphOf => {
  for (const url of FILES) {
    try {
      return glyphsIn(readFileSync(url))
    } catch {
      // An ornament: without its file the name is spaced.
    }
  }
  return () => undefined
}

/** Keeps what was asked for: the screen is set at every key. */
const remembering = (glyphs: GlyphOf): GlyphOf => {
  const known = new Map<string, ReturnType<GlyphOf>>()
  return (character, size) => {
    const key = `${size.columns} ${character}`
    if (!known.has(key)) known.set(key, glyphs(character, size))
    return known.get(key)
  }
}

let glyphs: GlyphOf | undefined

/** The characters of papers' names in blocks. The file is read at the first question: most screens show no large name. */
export const nameGlyphs: GlyphOf = (character, size) => {
  glyphs ??= remembering(readGlyphs())
  return glyphs(character, size)
}
