import type { Place } from '../../issue/index.ts'
import { type State, type Step, saying, step } from './state.ts'

/** Sets an article's bookmark at a place, or removes it. */
export const toggleBookmark = (state: State, place: Place): Step => {
  const { article, block, character } = place
  const bookmarks = new Map(state.bookmarks)
  const set = !bookmarks.delete(article)
  if (set) bookmarks.set(article, { block, character })
  const said = saying({ ...state, bookmarks }, { kind: set ? 'bookmarkSet' : 'bookmarkGone' })
  return step(said, { kind: 'bookmark', place, set })
}
