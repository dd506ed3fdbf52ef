import { Box, render, useInput, usePaste } from 'ink'
import { useSyncExternalStore } from 'react'
import type { Terminal } from '../terminal/index.ts'
import { keystrokesOf } from './keys/ink-keys.ts'
import { paletteOf } from './parts/palette.ts'
import { PaletteContext } from './parts/rows.tsx'
import { CurrentScreen } from './screens/current-screen.tsx'
import type { Store } from './store.ts'

interface ReaderProps {
  readonly store: Store
  readonly colour: boolean
  /** ms of a monotonic clock. */
  readonly elapsed: () => number
}

/** Sends keys and pastes to the store and draws the screen of its state. */
export const Reader = ({ store, colour, elapsed }: ReaderProps) => {
  const state = useSyncExternalStore(store.watch, store.state)
  useInput((input, key) => {
    const time = elapsed()
    for (const stroke of keystrokesOf(input, key)) store.send({ kind: 'key', time, ...stroke })
  })
  usePaste((text) => store.send({ kind: 'paste', text }))
  const { columns, rows } = state.size
  return (
    <PaletteContext value={paletteOf(state, colour)}>
      {/* Twice as wide as the window: Ink measures some clusters wider than they are drawn, and must not wrap them. */}
      <Box flexDirection="column" width={columns * 2} height={rows}>
        <CurrentScreen state={state} />
      </Box>
    </PaletteContext>
  )
}

/** Draws the reader until `quit`. `ended` rejects with whatever a render or a key handler threw. */
export const draw = (
  store: Store,
  { stdin, stdout }: Pick<Terminal, 'stdin' | 'stdout'>,
  colour: boolean,
  elapsed: () => number,
): { readonly ended: Promise<unknown>; readonly quit: () => void } => {
  const ink = render(<Reader store={store} colour={colour} elapsed={elapsed} />, {
    // Ink's types ask for the streams of the process; these have the members that it uses.
    stdin: stdin as unknown as NodeJS.ReadStream,
    stdout: stdout as unknown as NodeJS.WriteStream,
    alternateScreen: true,
    interactive: true,
    exitOnCtrlC: false,
    patchConsole: false,
    // INK_SCREEN_READER would have Ink draw frames of another height: a linear mode is more than that.
    isScreenReaderEnabled: false,
    // Ink need not throttle: the painter holds back what a slow line cannot take.
    maxFps: 1000,
  })
  return { ended: ink.waitUntilExit(), quit: ink.unmount }
}
