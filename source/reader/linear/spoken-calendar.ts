import { isDay } from '../../issue/index.ts'
import { wordsFor } from '../../language/index.ts'
import { dateText, paperText } from '../../makeup/index.ts'
import { shelvedPaper } from '../screens/calendar/calendar-moves.ts'
import { dayStatus } from '../screens/calendar/calendar-rows.ts'
import { weekdayOf } from '../screens/calendar/days.ts'
import type { CalendarScreen, State } from '../state/state.ts'
import { listed, type Spoken } from './spoken.ts'

/** The month, its days that have an issue, a line each, and the selected day. */
export const spokenCalendar = (state: State, screen: CalendarScreen): Spoken => {
  const { settings } = state
  const words = wordsFor(settings.language)
  const paper = shelvedPaper(state, screen.paper)
  const [year = 0, month = 0] = screen.day.split('-').map(Number)
  const days = (paper?.days ?? []).filter((day) => isDay(day) && day.startsWith(screen.day.slice(0, 8)))
  const spokenDay = (day: string): string => {
    const unread = paper?.unread?.get(day)
    const facts = [words.weekday(weekdayOf(day)), unread ? words.unread(unread) : undefined]
    return `${Number(day.slice(8))} ${listed(facts, settings)}`
  }
  const status = dayStatus(state, screen)
  return {
    id: `calendar ${screen.paper} ${screen.day.slice(0, 7)}`,
    lines: [
      listed([paperText(paper?.name ?? screen.paper, settings), words.month(year, month)], settings),
      ...days.map(spokenDay),
    ],
    item: listed([dateText(screen.day, settings), words.weekday(weekdayOf(screen.day)), status], settings),
  }
}
