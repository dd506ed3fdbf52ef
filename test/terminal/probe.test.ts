import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InputFilter } from '../../source/terminal/input-filter.ts'
import { PROBE, ProbeAnswers } from '../../source/terminal/probe.ts'
import { createScreen } from '../screen.ts'

const report = (...columns: number[]): string => columns.map((column) => `\x1b[1;${column}R`).join('')
const NARROW = `${report(2, 2, 2, 2)}\x1b[?2026;2$y\x1b[?62;22c`

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
      expect(answers).toEqual({ ambiguous, rule: ambiguous, synchronised: true })
      expect(screen.text().trim()).toBe('')
      expect(screen.cursor()).toMatchObject({ column: 0, row: 0 })
    }
  })

  it('takes the widest of the three marks, and the rule separately', () => {
    expect(read([`${report(2, 3, 2, 2)}\x1b[?1;2c`]).answers).toEqual({ ambiguous: 2, rule: 1 })
    expect(read([`${report(2, 2, 2, 3)}\x1b[?1;2c`]).answers).toEqual({ ambiguous: 1, rule: 2 })
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
          expect(result.answers).toEqual({ ambiguous: 1, rule: 1, synchronised: true })
          expect(result.complete).toBe(true)
          expect(result.typed).toBe([...keys, ...keys].join(''))
        },
      ),
    )
  })

  it('ignores invalid answers, and passes none of them on', () => {
    for (const invalid of [
      `${report(1, 1, 1, 1)}\x1b[?1;2c`,
      `${report(40, 0, 7, 99999)}\x1b[?1;2c`,
      `${report(2, 2)}\x1b[?1;2c`,
      `${report(2, 2, 2, 2, 3)}\x1b[?1;2c`,
      '\x1b[?1;2c',
      `\x1b]11;rgb:0000/0000/0000\x07${report(5, 5, 5, 5)}\x1bP1$r0m\x1b\\\x1b[?64;1;2c`,
    ]) {
      const result = read([invalid])
      expect(result.answers.ambiguous).toBeUndefined()
      expect(result.typed).toBe('')
      expect(result.complete).toBe(true)
    }
  })
})
