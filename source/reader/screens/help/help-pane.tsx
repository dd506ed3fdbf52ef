import { ScreenLayout } from '../../parts/screen-layout.tsx'
import type { HelpScreen, State } from '../../state/state.ts'
import { helpView } from './help-rows.ts'

interface HelpProps {
  readonly state: State
  readonly screen: HelpScreen
}

/** All keys and what they do. */
export const HelpPane = ({ state, screen }: HelpProps) => <ScreenLayout view={helpView(state, screen)} />
