/** A line with the size that all of its text has at least, in pixels. */
export interface SizedLine {
  readonly text: string
  readonly size: number
  /** The level of the heading element around it. */
  readonly level?: number
}

/** The longest title, and how much larger than the text it is. */
const MAX_TITLE = 60
const LARGER = 1.1
/** Sizes within this ratio are of one level. */
const LIKE = 1.15
const ENDS = /[。；，]$/

const isTitle = ({ text }: SizedLine): boolean => text.length <= MAX_TITLE && !ENDS.test(text)

/** The size that most characters have. */
const commonSize = (lines: readonly SizedLine[]): number => {
  const counts = new Map<number, number>()
  for (const { text, size } of lines) counts.set(size, (counts.get(size) ?? 0) + text.length)
  return [...counts].reduce((most, one) => (one[1] > most[1] ? one : most), [0, 0])[0]
}

/**
 * The levels of headings that a page without heading elements sets in larger type, by their sizes; empty for a page that has such
 * elements.
 */
export const levelsOf = (lines: readonly SizedLine[]): ReadonlyMap<number, number> => {
  if (lines.some(({ level }) => level !== undefined)) return new Map()
  const common = commonSize(lines) * LARGER
  const titles = lines.filter((line) => line.size > common && isTitle(line))
  const levels = new Map<number, number>()
  let [level, last] = [0, Number.POSITIVE_INFINITY]
  for (const size of [...new Set(titles.map((line) => line.size))].sort((a, b) => b - a)) {
    if (size * LIKE < last) level++
    levels.set(size, Math.min(6, level))
    last = size
  }
  return levels
}

/** The level of the heading that a line is. */
export const headingLevelOf = (line: SizedLine, levels: ReadonlyMap<number, number>): number | undefined =>
  line.level ?? (isTitle(line) ? levels.get(line.size) : undefined)
