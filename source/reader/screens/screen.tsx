import { Layout } from '../parts/layout.tsx'
import { type State, screenOf } from '../state/state.ts'
import { Article } from './article/article.tsx'
import { Calendar } from './calendar/calendar.tsx'
import { Contents } from './contents/contents.tsx'
import { Finds } from './finds/finds.tsx'
import { Help } from './help/help.tsx'
import { isTooSmall, tooSmall } from './index.ts'
import { Printed } from './printed/printed.tsx'
import { Shelf } from './shelf/shelf.tsx'

export interface ScreenProps {
  readonly state: State
}

/** The current screen. */
export const Screen = ({ state }: ScreenProps) => {
  if (isTooSmall(state)) return <Layout view={tooSmall(state)} />
  const screen = screenOf(state)
  switch (screen.kind) {
    case 'contents':
      return <Contents state={state} screen={screen} />
    case 'article':
      return <Article state={state} screen={screen} />
    case 'printed':
      return <Printed state={state} screen={screen} />
    case 'help':
      return <Help state={state} screen={screen} />
    case 'shelf':
      return <Shelf state={state} screen={screen} />
    case 'calendar':
      return <Calendar state={state} screen={screen} />
    case 'finds':
      return <Finds state={state} screen={screen} />
  }
}
