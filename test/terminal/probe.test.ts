import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InputFilter } from '../../source/terminal/input-filter.ts'
import { PROBE, ProbeAnswers } from '../../source/terminal/probe.ts'
import { createScreen } from '../screen.ts'

const report = (...columns: number[]): string => columns.map((column) => `\x1b[1;${column}R`).join('')
/** What a terminal answers that draws everything in one cell, on paper-coloured ground. */
const NARROW = `${report(2, 2, 2, 2, 2, 2)}\x1b]11;rgb:fbfb/fafa/f6f6\x07\x1b[?2026;2$y\x1b[?62;22c`
const ANSWERED = { ambiguous: 1, rule: 1, blocks: 1, ground: 'light', synchronised: true }

/** The typed text and the answers in input that arrives in these pieces. */
const read = (pieces: readonly string[]) => {
  const probe = new ProbeAnswers()
  const filter = new InputFilter((sequence) => probe.take(sequence))
  const typed = pieces.map((piece) => filter.push(piece).text).join('')
  return { typed, answers: probe.answers, complete: probe.complete }
}

describe('the probe', () => {
  it('measures at the left edge and leaves nothing on the screen', async () => {
    for (const ambiguous of [1, 2] as const) {
      const screen = createScreen({ columns: 20, rows: 3, ambiguous })
      const pieces: string[] = []
      screen.terminal.onData((data) => pieces.push(data))
      await screen.write(PROBE)
      const { typed, answers, complete } = read(pieces)
      expect({ typed, complete }).toEqual({ typed: '', complete: true })
      expect(answers).toEqual({ ambiguous, rule: ambiguous, blocks: ambiguous, synchronised: true })
      expect(screen.text().trim()).toBe('')
      expect(screen.cursor()).toMatchObject({ column: 0, row: 0 })
    }
  })

  it('takes the widest of the three marks and of the two blocks, and the rule separately', () => {
    const cells = (...columns: number[]) => read([`${report(...columns)}\x1b[?1;2c`]).answers
    expect(cells(2, 3, 2, 2, 2, 2)).toEqual({ ambiguous: 2, rule: 1, blocks: 1 })
    expect(cells(2, 2, 2, 3, 2, 2)).toEqual({ ambiguous: 1, rule: 2, blocks: 1 })
    // “xterm -cjk_width”: █ is wide, ▗ is not.
    expect(cells(3, 3, 3, 3, 3, 2)).toEqual({ ambiguous: 2, rule: 2, blocks: 2 })
    expect(cells(2, 2, 2, 2, 2, 3)).toEqual({ ambiguous: 1, rule: 1, blocks: 2 })
    // A block that came out at no width of ours leaves only the blocks open.
    expect(cells(2, 2, 2, 2, 2, 7)).toEqual({ ambiguous: 1, rule: 1 })
  })

  it('tells whether the wheel sends arrows, where that can be chosen', () => {
    const wheel = (setting: number) => read([`\x1b[?1007;${setting}$y\x1b[?1;2c`]).answers.wheel
    expect([0, 1, 2, 3, 4].map(wheel)).toEqual([undefined, true, false, undefined, undefined])
  })

  it('tells a light ground from a dark one, in every form of a colour', () => {
    for (const [colour, ground] of [
      ['rgb:fbfb/fafa/f6f6', 'light'],
      ['rgb:1c1c/1b1b/1919', 'dark'],
      ['rgb:fd/f6/e3', 'light'],
      ['rgb:0/0/0', 'dark'],
      ['rgb:f/f/f', 'light'],
      ['rgba:2828/2a2a/3636/ffff', 'dark'],
      // Blue is dark, and yellow light, with the same sum.
      ['rgb:0000/0000/ffff', 'dark'],
      ['rgb:ffff/ffff/0000', 'light'],
      ['rgb:xyz', undefined],
      ['', undefined],
    ] as const)
      expect(read([`\x1b]11;${colour}\x07`]).answers.ground, colour).toBe(ground)
  })

  it('reads the answers of every terminal, in its order, and passes none on', () => {
    const light = '\x1b]11;rgb:fbfb/fafa/f6f6'
    const dark = '\x1b]11;rgb:1c1c/1b1b/1919'
    const cells = report(2, 2, 2, 2, 2, 2)
    const narrow = { ambiguous: 1, rule: 1, blocks: 1 }
    for (const [terminal, input, answers] of [
      ['VTE', `${cells}${light}\x1b\\\x1b[?2026;4$y\x1b[?65;1;9c`, { ground: 'light', synchronised: false }],
      ['kitty', `${cells}${dark}\x1b\\\x1b[?2026;2$y\x1b[?62;c`, { ground: 'dark', synchronised: true }],
      ['alacritty', `${cells}${light}\x07\x1b[?6c`, { ground: 'light' }],
      ['xterm', `${cells}${dark}\x07\x1b[?2026;0$y\x1b[?64;1;2;6c`, { ground: 'dark', synchronised: false }],
      ['urxvt', `${cells}\x1b[?2026;0$y\x1b[?1;2c`, { synchronised: false }],
      ['urxvt, if it answered as to OSC 4', `${cells}${dark}\x1b\x1b[?1;2c`, { ground: 'dark' }],
      ['tmux', `${cells}\x1b[?1;2c`, {}],
      ['GNU screen', `${cells}\x1b[?1;2c${light}\x07`, { ground: 'light' }],
      ['one that says ESC and a key', `${cells}\x1b[?1;2c${light}\x1bj`, { ground: 'light' }],
    ] as const) {
      const { typed, ...probed } = read([input])
      expect(probed, terminal).toEqual({ answers: { ...narrow, ...answers }, complete: true })
      expect(typed, terminal).toBe(terminal.endsWith('key') ? 'j' : '')
      expect(read([...input]), terminal).toEqual({ typed, ...probed })
    }
  })

  it('recognises whether the terminal has synchronised output', () => {
    for (const [state, has] of [
      ['0', false],
      ['1', true],
      ['2', true],
      ['4', false],
    ] as const)
      expect(read([`\x1b[?2026;${state}$y\x1b[?1c`]).answers.synchronised).toBe(has)
  })

  it('reads answers alike in whatever pieces they arrive, with keys typed before and after', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(NARROW.length), { maxLength: 12 }),
        fc.array(fc.constantFrom('j', '/', '衡', '\r', ' '), { maxLength: 4 }),
        (cuts, keys) => {
          const bounds = [0, ...cuts.toSorted((a, b) => a - b), NARROW.length]
          const pieces = bounds.slice(1).map((end, index) => NARROW.slice(bounds[index], end))
          const result = read([...keys, ...pieces, ...keys])
          expect(result.answers).toEqual(ANSWERED)
          expect(result.complete).toBe(true)
          expect(result.typed).toBe([...keys, ...keys].join(''))
        },
      ),
    )
  })

  it('ignores invalid answers, and passes none of them on', () => {
    for (const invalid of [
      `${report(1, 1, 1, 1, 1, 1)}\x1b[?1;2c`,
      `${report(40, 0, 7, 99999, 1, 4)}\x1b[?1;2c`,
      `${report(2, 2)}\x1b[?1;2c`,
      `${report(2, 2, 2, 2, 2, 2, 3)}\x1b[?1;2c`,
      '\x1b[?1;2c',
      `\x1b]11;rgb:0000/0000/0000\x07${report(5, 5, 5, 5, 5, 5)}\x1bP1$r0m\x1b\\\x1b[?64;1;2c`,
    ]) {
      const result = read([invalid])
      expect(result.answers.ambiguous).toBeUndefined()
      expect(result.typed).toBe('')
      expect(result.complete).toBe(true)
    }
  })
})
