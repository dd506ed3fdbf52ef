/** Edits of one character, or swaps of two neighbours, that turn one word into another (optimal string alignment). */
const editsBetween = (one: string, other: string): number => {
  let before: number[] = []
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= other.length; j += 1) {
      const kept = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1)
      const swapped =
        i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
          ? (before[j - 2] ?? 0) + 1
          : Number.POSITIVE_INFINITY
      next.push(Math.min(kept, swapped, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    before = row
    row = next
  }
  return row[other.length] ?? 0
}

/** The edits that a mistyped word may be away: one for four letters. */
const mostEdits = (word: string): number => Math.ceil(word.length / 4)

/** The name that a mistyped word most likely means; undefined if none is close. */
export const closestTo = (word: string, names: readonly string[]): string | undefined => {
  const typed = word.toLowerCase()
  const [best] = names
    .filter((name) => Math.abs(name.length - word.length) <= mostEdits(word))
    .map((name) => ({ name, edits: editsBetween(typed, name.toLowerCase()) }))
    .filter(({ edits }) => edits <= mostEdits(word))
    .sort((a, b) => a.edits - b.edits)
  return best?.name
}
