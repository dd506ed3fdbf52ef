import { Box, render, Text, useCursor } from 'ink'
import SelectInput from 'ink-select-input'
import { useSyncExternalStore } from 'react'
import { encode, type Row, type Terminal } from '../terminal/index.ts'
import { atRest } from './at-rest.ts'
import { type Menu, viewOf } from './screens/index.ts'
import type { Store } from './store.ts'

interface RowsProps {
  readonly rows: readonly Row[]
  readonly colour: boolean
}

/** Rows that already fit. Nothing here may wrap or cut them: see `Screen`. */
const Rows = ({ rows, colour }: RowsProps) => (rows.length > 0 ? <Text>{rowsText(rows, colour)}</Text> : null)

/** A blank row is drawn by a space, for Ink gives an empty text no height. */
const rowsText = (rows: readonly Row[], colour: boolean): string =>
  encode(
    rows.map((row) => (row.length > 0 ? row : [{ text: ' ' }])),
    colour,
  )

/** The bar beside the selected headline is part of its rows. */
const NoIndicator = () => null

const Headline = ({ label }: { readonly label: string }) => <Text>{label}</Text>

interface HeadlinesProps {
  readonly menu: Menu
  readonly colour: boolean
}

/**
 * The menu of headlines. What is selected is the reader's to say: the menu is given the items that show, hears no key
 * itself, and begins anew where the selection changes.
 */
const Headlines = ({ menu, colour }: HeadlinesProps) => (
  <SelectInput
    key={`${menu.selected} ${menu.items.map(({ id }) => id).join(' ')}`}
    items={menu.items.map(({ id, rows }) => ({ key: id, value: id, label: rowsText(rows, colour) }))}
    initialIndex={menu.selected}
    isFocused={false}
    indicatorComponent={NoIndicator}
    itemComponent={Headline}
  />
)

export interface ReaderProps {
  readonly store: Store
  readonly colour: boolean
}

/** The reader: the rows of its screen. Keys are not Ink's: they are heard before it is loaded. */
export const Reader = ({ store, colour }: ReaderProps) => {
  const state = useSyncExternalStore(store.watch, store.state)
  const { setCursorPosition } = useCursor()
  const { rows, menu, cursor } = viewOf(state)
  setCursorPosition(cursor)
  const { size } = state
  const head = menu ? rows.slice(0, menu.at) : rows
  const below = menu ? menu.at + menu.items.reduce((sum, item) => sum + item.rows.length, 0) : rows.length
  return (
    // Twice as wide as the window: Ink measures some clusters wider than they are drawn, and must not wrap them.
    <Box flexDirection="column" width={size.columns * 2} height={size.rows}>
      <Rows rows={head} colour={colour} />
      {menu && <Headlines menu={menu} colour={colour} />}
      <Rows rows={rows.slice(below)} colour={colour} />
    </Box>
  )
}

/**
 * Draws the reader behind the rows that the terminal shows already, each change when the hands rest (a key held down is
 * not drawn twice), until `quit`. `ended` rejects with what a render threw.
 */
export const draw = (
  store: Store,
  terminal: Pick<Terminal, 'stdout' | 'follow'>,
  colour: boolean,
): { readonly ended: Promise<unknown>; readonly quit: () => void } => {
  const watch: Store['watch'] = (watcher) =>
    atRest(store.watch, () => {
      terminal.follow()
      watcher()
    })
  terminal.follow()
  const ink = render(<Reader store={{ ...store, watch }} colour={colour} />, {
    stdout: terminal.stdout,
    alternateScreen: true,
    interactive: true,
    exitOnCtrlC: false,
    patchConsole: false,
  })
  return { ended: ink.waitUntilExit(), quit: ink.unmount }
}
