import { render } from 'ink-testing-library'
import { describe, expect, it, vi } from 'vitest'
import { plainText, type Row } from '../../source/makeup/index.ts'
import { Reader } from '../../source/reader/app.tsx'
import { PLAIN_PALETTE } from '../../source/reader/parts/encode.ts'
import { Foot } from '../../source/reader/parts/foot.tsx'
import { PaletteContext } from '../../source/reader/parts/rows.tsx'
import type { View } from '../../source/reader/parts/view.ts'
import { ArticlePane } from '../../source/reader/screens/article/article-pane.tsx'
import { articleView } from '../../source/reader/screens/article/article-rows.ts'
import { CalendarPane } from '../../source/reader/screens/calendar/calendar-pane.tsx'
import { calendarView } from '../../source/reader/screens/calendar/calendar-rows.ts'
import { contentsView } from '../../source/reader/screens/contents/contents-rows.ts'
import { Headlines } from '../../source/reader/screens/contents/headlines.tsx'
import { Nameplate } from '../../source/reader/screens/contents/nameplate.tsx'
import { FindsPane } from '../../source/reader/screens/finds/finds-pane.tsx'
import { findsView } from '../../source/reader/screens/finds/finds-rows.ts'
import { HelpPane } from '../../source/reader/screens/help/help-pane.tsx'
import { helpView } from '../../source/reader/screens/help/help-rows.ts'
import { rowsOf, viewOf } from '../../source/reader/screens/index.ts'
import { PrintedPane } from '../../source/reader/screens/printed/printed-pane.tsx'
import { printedView } from '../../source/reader/screens/printed/printed-rows.ts'
import { ShelfPane } from '../../source/reader/screens/shelf/shelf-pane.tsx'
import { shelfView } from '../../source/reader/screens/shelf/shelf-rows.ts'
import { type Screen, type State, screenOf } from '../../source/reader/state/state.ts'
import { createStore } from '../../source/reader/store.ts'
import { open, press } from './playing.ts'

const plain = (frame: string | undefined): string[] =>
  (frame ?? '').split('\n').map((line) => line.replace(/\u001b\[[\d;]*m/g, '').trimEnd())

const texts = (rows: readonly Row[]): string[] => rows.map((row) => plainText(row).trimEnd())

/** The rows that a component draws. */
const drawn = (node: React.ReactElement): string[] => {
  const { lastFrame, unmount } = render(<PaletteContext value={PLAIN_PALETTE}>{node}</PaletteContext>)
  const frame = plain(lastFrame())
  unmount()
  return frame
}

const library = (): State => ({
  ...open(),
  library: { fetches: true },
  shelf: { papers: [{ paper: '江城晚报', name: '江城晚报', days: ['2031-05-05', '2031-05-06'] }] },
})

/** The state, and its screen, which must be of the given kind. */
const onScreen = <Kind extends Screen['kind']>(state: State, kind: Kind) => {
  const screen = screenOf(state)
  if (screen.kind !== kind) throw new Error(`${screen.kind} is not ${kind}`)
  return { state, screen: screen as Extract<Screen, { kind: Kind }> }
}

describe('each component draws its rows', () => {
  const contents = onScreen(open(), 'contents')
  const view = contentsView(contents.state, contents.screen)

  it('Nameplate', () => {
    expect(drawn(<Nameplate rows={view.head} />)).toEqual(texts(view.head))
  })

  it('Headlines, the selected one with its bar', () => {
    const { body } = view
    if (body.kind !== 'list') throw new Error('the contents are no list')
    const rows = drawn(<Headlines list={body} />)
    expect(rows).toEqual(texts(rowsOf({ head: [], body, foot: [] })))
    expect(rows.filter((row) => row.includes('▌')).join()).toContain('让每一通来电都有回音')
    const next = drawn(<Headlines list={{ ...body, selected: 1 }} />)
    expect(next.filter((row) => row.includes('▌')).join()).toContain('老码头改造二期开工')
  })

  it('Foot', () => {
    expect(drawn(<Foot view={view} />)).toEqual(texts(view.foot))
  })

  const shelf = onScreen(press(library(), 's').state, 'shelf')
  const calendar = onScreen(press(shelf.state, 'enter').state, 'calendar')
  const finds = onScreen(press(shelf.state, 'M').state, 'finds')
  const article = onScreen(press(open(), 'enter').state, 'article')
  const printed = onScreen(press(open(), 'p').state, 'printed')
  const help = onScreen(press(open(), '? j').state, 'help')
  const screens: readonly (readonly [string, React.ReactElement, View])[] = [
    ['Article', <ArticlePane key="1" {...article} />, articleView(article.state, article.screen)],
    ['Printed', <PrintedPane key="2" {...printed} />, printedView(printed.state, printed.screen)],
    ['Shelf', <ShelfPane key="3" {...shelf} />, shelfView(shelf.state, shelf.screen)],
    ['Calendar', <CalendarPane key="4" {...calendar} />, calendarView(calendar.state, calendar.screen)],
    ['Finds', <FindsPane key="5" {...finds} />, findsView(finds.state, finds.screen)],
    ['Help', <HelpPane key="6" {...help} />, helpView(help.state, help.screen)],
  ]
  it.each(screens)('%s', (_name, node, wanted) => {
    const rows = texts(rowsOf(wanted))
    expect(rows.join('').trim()).not.toBe('')
    expect(drawn(node)).toEqual(rows)
  })
})

describe('the Reader', () => {
  const draw = () => {
    const store = createStore(open(), () => {})
    const ink = render(<Reader store={store} colour elapsed={() => performance.now()} />)
    const rows = (): string[] => texts(rowsOf(viewOf(store.state())))
    const frame = (): string[] => plain(ink.lastFrame())
    return { ...ink, store, rows, frame }
  }

  it('draws the new state after a key that Ink receives', async () => {
    const { frame, rows, stdin, store, unmount } = draw()
    expect(frame()).toEqual(rows())
    stdin.write('j')
    await vi.waitFor(() => expect(store.state().screens.at(-1)).toMatchObject({ selected: 1 }))
    await vi.waitFor(() => expect(frame()).toEqual(rows()))
    stdin.write('\r')
    await vi.waitFor(() => expect(store.state().screens.at(-1)?.kind).toBe('article'))
    await vi.waitFor(() => expect(frame()).toEqual(rows()))
    unmount()
  })
})
