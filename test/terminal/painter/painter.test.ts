import { EventEmitter } from 'node:events'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Painter } from '../../../source/terminal/index.ts'
import { cellWidth } from '../../../source/typeset/index.ts'
import { createPair, type Pair } from './drawing.ts'

/** PAINTER_RUNS=5000 runs more by hand. */
const RUNS = Number(process.env.PAINTER_RUNS ?? 100)

const piece = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^[一-龥，。、]{1,12}$/) },
  { weight: 4, arbitrary: fc.stringMatching(/^[ -~]{1,12}$/) },
  { weight: 2, arbitrary: fc.constantFrom('“', '”', '—', '…', '─', '█', '·', '　', '㎡', '①') },
  { weight: 1, arbitrary: fc.constantFrom('𠀋', '🗞️', '👨‍👩‍👧', 'é', 'か゚', '🇨🇳', '葛\u{e0100}') },
)
const style = fc.constantFrom('', '', '', '1', '2', '7', '1;31', '4', '38;5;208', '44', '9;3')
const line = fc
  .array(fc.tuple(style, piece), { maxLength: 8 })
  .map((spans) => spans.map(([codes, text]) => (codes ? `\x1b[${codes}m${text}\x1b[0m` : text)).join(''))

type RankedPart = Parameters<Painter['order']>[0][number]

type Step =
  | { readonly do: 'scroll'; readonly by: number; readonly lines: string[] }
  | { readonly do: 'change'; readonly row: number; readonly line: string }
  | { readonly do: 'replace'; readonly lines: string[] }
  | { readonly do: 'cursor'; readonly x: number; readonly y: number }
  | { readonly do: 'resize'; readonly columns: number; readonly rows: number; readonly lines: string[] }
  | { readonly do: 'order'; readonly parts: RankedPart[] }
  | { readonly do: 'redraw' | 'invalidate' | 'leave' | 'hide' }

const lines = fc.array(line, { minLength: 24, maxLength: 24 })
/** Parts of rows in any order, over one another, beyond the edges, and through wide characters. */
const parts = fc.array(
  fc
    .record({
      row: fc.nat(26),
      from: fc.integer({ min: -2, max: 90 }),
      cells: fc.nat(60),
      rank: fc.integer({ min: -3, max: 120 }),
    })
    .map(({ cells, ...part }) => ({ ...part, to: part.from + cells })),
  { maxLength: 30 },
)
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('scroll'), by: fc.integer({ min: -5, max: 5 }), lines }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('change'), row: fc.nat(23), line }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('replace'), lines }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('cursor'), x: fc.nat(79), y: fc.nat(23) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('resize'),
      columns: fc.integer({ min: 1, max: 90 }),
      rows: fc.integer({ min: 1, max: 30 }),
      lines,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('order'), parts }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('redraw', 'invalidate', 'leave', 'hide') }) },
) as fc.Arbitrary<Step>

const SGR = /(\x1b\[[\d;]*m)/

/** A line cut to a width, with its escapes: Ink's lines are never wider than the terminal. */
const cut = (text: string, columns: number, ambiguous: 1 | 2): string => {
  let room = columns
  const segments = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
  return text
    .split(SGR)
    .map((part) => {
      if (SGR.test(part)) return part
      let fitting = ''
      for (const { segment } of segments.segment(part)) {
        const width = cellWidth(segment, ambiguous)
        if (width > room) break
        room -= width
        fitting += segment
      }
      return fitting
    })
    .join('')
}

const expectEqual = async (pair: Pair): Promise<void> => {
  await pair.settle()
  expect(pair.painted.styled()).toBe(pair.plain.styled())
  expect(pair.painted.cells()).toEqual(pair.plain.cells())
  const wanted = pair.plain.cursor()
  if (wanted.shown) expect(pair.painted.cursor()).toEqual(wanted)
  else expect(pair.painted.cursor().shown).toBe(false)
}

describe('the painter', () => {
  it(
    'shows, cell for cell and style for style, what whole frames show',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom<1 | 2>(1, 2),
          fc.integer({ min: 1, max: 90 }),
          fc.integer({ min: 1, max: 24 }),
          lines,
          parts,
          fc.array(step, { maxLength: 8 }),
          async (ambiguous, columns, rows, first, order, steps) => {
            const pair = createPair(columns, rows, ambiguous)
            pair.painter.order(order)
            let size = { columns, rows }
            let frame = first
            let cursor: { x: number; y: number } | undefined
            const draw = (): void =>
              pair.draw(
                frame.slice(0, size.rows).map((text) => cut(text, size.columns, ambiguous)),
                cursor && { x: Math.min(cursor.x, size.columns - 1), y: Math.min(cursor.y, size.rows - 1) },
              )
            draw()
            await expectEqual(pair)
            for (const next of steps) {
              if (next.do === 'scroll') {
                const [top, bottom] = [frame.slice(0, 1), frame.slice(1)]
                const moved =
                  next.by >= 0
                    ? [...bottom.slice(next.by), ...next.lines.slice(0, next.by)]
                    : [...next.lines.slice(0, -next.by), ...bottom.slice(0, next.by)]
                frame = [...top, ...moved]
              } else if (next.do === 'change') frame = frame.with(next.row, next.line)
              else if (next.do === 'replace') frame = next.lines
              else if (next.do === 'cursor') cursor = { x: next.x, y: next.y }
              else if (next.do === 'hide') cursor = undefined
              else if (next.do === 'order') pair.painter.order(next.parts)
              else if (next.do === 'invalidate') pair.painter.invalidate()
              else if (next.do === 'leave') {
                pair.painter.leave()
                expect(pair.sent()).toMatch(/\x1b\[\?1049l$/)
                pair.painter.resume()
              } else if (next.do === 'resize') {
                frame = next.lines
                size = { columns: next.columns, rows: next.rows }
                pair.resize(size.columns, size.rows)
                await pair.settle()
              }
              draw()
              await expectEqual(pair)
            }
          },
        ),
        { numRuns: RUNS },
      )
    },
    RUNS * 1000,
  )

  const HEADER = '\x1b[1m衡阳日报\x1b[0m'
  const body = (from: number): string[] =>
    Array.from(
      { length: 23 },
      (_, row) => `  第${from + row}行，${'展开法治的阳光'.repeat(4)}${(from + row) * 7}`,
    )

  it('sends little more than the new line when a page scrolls by one line under a fixed header', async () => {
    const pair = createPair(80, 24)
    pair.draw([HEADER, ...body(0)])
    pair.draw([HEADER, ...body(1)])
    for (let top = 2; top < 12; top++) {
      pair.sent()
      pair.draw([HEADER, ...body(top)])
      const line = Buffer.byteLength(body(top).at(-1)?.trim() ?? '')
      expect(Buffer.byteLength(pair.sent())).toBeLessThanOrEqual(line + 8)
    }
    for (let top = 10; top > 2; top--) {
      pair.sent()
      pair.draw([HEADER, ...body(top)])
      if (top < 10)
        expect(Buffer.byteLength(pair.sent())).toBeLessThanOrEqual(Buffer.byteLength(body(top)[0] ?? '') + 12)
    }
    await expectEqual(pair)
  })

  it('sends nothing for a frame that shows the same', async () => {
    const pair = createPair(80, 24)
    pair.draw([HEADER, ...body(0)])
    pair.sent()
    pair.draw([`\x1b[1m衡阳\x1b[1m日报\x1b[22m`, ...body(0)])
    await pair.settle()
    expect(pair.sent()).toBe('')
  })

  it('sends only the characters that changed in a row', () => {
    const pair = createPair(80, 24)
    pair.draw(['> 深入学习贯彻', '  加快开放崛起'])
    pair.sent()
    pair.draw(['  深入学习贯彻', '> 加快开放崛起'])
    expect(pair.sent()).toBe('\x1b[H \r\n>')
  })

  it('keeps what it shows until the first frame of Ink', async () => {
    const pair = createPair(80, 24)
    pair.painter.stream.write([HEADER, ...body(0)].join('\n'))
    await pair.settle()
    expect(pair.sent()).toContain('衡阳日报')
    pair.painter.stream.write('\x1b[?1049h')
    await pair.settle()
    pair.painter.stream.write('\x1b[?2004h\x1b[?25l')
    await pair.settle()
    pair.draw([HEADER, ...body(0)])
    await pair.settle()
    expect(pair.sent()).toBe('')
  })

  it('uses synchronised output when the terminal has it and the update is large', () => {
    const pair = createPair(80, 24)
    pair.draw([HEADER, ...body(0)])
    expect(pair.sent()).not.toContain('?2026')
    pair.painter.synchronise(true)
    pair.draw([HEADER, ...body(40)])
    expect(pair.sent()).toMatch(/^\x1b\[\?2026h[\s\S]*\x1b\[\?2026l$/)
    pair.draw([HEADER, ...body(41)])
    expect(pair.sent()).not.toContain('?2026')
  })

  it('passes sequences that do not draw on once and whole, in whatever pieces they come', async () => {
    const pair = createPair(80, 24)
    pair.draw([HEADER, ...body(0)])
    pair.sent()
    const copies = '\x1b]52;c;5oql\x07\x1bPtmux;\x1b\x1b]52;c;5oql\x07\x1b\\'
    for (const unit of copies) pair.painter.stream.write(unit)
    expect(pair.sent()).toBe(copies)
    pair.painter.leave()
    expect(pair.sent()).toBe('\x1b[r\x1b[m\x1b[?25h\x1b[?2004l\x1b[?1049l')
    pair.painter.resume()
    expect(pair.sent()).toContain('\x1b[?1049h\x1b[?2004h')
    pair.painter.close()
    pair.sent()
    pair.painter.stream.write('after the end')
    pair.painter.close()
    await pair.settle()
    expect(pair.sent()).toBe('')
  })

  it('writes only the newest frame to a slow line', () => {
    const output = Object.assign(new EventEmitter(), {
      columns: 20,
      rows: 3,
      writableNeedDrain: false,
      bytes: '',
      write(data: string) {
        this.bytes += data
        return true
      },
    })
    const painter = new Painter({ output, cellWidth: (text) => cellWidth(text, 1) })
    const show = (text: string): void => {
      painter.stream.write(`\x1b[?2026h\x1b[H\x1b[2K${text}\x1b[?2026l`)
    }
    painter.stream.write('\x1b[?1049h')
    show('第一版')
    expect(output.bytes).toContain('一')
    output.bytes = ''
    output.writableNeedDrain = true
    show('第二版')
    show('第三版')
    expect(output.bytes).toBe('')
    output.writableNeedDrain = false
    output.emit('drain')
    expect(output.bytes).toContain('三')
    expect(output.bytes).not.toContain('二')
  })
})
