import type { Move } from '../keys/keys.ts'

/** The index after a move in a list from 0 to `last` with `page` visible items; undefined for other moves. */
export const moveInList = (move: Move, at: number, last: number, page: number): number | undefined => {
  const to = (index: number): number => Math.max(0, Math.min(last, index))
  if (typeof move !== 'string')
    return to(move.kind === 'nth' ? move.number - 1 : Math.round(move.share * last))
  const half = Math.max(1, Math.floor(page / 2))
  switch (move) {
    case 'down':
      return to(at + 1)
    case 'up':
      return to(at - 1)
    case 'pageDown':
      return to(at + page)
    case 'pageUp':
      return to(at - page)
    case 'halfDown':
      return to(at + half)
    case 'halfUp':
      return to(at - half)
    case 'first':
      return 0
    case 'last':
      return last
    default:
      return undefined
  }
}
