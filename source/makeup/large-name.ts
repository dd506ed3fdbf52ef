import { setHeadline } from '../typeset/index.ts'
import { GLYPH_SIZES, type GlyphSize } from './name-glyphs.ts'
import type { Row, Style } from './row.ts'
import { accentOf, BLANK, line, rowCells, shift, spread } from './row-layout.ts'
import type { Settings } from './settings.ts'

/** A name in blocks: rows of equal width. */
export interface LargeName {
  readonly rows: readonly string[]
  /** Cells. */
  readonly width: number
}

/** Cells between two characters. */
const GAP = 1

/** The name in characters of one size; none if it is wider than `width` cells, or a character has no drawing. */
const nameIn = (
  characters: readonly string[],
  size: GlyphSize,
  width: number,
  settings: Settings,
): LargeName[] => {
  const cells = characters.length * (size.columns + GAP) - GAP
  if (cells > width) return []
  const glyphs = characters.flatMap((character) => {
    const rows = settings.display?.glyphs?.(character, size)
    return rows ? [rows] : []
  })
  if (glyphs.length < characters.length) return []
  const rows = Array.from({ length: size.rows }, (_, row) =>
    glyphs.map((glyph) => glyph[row] ?? '').join(' '.repeat(GAP)),
  )
  return [{ rows, width: cells }]
}

/**
 * The ways to draw a name in blocks within `width` cells, the largest first; none where blocks have two cells: whoever gives
 * ambiguous characters two cells gives them to some blocks and not to others.
 */
export const largeNames = (name: string, width: number, settings: Settings): LargeName[] => {
  const { ambiguous, display } = settings
  // No name of more code units fits.
  if (name.length > width || ambiguous === 2 || display?.blocks === 2) return []
  const characters = [...name.replace(/\s/g, '')]
  return characters.length === 0
    ? []
    : GLYPH_SIZES.flatMap((size) => nameIn(characters, size, width, settings))
}

/** A text beside the name, in lines. */
interface Ear {
  readonly text: string
  readonly style?: Style
}

/** Cells of an ear, and between it and the name. */
const LEAST_EAR = 12
const EAR_GAP = 2

const setEar = (ear: readonly Ear[], width: number, { ambiguous, level }: Settings): Row[] =>
  ear.flatMap(({ text, style }) =>
    setHeadline([text], { width, ambiguous, level }).map((set) => line(set.text, style)),
  )

/** The rows of a large name, in the middle of `width` cells. */
export const largeNameRows = (name: LargeName, width: number, settings: Settings): Row[] => {
  const left = Math.floor((width - name.width) / 2)
  return name.rows.map((text) => shift(line(text, accentOf(settings)), left))
}

/** The rows of a large name with its ears at both sides, from the top; undefined if they do not fit beside it. */
export const largeNameWithEars = (
  name: LargeName,
  ears: readonly [left: readonly Ear[], right: readonly Ear[]],
  width: number,
  settings: Settings,
): Row[] | undefined => {
  const { ambiguous } = settings
  const left = Math.floor((width - name.width) / 2)
  const room = left - EAR_GAP
  if (room < LEAST_EAR) return undefined
  const [before, after] = ears.map((ear) => setEar(ear, room, settings))
  if (!before || !after || Math.max(before.length, after.length) > name.rows.length) return undefined
  return name.rows.map((text, index) => {
    const ear = before[index] ?? BLANK
    const gap = { text: ' '.repeat(left - rowCells(ear, ambiguous)) }
    const row = [...ear, gap, ...line(text, accentOf(settings))]
    return spread(row, after[index] ?? BLANK, width, ambiguous, width)
  })
}
