import { Layout } from '../../parts/layout.tsx'
import type { CalendarScreen, State } from '../../state/state.ts'
import { calendarView } from './calendar-rows.ts'

export interface CalendarProps {
  readonly state: State
  readonly screen: CalendarScreen
}

/** A month of one paper. */
export const Calendar = ({ state, screen }: CalendarProps) => <Layout view={calendarView(state, screen)} />
