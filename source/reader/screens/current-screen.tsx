import { ScreenLayout } from '../parts/screen-layout.tsx'
import { isShownAsPage } from '../state/scope.ts'
import { type State, screenOf } from '../state/state.ts'
import { ArticlePane } from './article/article-pane.tsx'
import { CalendarPane } from './calendar/calendar-pane.tsx'
import { CataloguePane } from './catalogue/catalogue-pane.tsx'
import { ContentsPane } from './contents/contents-pane.tsx'
import { FindsPane } from './finds/finds-pane.tsx'
import { HelpPane } from './help/help-pane.tsx'
import { isTooSmall, noticeView, tooSmall } from './index.ts'
import { OverviewPane } from './overview/overview-pane.tsx'
import { PagePane } from './page/page-pane.tsx'
import { PrintedPane } from './printed/printed-pane.tsx'
import { ShelfPane } from './shelf/shelf-pane.tsx'

interface ScreenProps {
  readonly state: State
}

/** The current screen. */
export const CurrentScreen = ({ state }: ScreenProps) => {
  if (isTooSmall(state)) return <ScreenLayout view={tooSmall(state)} />
  const notice = noticeView(state)
  if (notice) return <ScreenLayout view={notice} />
  const screen = screenOf(state)
  switch (screen.kind) {
    case 'contents':
      return isShownAsPage(state, screen) ? (
        <PagePane state={state} screen={screen} />
      ) : (
        <ContentsPane state={state} screen={screen} />
      )
    case 'overview':
      return <OverviewPane state={state} screen={screen} />
    case 'article':
      return <ArticlePane state={state} screen={screen} />
    case 'printed':
      return <PrintedPane state={state} screen={screen} />
    case 'help':
      return <HelpPane state={state} screen={screen} />
    case 'shelf':
      return <ShelfPane state={state} screen={screen} />
    case 'calendar':
      return <CalendarPane state={state} screen={screen} />
    case 'catalogue':
      return <CataloguePane state={state} screen={screen} />
    case 'finds':
      return <FindsPane state={state} screen={screen} />
  }
}
