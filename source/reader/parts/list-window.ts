/** The visible items of a list, from `from` up to but not including `to`. */
export interface Window {
  /** Index of the first visible item. */
  readonly from: number
  readonly to: number
}

/**
 * The items visible in `room` rows: the selected item is whole, the first is as near to `top` as that allows, and no rows
 * stay empty that an earlier item could fill. Calls `heightOf` only for items near the window.
 */
export const listWindow = (
  count: number,
  heightOf: (index: number) => number,
  selected: number,
  top: number,
  room: number,
): Window => {
  if (count === 0) return { from: 0, to: 0 }
  let from = Math.min(selected, Math.max(0, top))
  let used = 0
  let index = selected
  // Goes back from the selected item to `from`, while the items fit.
  for (; index >= from; index -= 1) {
    used += heightOf(index)
    if (used > room && index < selected) break
  }
  if (index >= from) {
    from = index + 1
    used -= heightOf(index)
  }
  let to = selected + 1
  while (to < count && used + heightOf(to) <= room) {
    used += heightOf(to)
    to += 1
  }
  while (to === count && from > 0 && used + heightOf(from - 1) <= room) {
    from -= 1
    used += heightOf(from)
  }
  return { from, to }
}
