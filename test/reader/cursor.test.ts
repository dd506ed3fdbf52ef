import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { plainText } from '../../source/makeup/index.ts'
import { firstFrame } from '../../source/reader/open-reader.ts'
import { cursorOf, rowsOf, viewOf } from '../../source/reader/screens/index.ts'
import { opening, type State } from '../../source/reader/state/state.ts'
import { Painter } from '../../source/terminal/index.ts'
import { cellWidth } from '../../source/typeset/index.ts'
import { drawn } from './drawn.ts'
import { open, press, resize } from './playing.ts'

/** The text from the cell of the terminal's cursor to the end of its row. */
const underCursor = (state: State): string => {
  const view = viewOf(state)
  const { x, y } = cursorOf(view)
  let cells = 0
  const characters = Array.from(plainText(rowsOf(view)[y] ?? []))
  return characters
    .slice(
      characters.findIndex((character) => {
        const isThere = cells >= x
        cells += cellWidth(character, 1)
        return isThere
      }),
    )
    .join('')
}

const shelved = (): State => ({
  ...opening(open(), { kind: 'shelf', selected: 1, top: 0 }),
  shelf: {
    papers: [
      { paper: '江城晚报', name: '江城晚报', days: ['2031-05-06'] },
      { paper: '山城日报', name: '山城日报', days: [] },
    ],
  },
})

describe("the terminal's cursor", () => {
  it('stands on the selected item of every list', () => {
    expect(underCursor(open())).toMatch(/^▌ .*市长热线办/)
    expect(underCursor(press(open(), 'j').state)).toMatch(/^▌ .*老码头/)
    expect(underCursor(press(open(), '] j').state)).toMatch(/^▌ .*立夏/)
    expect(underCursor(press(open(), '? j').state)).toMatch(/^▌ .*k/)
    expect(underCursor(shelved())).toMatch(/^▌ .*山城日报/)
  })

  it('stands on the top line of the text', () => {
    const long = press(open(), '] enter').state
    expect(underCursor(long)).toMatch(/^ *慢下来的渡口/)
    expect(underCursor(press(long, 'space').state)).not.toMatch(/^ *(?:$|慢下来的渡口)/)
    expect(underCursor(press(open(), 'p').state)).toMatch(/^ *市长热线办负责人/)
  })

  it('stands on the day that is selected', () => {
    const calendar = opening(shelved(), { kind: 'calendar', paper: '江城晚报', day: '2031-05-06' })
    expect(underCursor(calendar)).toMatch(/^\[ 6\]/)
    expect(underCursor(press(calendar, 'l down').state)).toMatch(/^\[14\]/)
    expect(underCursor(resize(calendar, 24, 5))).toMatch(/^·?6/)
  })

  it('stands at the bar of the selected box of a page', () => {
    let state = open({ size: { columns: 120, rows: 40 } })
    for (const key of ['j', 'l', 'h', ']', 'j', 'l', 'j']) {
      expect(underCursor(state)).toMatch(/^▌/)
      ;({ state } = press(state, key))
    }
  })

  it('is hidden there, unless it is asked for', async () => {
    const hidden = await drawn(open())
    await hidden.type('j')
    const { x, y } = cursorOf(viewOf(hidden.store.state()))
    expect(hidden.screen.cursor()).toEqual({ column: x, row: y, shown: false })
    await hidden.quit()
    const seen = await drawn(open(), { showCursor: true })
    await seen.type('j')
    expect(seen.screen.cursor()).toEqual({ column: x, row: y, shown: true })
    await seen.quit()
  })

  it('costs at most 8 bytes a frame', () => {
    const painting = (places: boolean) => {
      let bytes = 0
      const output = Object.assign(new EventEmitter(), {
        columns: 80,
        rows: 24,
        write: (data: string) => {
          bytes += Buffer.byteLength(data)
          return true
        },
      })
      const painter = new Painter({ output, cellWidth: (text) => cellWidth(text, 1) })
      painter.showCursor(false)
      return (state: State): number => {
        const before = bytes
        const frame = firstFrame(state, true)
        const shown = places ? frame : frame.replace(/\x1b\[[\d;]*H\x1b\[\?25h$/, '')
        painter.stream.write(`${shown.replace('\x1b[?1049h', '\x1b[H\x1b[2J\x1b[?1049h')}\x1b[?2026l`)
        return bytes - before
      }
    }
    const [placed, bare] = [painting(true), painting(false)]
    const keys = '. j k ] j j j enter space d u j j k b G g h p j space k p [ ? j j space k q / . q'.split(
      ' ',
    )
    let state = open()
    const growth = keys.map((key) => {
      if (key !== '.') ({ state } = press(state, key))
      return placed(state) - bare(state)
    })
    expect(Math.max(...growth)).toBeLessThanOrEqual(8)
  })
})
