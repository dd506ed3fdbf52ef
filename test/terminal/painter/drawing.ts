import { EventEmitter } from 'node:events'
import { Painter, type TerminalOutput } from '../../../source/terminal/index.ts'
import { cellWidth } from '../../../source/typeset/index.ts'
import { createScreen, type Screen } from '../../screen.ts'

/** A painter with its screen, and a plain screen that gets Ink's bytes unchanged: both must show the same. */
export interface Pair {
  readonly painter: Painter
  readonly painted: Screen
  readonly plain: Screen
  /** What the painter has sent since the last call. */
  sent(): string
  /** Draws a frame as Ink does: erases the last one, writes the lines, places the cursor. */
  draw(lines: readonly string[], cursor?: { readonly x: number; readonly y: number }): void
  resize(columns: number, rows: number): void
  /** Resolves when both screens have processed everything. */
  settle(): Promise<void>
}

const eraseLines = (count: number): string =>
  Array.from({ length: count }, (_, index) => `\x1b[2K${index < count - 1 ? '\x1b[1A' : ''}`).join('') +
  (count > 0 ? '\x1b[G' : '')

export const createPair = (columns: number, rows: number, ambiguous: 1 | 2 = 1): Pair => {
  const painted = createScreen({ columns, rows, ambiguous })
  const plain = createScreen({ columns, rows, ambiguous })
  let settled: Promise<unknown> = Promise.resolve()
  let bytes = ''
  const output = Object.assign(new EventEmitter(), {
    columns,
    rows,
    write: (data: string) => {
      bytes += data
      settled = Promise.all([settled, painted.write(data)])
      return true
    },
  })
  const painter = new Painter({
    output: output satisfies TerminalOutput,
    cellWidth: (text) => cellWidth(text, ambiguous),
  })
  const both = (data: string): void => {
    painter.stream.write(data)
    settled = Promise.all([settled, plain.write(data.replaceAll('\n', '\r\n'))])
  }
  let drawnLines = 0
  let cursorRow: number | undefined
  both('\x1b[?1049h\x1b[?25l')
  return {
    painter,
    painted,
    plain,
    sent: () => {
      const unread = bytes
      bytes = ''
      return unread
    },
    draw: (lines, cursor) => {
      const toLastLine =
        cursorRow === undefined
          ? ''
          : `\x1b[?25l${drawnLines - 1 > cursorRow ? `\x1b[${drawnLines - 1 - cursorRow}B` : ''}\x1b[1G`
      const up = cursor ? lines.length - 1 - cursor.y : 0
      const placeCursor = cursor ? `${up > 0 ? `\x1b[${up}A` : ''}\x1b[${cursor.x + 1}G\x1b[?25h` : ''
      both('\x1b[?2026h')
      both(`${toLastLine}${eraseLines(drawnLines)}${lines.join('\n')}${placeCursor}`)
      both('\x1b[?2026l')
      drawnLines = lines.length
      cursorRow = cursor?.y
    },
    resize: (newColumns, newRows) => {
      // The frame of the new size is drawn on a blank screen.
      both(`${cursorRow === undefined ? '' : '\x1b[?25l'}\x1b[H\x1b[J`)
      drawnLines = 0
      cursorRow = undefined
      settled = settled.then(() => {
        painted.resize(newColumns, newRows)
        plain.resize(newColumns, newRows)
      })
      output.columns = newColumns
      output.rows = newRows
      output.emit('resize')
    },
    settle: async () => {
      await Promise.resolve()
      await settled
      await settled
    },
  }
}
