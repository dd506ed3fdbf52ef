import { ScreenLayout } from '../../parts/screen-layout.tsx'
import type { FindsScreen, State } from '../../state/state.ts'
import { findsView } from './finds-rows.ts'

interface FindsProps {
  readonly state: State
  readonly screen: FindsScreen
}

/** Articles found by a search, bookmarked, or read before. */
export const FindsPane = ({ state, screen }: FindsProps) => <ScreenLayout view={findsView(state, screen)} />
