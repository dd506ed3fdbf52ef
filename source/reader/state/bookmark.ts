import type { Place } from '../../issue/index.ts'
import { type State, type Step, step, withMessage } from './state.ts'

/** Sets an article's bookmark at a place, or removes it. */
export const toggleBookmark = (state: State, place: Place): Step => {
  const { article, block, character } = place
  const bookmarks = new Map(state.bookmarks)
  const set = !bookmarks.delete(article)
  if (set) bookmarks.set(article, { block, character })
  const next = withMessage({ ...state, bookmarks }, [set ? 'bookmarkSet' : 'bookmarkGone'])
  return step(next, { kind: 'bookmark', place, set })
}
