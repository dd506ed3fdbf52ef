import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InputFilter } from '../../source/terminal/input-filter.ts'
import { PROBE, ProbeAnswers } from '../../source/terminal/probe.ts'
import { createScreen } from '../screen.ts'

const report = (...columns: number[]): string => columns.map((column) => `\x1b[1;${column}R`).join('')
const NARROW = `${report(2, 2, 2, 2)}\x1b[?2026;2$y\x1b[?62;22c`

/** What is typed, and the answers, if the data arrives in these pieces. */
const listen = (pieces: readonly string[]) => {
  const queries = new ProbeAnswers()
  const filter = new InputFilter((sequence) => queries.take(sequence))
  const typed = pieces.map((piece) => filter.push(piece).text).join('')
  return { typed, answers: queries.answers, complete: queries.complete }
}

describe('the probe', () => {
  it('asks each width at the left edge and leaves nothing on the screen', async () => {
    for (const ambiguous of [1, 2] as const) {
      const screen = createScreen({ columns: 20, rows: 3, ambiguous })
      const pieces: string[] = []
      screen.terminal.onData((data) => pieces.push(data))
      await screen.write(PROBE)
      const { typed, answers, complete } = listen(pieces)
      expect({ typed, complete }).toEqual({ typed: '', complete: true })
      expect(answers).toEqual({ ambiguous, rule: ambiguous, synchronised: true })
      expect(screen.text().trim()).toBe('')
      expect(screen.cursor()).toMatchObject({ column: 0, row: 0 })
    }
  })

  it('takes the widest of the three marks, and the rule for itself', () => {
    expect(listen([`${report(2, 3, 2, 2)}\x1b[?1;2c`]).answers).toEqual({ ambiguous: 2, rule: 1 })
    expect(listen([`${report(2, 2, 2, 3)}\x1b[?1;2c`]).answers).toEqual({ ambiguous: 1, rule: 2 })
  })

  it('recognises that the mode is missing', () => {
    for (const [state, has] of [
      ['0', false],
      ['1', true],
      ['2', true],
      ['4', false],
    ] as const)
      expect(listen([`\x1b[?2026;${state}$y\x1b[?1c`]).answers.synchronised).toBe(has)
  })

  it('reads the same in whatever pieces the answers arrive, even between typed keys', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(NARROW.length), { maxLength: 12 }),
        fc.array(fc.constantFrom('j', '/', '衡', '\r', ' '), { maxLength: 4 }),
        (cuts, keys) => {
          const places = [0, ...cuts.toSorted((one, other) => one - other), NARROW.length]
          const pieces = places.slice(1).map((end, index) => NARROW.slice(places[index], end))
          const heard = listen([...keys, ...pieces, ...keys])
          expect(heard.answers).toEqual({ ambiguous: 1, rule: 1, synchronised: true })
          expect(heard.complete).toBe(true)
          expect(heard.typed).toBe([...keys, ...keys].join(''))
        },
      ),
    )
  })

  it('ignores answers that make no sense, and types none of them', () => {
    for (const wrong of [
      `${report(1, 1, 1, 1)}\x1b[?1;2c`,
      `${report(40, 0, 7, 99999)}\x1b[?1;2c`,
      `${report(2, 2)}\x1b[?1;2c`,
      `${report(2, 2, 2, 2, 3)}\x1b[?1;2c`,
      '\x1b[?1;2c',
      `\x1b]11;rgb:0000/0000/0000\x07${report(5, 5, 5, 5)}\x1bP1$r0m\x1b\\\x1b[?64;1;2c`,
    ]) {
      const heard = listen([wrong])
      expect(heard.answers.ambiguous).toBeUndefined()
      expect(heard.typed).toBe('')
      expect(heard.complete).toBe(true)
    }
  })
})
