import { ScreenLayout } from '../../parts/screen-layout.tsx'
import type { ShelfScreen, State } from '../../state/state.ts'
import { shelfView } from './shelf-rows.ts'

interface ShelfProps {
  readonly state: State
  readonly screen: ShelfScreen
}

/** The papers on the shelf. */
export const ShelfPane = ({ state, screen }: ShelfProps) => <ScreenLayout view={shelfView(state, screen)} />
