import { EventEmitter } from 'node:events'
import { draw } from '../../source/reader/app.tsx'
import { keystrokes } from '../../source/reader/keystroke.ts'
import { viewOf } from '../../source/reader/screens/index.ts'
import type { Effect, State } from '../../source/reader/state.ts'
import { createStore, type Store } from '../../source/reader/store.ts'
import { createPainter, encodeRow, type TerminalOutput } from '../../source/terminal/index.ts'
import { createDecoder } from '../../source/terminal/input.ts'
import { cellWidth } from '../../source/typeset/index.ts'
import { PATIENCE } from '../pty.ts'
import { createScreen, type Screen } from '../screen.ts'

/** The reader's rows shown at once and Ink following, through the painter, on a terminal without a window. */
export interface Drawn {
  readonly store: Store
  readonly screen: Screen
  readonly effects: readonly Effect[]
  /**
   * Sends the bytes of keys. Resolves when the screen shows what the pure rows say and Ink has drawn the same behind
   * them, for not a byte. Rejects where either does not come to be.
   */
  type(bytes: string): Promise<void>
  resize(columns: number, rows: number): Promise<void>
  quit(): Promise<void>
}

/** What a terminal shows of the rows themselves. */
export const paintedRows = async (state: State): Promise<Screen> => {
  const { columns, rows } = state.size
  const screen = createScreen({ columns, rows, ambiguous: state.settings.ambiguous })
  const lines = viewOf(state).rows.map((row, index) => `\x1b[${index + 1};1H${encodeRow(row)}`)
  await screen.write(lines.join(''))
  return screen
}

/** Draws a state; resolves when Ink has. */
export const drawn = async (first: State): Promise<Drawn> => {
  const { ambiguous } = first.settings
  const screen = createScreen({ ...first.size, ambiguous })
  let written = ''
  let shown: Promise<void> = Promise.resolve()
  const output = Object.assign(new EventEmitter(), {
    columns: first.size.columns,
    rows: first.size.rows,
    write: (data: string) => {
      written += data
      shown = screen.write(data)
      return true
    },
  })
  const painter = createPainter({
    output: output as unknown as TerminalOutput,
    cellWidth: (text) => cellWidth(text, ambiguous),
    colour: true,
  })
  const effects: Effect[] = []
  const store = createStore(first, (effect) => effects.push(effect))
  const decoder = createDecoder(() => false)
  const show = (): void => {
    const { rows, cursor } = viewOf(store.state())
    painter.show(rows, cursor)
  }
  store.watch(show)
  let followed = Promise.withResolvers<void>()
  const follow = (): void => {
    painter.follow()
    // React and Ink are done with a change within the turn of the loop that tells them of it.
    setImmediate(() => followed.resolve())
  }

  const expectRows = async (by: string): Promise<void> => {
    await shown
    const wanted = await paintedRows(store.state())
    if (screen.styled() !== wanted.styled())
      throw new Error(`${by}:\n${screen.styled()}\n--- not ---\n${wanted.styled()}`)
  }
  const settled = async (): Promise<void> => {
    await expectRows('shown')
    written = ''
    const given = AbortSignal.timeout(PATIENCE)
    given.addEventListener('abort', () => followed.reject(new Error('Ink never followed')))
    await followed.promise
    if (written !== '') throw new Error(`Ink drew something else: ${JSON.stringify(written)}`)
    painter.invalidate()
    await new Promise(setImmediate)
    await expectRows('drawn by Ink')
  }
  const changed = (change: () => void): Promise<void> => {
    followed = Promise.withResolvers()
    change()
    return settled()
  }

  show()
  const app = draw(store, { stdout: painter.stream, follow }, true)
  await settled()
  return {
    store,
    screen,
    effects,
    type: (bytes) =>
      changed(() => {
        const { inputs, held } = decoder.hear(bytes)
        for (const input of [...inputs, ...(held === 'key' ? decoder.release() : [])]) {
          if (input.kind === 'paste') store.send(input)
          else for (const stroke of keystrokes(input)) store.send({ kind: 'key', ...stroke })
        }
      }),
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
      painter.close()
    },
  }
}
