import type { State } from '../state/state.ts'
import { screenOf } from '../state/state.ts'
import type { Spoken } from './spoken.ts'
import { spokenCalendar } from './spoken-calendar.ts'
import { spokenContents, spokenOverview } from './spoken-issue.ts'
import { spokenList } from './spoken-list.ts'
import { spokenArticle, spokenPrinted } from './spoken-text.ts'

/** @param before the state that was told last: what was read of a text already is not read again */
export const spokenScreen = (state: State, before: State | undefined): Spoken => {
  const screen = screenOf(state)
  switch (screen.kind) {
    case 'contents':
      return spokenContents(state, screen, before)
    case 'overview':
      return spokenOverview(state, screen)
    case 'article':
      return spokenArticle(state, screen, before)
    case 'printed':
      return spokenPrinted(state, screen, before)
    case 'calendar':
      return spokenCalendar(state, screen)
    case 'help':
    case 'shelf':
    case 'catalogue':
    case 'finds':
      return spokenList(state, screen)
  }
}
