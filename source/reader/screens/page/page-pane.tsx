import { ScreenLayout } from '../../parts/screen-layout.tsx'
import type { ContentsScreen, State } from '../../state/state.ts'
import { pageView } from './page-rows.ts'

interface PageProps {
  readonly state: State
  readonly screen: ContentsScreen
}

/** One page of the paper, as a page. */
export const PagePane = ({ state, screen }: PageProps) => <ScreenLayout view={pageView(state, screen)} />
