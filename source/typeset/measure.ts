/** Cells of forty Han characters: the longest line that the eye follows back with ease. */
const LONGEST = 80

/**
 * The measure for text that has `room` cells: even, for every character of Han takes two and an odd measure wastes one
 * on four lines of five; at most `longest`.
 */
export const chooseMeasure = (room: number, longest = LONGEST): number => {
  const cells = Math.min(room, longest)
  return cells > 2 ? cells - (cells % 2) : cells
}
