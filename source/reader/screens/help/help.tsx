import { Layout } from '../../parts/layout.tsx'
import type { HelpScreen, State } from '../../state/state.ts'
import { helpView } from './help-rows.ts'

export interface HelpProps {
  readonly state: State
  readonly screen: HelpScreen
}

/** All keys and what they do. */
export const Help = ({ state, screen }: HelpProps) => <Layout view={helpView(state, screen)} />
