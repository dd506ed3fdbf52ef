import { ScreenLayout } from '../../parts/screen-layout.tsx'
import type { CalendarScreen, State } from '../../state/state.ts'
import { calendarView } from './calendar-rows.ts'

interface CalendarProps {
  readonly state: State
  readonly screen: CalendarScreen
}

/** A month of one paper. */
export const CalendarPane = ({ state, screen }: CalendarProps) => (
  <ScreenLayout view={calendarView(state, screen)} />
)
