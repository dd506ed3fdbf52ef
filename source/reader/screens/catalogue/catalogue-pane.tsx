import { ScreenLayout } from '../../parts/screen-layout.tsx'
import type { CatalogueScreen, State } from '../../state/state.ts'
import { catalogueView } from './catalogue-rows.ts'

interface CatalogueProps {
  readonly state: State
  readonly screen: CatalogueScreen
}

/** All papers that are known. */
export const CataloguePane = ({ state, screen }: CatalogueProps) => (
  <ScreenLayout view={catalogueView(state, screen)} />
)
