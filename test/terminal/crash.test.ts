import { expect, it } from 'vitest'
import { describeCrash } from '../../source/terminal/guards.ts'

it('describes a crash with its message on one line, whatever it quotes', () => {
  const cause = new Error('因\n\x9b2J')
  const error = Object.assign(new Error('甲\n\x1b[2J\n乙', { cause }), {
    stack: 'Error\n    at \x1b]0;x (a.ts:1)',
  })
  expect(describeCrash(error)).toBe('baolan: Error: 甲 [2J 乙\n  because: Error: 因 2J\n  at ]0;x (a.ts:1)\n')
  expect(describeCrash('甲\r\n乙')).toBe('baolan: 甲 乙\n')
})
