import { readFileSync } from 'node:fs'
import { create, type Font } from 'fontkit'
import decompress from 'woff2-encoder/decompress'
import { type Outline, outlineOf } from './outline.ts'

/** Noto Serif SC: a Song face whose weight varies, under the OFL. It has the simplified and the traditional forms. */
const FOLDER = new URL('../../node_modules/@fontsource-variable/noto-serif-sc/', import.meta.url)

interface Subset {
  readonly name: string
  readonly ranges: readonly (readonly [first: number, last: number])[]
}

/** The files of the package and the code points of each, `U+4e00-4e0f,U+4e13`. */
const readSubsets = (): Subset[] => {
  const table: Readonly<Record<string, string>> = JSON.parse(
    readFileSync(new URL('unicode.json', FOLDER), 'utf8'),
  )
  return Object.entries(table).map(([name, ranges]) => ({
    name: name.replace(/[[\]]/g, ''),
    ranges: ranges.split(',').map((range) => {
      const [first = 0, last = first] = range
        .slice(2)
        .split('-')
        .map((hex) => Number.parseInt(hex, 16))
      return [first, last] as const
    }),
  }))
}

/** The outlines of a face that is cut into many files, of any weight. */
export class Face {
  readonly #subsets = readSubsets()
  readonly #fonts = new Map<string, Promise<Font>>()

  /** @throws if the face has no such character */
  async outline(character: string, weight: number): Promise<Outline> {
    const codePoint = character.codePointAt(0) ?? 0
    for (const { name, ranges } of this.#subsets) {
      if (!ranges.some(([first, last]) => first <= codePoint && codePoint <= last)) continue
      const font = await this.#font(name, weight)
      if (font.hasGlyphForCodePoint(codePoint))
        return outlineOf(font.glyphForCodePoint(codePoint).path.commands, font.unitsPerEm)
    }
    throw new Error(`the face has no ${character}`)
  }

  #font(subset: string, weight: number): Promise<Font> {
    const key = `${subset} ${weight}`
    const font = this.#fonts.get(key) ?? this.#open(subset, weight)
    this.#fonts.set(key, font)
    return font
  }

  async #open(subset: string, weight: number): Promise<Font> {
    const file = readFileSync(new URL(`files/noto-serif-sc-${subset}-wght-normal.woff2`, FOLDER))
    // fontkit varies no glyphs that are still compressed.
    return create(await decompress(file)).getVariation({ wght: weight })
  }
}
