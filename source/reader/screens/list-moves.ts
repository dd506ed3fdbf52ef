import type { Action } from '../keys.ts'

/** Where an action leads in a list from 0 to `last` that shows `page` items; undefined for actions that do not move in it. */
export const moveInList = (action: Action, at: number, last: number, page: number): number | undefined => {
  const by = (count: number): number => Math.max(0, Math.min(last, at + count))
  const half = Math.max(1, Math.floor(page / 2))
  switch (action) {
    case 'down':
      return by(1)
    case 'up':
      return by(-1)
    case 'pageDown':
      return by(page)
    case 'pageUp':
      return by(-page)
    case 'halfDown':
      return by(half)
    case 'halfUp':
      return by(-half)
    case 'first':
      return 0
    case 'last':
      return last
    default:
      return undefined
  }
}
