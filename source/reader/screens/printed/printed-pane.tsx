import { ScreenLayout } from '../../parts/screen-layout.tsx'
import type { PrintedScreen, State } from '../../state/state.ts'
import { printedView } from './printed-rows.ts'

interface PrintedProps {
  readonly state: State
  readonly screen: PrintedScreen
}

/** The source as printed, with every repair marked. */
export const PrintedPane = ({ state, screen }: PrintedProps) => (
  <ScreenLayout view={printedView(state, screen)} />
)
