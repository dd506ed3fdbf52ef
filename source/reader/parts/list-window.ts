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
  let reach = selected
  // Goes back from the selected item as long as the items fit, to `from` at most.
  for (; reach >= from; reach -= 1) {
    used += heightOf(reach)
    if (used > room && reach < selected) break
  }
  if (reach >= from) {
    from = reach + 1
    used -= heightOf(reach)
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
