/**
 * Draws the characters of the catalogue's names in blocks and writes `data/nameplate.bin`. Run it when a paper is added:
 *
 *     npm run nameplate
 */
import { writeFileSync } from 'node:fs'
import { GLYPH_SIZES } from '../../source/makeup/index.ts'
import type { Bitmap } from './bitmap.ts'
import { nameCharacters } from './characters.ts'
import { drawCharacter } from './draw.ts'
import { Face } from './font.ts'

/** A cell's quadrants, as `QUADRANTS` numbers them. */
const cellAt = ({ width, samples }: Bitmap, column: number, row: number): number => {
  const at = 2 * row * width + 2 * column
  const [upperLeft = 0, upperRight = 0] = samples.subarray(at, at + 2)
  const [lowerLeft = 0, lowerRight = 0] = samples.subarray(at + width, at + width + 2)
  return upperLeft + 2 * upperRight + 4 * lowerLeft + 8 * lowerRight
}

/** The cells row by row, two in a byte, the first in its lower half. */
const bytesOf = (drawn: Bitmap): Uint8Array => {
  const columns = drawn.width / 2
  const cells = (columns * drawn.height) / 2
  const cell = (index: number): number => cellAt(drawn, index % columns, Math.floor(index / columns))
  return Uint8Array.from({ length: cells / 2 }, (_, byte) => cell(2 * byte) + 16 * cell(2 * byte + 1))
}

const face = new Face()
const characters = nameCharacters()
const index = Uint16Array.from([characters.length, ...characters.map((character) => character.charCodeAt(0))])
const glyphs: Uint8Array[] = []
for (const character of characters)
  for (const { columns, rows } of GLYPH_SIZES)
    glyphs.push(bytesOf(await drawCharacter(face, character, 2 * columns, 2 * rows)))
const file = Buffer.concat([new Uint8Array(index.buffer), ...glyphs])
writeFileSync(new URL('../../data/nameplate.bin', import.meta.url), file)
console.log(`${characters.length} characters, ${file.length} bytes`)
