import { ScreenLayout } from '../../parts/screen-layout.tsx'
import type { OverviewScreen, State } from '../../state/state.ts'
import { overviewView } from './overview-rows.ts'

interface OverviewProps {
  readonly state: State
  readonly screen: OverviewScreen
}

/** All pages of the issue. */
export const OverviewPane = ({ state, screen }: OverviewProps) => (
  <ScreenLayout view={overviewView(state, screen)} />
)
