/** Cells of forty Han characters: from a longer line the eye does not easily find the next. */
const LONGEST = 80

/**
 * The measure for `room` cells, at most `longest`. It is even: Han characters take two cells, and an odd measure wastes one
 * on four lines of five.
 */
export const chooseMeasure = (room: number, longest = LONGEST): number => {
  const cells = Math.min(room, longest)
  return cells > 2 ? cells - (cells % 2) : cells
}
