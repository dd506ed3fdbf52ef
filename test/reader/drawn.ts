import { EventEmitter } from 'node:events'
import { draw } from '../../source/reader/app.tsx'
import { firstFrame } from '../../source/reader/open-reader.ts'
import { encodeRow } from '../../source/reader/parts/encode.ts'
import { paletteOf } from '../../source/reader/parts/palette.ts'
import { cursorOf, rowsOf, viewOf } from '../../source/reader/screens/index.ts'
import type { Effect, State } from '../../source/reader/state/state.ts'
import { createStore, type Store } from '../../source/reader/store.ts'
import { openTerminal } from '../../source/terminal/index.ts'
import { cellWidth } from '../../source/typeset/index.ts'
import { PATIENCE } from '../pty.ts'
import { createScreen, type Screen } from '../screen.ts'

/** The reader drawn by Ink through the terminal's two streams, without a real terminal. */
export interface Drawn {
  readonly store: Store
  readonly screen: Screen
  /** Bytes that the terminal was sent since Ink drew its first frame. */
  readonly sent: () => number
  readonly effects: readonly Effect[]
  /**
   * Sends the bytes of keys. Resolves when they are handled and the screen equals the pure rows, before and after a
   * repaint. Rejects if that does not happen.
   */
  type(bytes: string): Promise<void>
  resize(columns: number, rows: number): Promise<void>
  quit(): Promise<void>
}

/** What a terminal shows for the rows themselves. */
export const paintedRows = async (state: State): Promise<Screen> => {
  const { columns, rows } = state.size
  const screen = createScreen({ columns, rows, ambiguous: state.settings.ambiguous })
  const palette = paletteOf(state, true)
  const lines = rowsOf(viewOf(state)).map((row, index) => `\x1b[${index + 1};1H${encodeRow(row, palette)}`)
  await screen.write(lines.join(''))
  return screen
}

/** Resolves when the condition holds; checks at each turn of the event loop. */
const until = async (holds: () => boolean | Promise<boolean>, why: () => string): Promise<void> => {
  const deadline = performance.now() + PATIENCE
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(why())
    await new Promise(setImmediate)
  }
}

/** Draws a state; resolves when Ink has drawn its first frame, which must write no byte. */
export const drawn = async (
  first: State,
  display: { readonly showCursor?: boolean } = {},
): Promise<Drawn> => {
  const { ambiguous } = first.settings
  const screen = createScreen({ ...first.size, ambiguous })
  let written = ''
  let shown: Promise<void> = Promise.resolve()
  const output = Object.assign(new EventEmitter(), {
    ...first.size,
    write: (data: string) => {
      written += data
      shown = screen.write(data)
      return true
    },
  })
  const ignore = (): void => {}
  const input = Object.assign(new EventEmitter(), {
    setRawMode: ignore,
    setEncoding: ignore,
    ref: ignore,
    resume: ignore,
    pause: ignore,
  })
  const process = Object.assign(new EventEmitter(), { pid: 0, kill: ignore, exit: ignore })
  const terminal = openTerminal({
    stdin: input,
    stdout: output,
    stderr: { write: ignore },
    process,
    cellWidth,
    ambiguous,
    interrupted: () => store.send({ kind: 'key', key: 'ctrl+c', text: '' }),
  })
  const effects: Effect[] = []
  let sent = 0
  const inner = createStore(first, (effect) => effects.push(effect))
  const store: Store = {
    ...inner,
    send: (event) => {
      sent += 1
      inner.send(event)
    },
  }

  const settled = async (): Promise<void> => {
    const expected = (await paintedRows(store.state())).styled()
    await until(
      async () => {
        await shown
        return screen.styled() === expected
      },
      () => `${screen.styled()}\n--- not ---\n${expected}`,
    )
  }
  const changed = async (change: () => void): Promise<void> => {
    const sentBefore = sent
    change()
    await until(
      () => sent > sentBefore,
      () => 'no event was sent',
    )
    await settled()
    // After a repaint the screen has only what Ink drew, without leftovers.
    input.emit('data', '\f')
    await new Promise(setImmediate)
    await settled()
  }

  const showCursor = (): void =>
    terminal.showCursor(cursorOf(viewOf(store.state())).typing === true || display.showCursor === true)
  inner.watch(showCursor)
  showCursor()
  terminal.stdout.write(firstFrame(first, true))
  await settled()
  written = ''
  let frames = 0
  const { stdout } = terminal
  const write = stdout.write.bind(stdout)
  stdout.write = ((...values: Parameters<typeof write>) => {
    if (/[^\x00-\x7f]/.test(String(values[0]))) frames += 1
    return write(...values)
  }) as typeof write
  const app = draw(store, terminal, true, () => performance.now())
  await until(
    () => frames > 0,
    () => 'Ink never drew',
  )
  await new Promise(setImmediate)
  if (written !== '') throw new Error(`Ink's first frame cost bytes: ${JSON.stringify(written)}`)
  return {
    store,
    screen,
    sent: () => Buffer.byteLength(written),
    effects,
    type: (bytes) => changed(() => input.emit('data', bytes)),
    resize: (columns, rows) =>
      changed(() => {
        screen.resize(columns, rows)
        Object.assign(output, { columns, rows })
        output.emit('resize')
        store.send({ kind: 'resize', size: { columns, rows } })
      }),
    quit: async () => {
      app.quit()
      await app.ended
      terminal.close()
    },
  }
}
