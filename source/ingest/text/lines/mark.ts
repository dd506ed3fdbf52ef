import type { Range } from '../../../issue/index.ts'

/**
 * What the mark-up of a text says that a line is. `strong` is bold as a whole, a `field` the name of a
 * record's field with its value; the cells of a `row` are ranges of the source, and
 * the rows of one table share its number.
 */
export type Mark =
  | { readonly kind: 'heading'; readonly level: number }
  | { readonly kind: 'quote' | 'list' | 'strong' | 'plain' | 'field' }
  | { readonly kind: 'row'; readonly table: number; readonly cells: readonly Range[] }

/** Sorts ranges and joins those that touch. */
export const unionOf = (ranges: readonly Range[]): Range[] => {
  const union: Range[] = []
  for (const [from, to] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = union.at(-1)
    if (last && from <= last[1]) union[union.length - 1] = [last[0], Math.max(last[1], to)]
    else if (from < to) union.push([from, to])
  }
  return union
}

/** The union of two lists of ranges that are in order and disjoint each: most often one of them is empty. */
export const bothOf = (one: readonly Range[], other: readonly Range[]): readonly Range[] =>
  other.length === 0 ? one : one.length === 0 ? other : unionOf([...one, ...other])

/** What is left of a range without others, which are in order. */
export const without = ([start, end]: Range, others: readonly Range[]): Range[] => {
  const left: Range[] = []
  let from = start
  for (const [first, last] of others) {
    if (last <= from || first >= end) continue
    if (first > from) left.push([from, first])
    from = last
  }
  return from < end ? [...left, [from, end]] : left
}
