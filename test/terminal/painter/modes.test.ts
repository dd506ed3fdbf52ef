import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { Painter } from '../../../source/terminal/index.ts'
import { cellWidth } from '../../../source/typeset/index.ts'

/** A painter, and what it has sent since the last look. */
const openPainter = () => {
  let sent = ''
  const output = Object.assign(new EventEmitter(), {
    columns: 20,
    rows: 3,
    write(data: string) {
      sent += data
      return true
    },
  })
  const painter = new Painter({ output, cellWidth: (text) => cellWidth(text, 1) })
  const looked = (): string => {
    const bytes = sent
    sent = ''
    return bytes
  }
  const draw = (text: string): void => {
    painter.stream.write(`\x1b[?2026h\x1b[H${text}\x1b[?2026l`)
  }
  return { painter, output, looked, draw }
}

const WHEEL = 1007

describe('what is set while the program has the screen', () => {
  it('is set as the screen is taken, once, and put back as it is left', () => {
    const { painter, looked, draw } = openPainter()
    painter.setTitle('江城晚报 2031-05-06')
    painter.setMode(WHEEL, true, false)
    expect(looked()).toBe('')
    painter.stream.write('\x1b[?1049h\x1b[?25l')
    draw('一')
    expect(looked()).toContain('\x1b[?1049h\x1b[?2004h\x1b[22;2t\x1b]2;江城晚报 2031-05-06\x07\x1b[?1007h')
    painter.setTitle('江城晚报 2031-05-06')
    painter.setMode(WHEEL, true, false)
    expect(looked()).toBe('')
    painter.setTitle('江城晚报 2031-05-07')
    expect(looked()).toBe('\x1b]2;江城晚报 2031-05-07\x07')
    painter.leave()
    expect(looked()).toMatch(/\x1b\[\?1007l\x1b\[23;2t.*\x1b\[\?1049l$/)
    painter.resume()
    expect(looked()).toContain('\x1b[22;2t\x1b]2;江城晚报 2031-05-07\x07\x1b[?1007h')
    painter.close()
    expect(looked()).toContain('\x1b[?1007l\x1b[23;2t')
  })

  it('is sent while it is changed, and is not put back if it is as it was', () => {
    const { painter, looked, draw } = openPainter()
    painter.stream.write('\x1b[?1049h\x1b[?25l')
    draw('一')
    looked()
    painter.setMode(WHEEL, false, true)
    expect(looked()).toBe('\x1b[?1007l')
    painter.setMode(WHEEL, true, true)
    expect(looked()).toBe('\x1b[?1007h')
    painter.close()
    expect(looked()).not.toMatch(/1007|23;2t/)
  })
})

describe('the screen of the painter', () => {
  it("hides the alternate screen's cursor, not that of the main screen", () => {
    const { painter, looked, draw } = openPainter()
    painter.stream.write('\x1b[?1049h\x1b[?25l')
    draw('一')
    const bytes = looked()
    expect(bytes.indexOf('\x1b[?25l')).toBeGreaterThan(bytes.indexOf('\x1b[?1049h'))
    painter.leave()
    looked()
    painter.resume()
    const again = looked()
    expect(again.indexOf('\x1b[?25l')).toBeGreaterThan(again.indexOf('\x1b[?1049h'))
  })
})
