/** Which items of a menu are shown, and in how many rows each may be. */
export interface Window {
  /** Index of the first item shown, and of the one behind the last. */
  readonly from: number
  readonly to: number
}

/**
 * The items shown in `room` rows: the selected one whole, the first as near to `top` as that allows, and no rows left
 * empty that an item before could fill. Asks for the heights of items near the window only.
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
  // Back from the selected one, as far as `from` if they fit.
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
