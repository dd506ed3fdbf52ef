import { addDays, isDay } from '../../../issue/index.ts'
import type { Move } from '../../keys/key-table.ts'
import type { ShelvedPaper } from '../../state/library.ts'
import {
  type CalendarScreen,
  closing,
  type State,
  type Step,
  showing,
  step,
  withMessage,
} from '../../state/state.ts'
import { addMonths, daysIn, numberedDay } from './days.ts'

/** A paper on the shelf. */
export const shelvedPaper = ({ shelf }: State, paper: string): ShelvedPaper | undefined =>
  shelf.papers?.find((shelved) => shelved.paper === paper)

/** Whether an issue that is not on the shelf can be asked for: no issue of tomorrow can. */
export const canFetch = (state: State, paper: string, day: string): boolean => {
  const { fetchable = 'any' } = shelvedPaper(state, paper) ?? {}
  if (!state.library?.fetches || day > state.today) return false
  return fetchable === 'any' || (fetchable === 'newest' && day === state.today)
}

/** Opens the issue of the selected day. If it is not on the shelf, fetches it, unless a fetch is under way. */
const openDay = (state: State, { paper, day }: CalendarScreen): Step => {
  const key = { paper, date: day }
  if (shelvedPaper(state, paper)?.days.includes(day))
    return step(withMessage(state, ['opening']), { kind: 'open', key })
  if (state.secure) return step(withMessage(state, ['secured']))
  if (!canFetch(state, paper, day)) return step(withMessage(state, ['noFetch']))
  if (state.shelf.fetching) return step(state)
  return step(state, { kind: 'fetch', key })
}

/** Selects the day of the next or the previous issue on the shelf. */
const toIssue = (state: State, screen: CalendarScreen, by: 1 | -1): Step => {
  const days = (shelvedPaper(state, screen.paper)?.days ?? []).filter(isDay)
  const day = by > 0 ? days.find((date) => date > screen.day) : days.findLast((date) => date < screen.day)
  if (day !== undefined) return step(showing(state, { ...screen, day }))
  return step(withMessage(state, [by > 0 ? 'noIssueAfter' : 'noIssueBefore']))
}

/** What an action does on the calendar; undefined for those that do the same everywhere. */
export const moveInCalendar = (state: State, screen: CalendarScreen, action: Move): Step | undefined => {
  // A day whose year does not have four digits is invalid: the calendar ends there.
  const to = (day: string): Step => step(isDay(day) ? showing(state, { ...screen, day }) : state)
  const { day } = screen
  const month = day.slice(0, 8)
  if (typeof action !== 'string') return to(action.kind === 'nth' ? numberedDay(day, action.number) : day)
  switch (action) {
    case 'nextIssue':
    case 'previousIssue':
      return toIssue(state, screen, action === 'nextIssue' ? 1 : -1)
    case 'nextDay':
      return to(addDays(day, 1))
    case 'previousDay':
      return to(addDays(day, -1))
    case 'down':
      return to(addDays(day, 7))
    case 'up':
      return to(addDays(day, -7))
    case 'pageDown':
    case 'halfDown':
      return to(addMonths(day, 1))
    case 'pageUp':
    case 'halfUp':
      return to(addMonths(day, -1))
    case 'first':
      return to(`${month}01`)
    case 'last':
      return to(`${month}${String(daysIn(day)).padStart(2, '0')}`)
    case 'nextYear':
    case 'previousYear':
      return to(addMonths(day, action === 'nextYear' ? 12 : -12))
    case 'today':
      return to(state.today)
    case 'openDay':
      return openDay(state, screen)
    case 'closeCalendar':
      return state.screens.length > 1 ? step(closing(state)) : undefined
    default:
      return undefined
  }
}
