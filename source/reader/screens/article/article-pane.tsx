import { ScreenLayout } from '../../parts/screen-layout.tsx'
import type { ArticleScreen, State } from '../../state/state.ts'
import { articleView } from './article-rows.ts'

interface ArticleProps {
  readonly state: State
  readonly screen: ArticleScreen
}

/** An article: running head, a page of its text, progress. */
export const ArticlePane = ({ state, screen }: ArticleProps) => (
  <ScreenLayout view={articleView(state, screen)} />
)
