import { EventEmitter } from 'node:events'
import { PassThrough } from 'node:stream'
import { draw } from '../../source/reader/app.tsx'
import { viewOf } from '../../source/reader/screens/index.ts'
import type { Effect, State } from '../../source/reader/state.ts'
import { createStore, type Store } from '../../source/reader/store.ts'
import { createPainter, encodeRow, type KeyStream, type TerminalOutput } from '../../source/terminal/index.ts'
import { cellWidth } from '../../source/typeset/index.ts'
import { PATIENCE } from '../pty.ts'
import { createScreen, type Screen } from '../screen.ts'

/** The reader drawn by Ink, through the painter, on a terminal without a window. */
export interface Drawn {
  readonly store: Store
  readonly screen: Screen
  readonly effects: readonly Effect[]
  /** Sends the bytes of keys and resolves when the screen shows what the pure rows say. */
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

/** Draws a state; resolves when its rows show. Rejects if the screen never comes to show them. */
export const drawn = async (first: State): Promise<Drawn> => {
  const { ambiguous } = first.settings
  const screen = createScreen({ ...first.size, ambiguous })
  const told = new EventEmitter()
  let shown: Promise<void> = Promise.resolve()
  const output = Object.assign(new EventEmitter(), {
    columns: first.size.columns,
    rows: first.size.rows,
    write: (data: string) => {
      shown = screen.write(data).then(() => void told.emit('shown'))
      return true
    },
  })
  const painter = createPainter({
    output: output as unknown as TerminalOutput,
    cellWidth: (text) => cellWidth(text, ambiguous),
  })
  const effects: Effect[] = []
  const store = createStore(first, (effect) => effects.push(effect))
  const keys = new PassThrough({ encoding: 'utf8' })
  const stdin = Object.assign(keys, {
    isTTY: true,
    setRawMode: () => keys,
    ref: () => keys,
    unref: () => keys,
  }) as unknown as KeyStream
  painter.show(viewOf(first).rows.map((row) => encodeRow(row)))
  const app = draw(store, { stdin, stdout: painter.stream }, true)

  const settled = (): Promise<void> =>
    new Promise((done, fail) => {
      const give = setTimeout(
        async () =>
          fail(new Error(`${screen.styled()}\n--- not ---\n${(await paintedRows(store.state())).styled()}`)),
        PATIENCE,
      )
      const look = async (): Promise<void> => {
        await shown
        const wanted = await paintedRows(store.state())
        if (screen.styled() !== wanted.styled()) return
        clearTimeout(give)
        told.off('shown', look)
        done()
      }
      told.on('shown', look)
      // Ink draws in its own time; where nothing is to be written no write tells of it.
      setImmediate(look)
    })

  await settled()
  return {
    store,
    screen,
    effects,
    type: async (bytes) => {
      const heard = new Promise<void>((done) => {
        const stop = store.watch(() => {
          stop()
          done()
        })
      })
      keys.write(bytes)
      await heard
      await settled()
    },
    resize: async (columns, rows) => {
      screen.resize(columns, rows)
      Object.assign(output, { columns, rows })
      store.send({ kind: 'resize', size: { columns, rows } })
      output.emit('resize')
      await settled()
    },
    quit: async () => {
      app.quit()
      await app.ended
      painter.close()
    },
  }
}
