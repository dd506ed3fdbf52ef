/** How many of the first `length` indexes satisfy `isLeading`, by bisection: those that do must come before all others. */
export const leadingCount = (length: number, isLeading: (index: number) => boolean): number => {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    if (isLeading(middle)) low = middle + 1
    else high = middle
  }
  return low
}
