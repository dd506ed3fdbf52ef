import type { Move } from '../keys/key-table.ts'

/** The index after a move from `index` in a list from 0 to `last` with `page` visible items; undefined for other moves. */
export const moveInList = (move: Move, index: number, last: number, page: number): number | undefined => {
  const to = (target: number): number => Math.max(0, Math.min(last, target))
  if (typeof move !== 'string')
    return to(move.kind === 'nth' ? move.number - 1 : Math.round(move.share * last))
  const half = Math.max(1, Math.floor(page / 2))
  switch (move) {
    case 'down':
      return to(index + 1)
    case 'up':
      return to(index - 1)
    case 'pageDown':
      return to(index + page)
    case 'pageUp':
      return to(index - page)
    case 'halfDown':
      return to(index + half)
    case 'halfUp':
      return to(index - half)
    case 'first':
      return 0
    case 'last':
      return last
    default:
      return undefined
  }
}
