import { expect, it } from 'vitest'
import { HAN } from '../../source/ingest/forms/index.ts'

/** The first and the last code point of the planes that have Han characters. */
const PLANES = [
  [0, 0xffff],
  [0x16fe0, 0x16fff],
  [0x1f000, 0x323af],
] as const
/** Script=Han besides the characters: the iteration marks of old texts and the reading marks of Vietnamese. */
const MARKS = new Set([0x16fe2, 0x16fe3, 0x16ff0, 0x16ff1, 0x16ff2, 0x16ff3, 0x16ff4, 0x16ff5, 0x16ff6])

it('the class of Han characters has those of Unicode, as far as they are assigned', () => {
  const own = new RegExp(`^${HAN}$`, 'u')
  const wrong: string[] = []
  for (const [first, last] of PLANES)
    for (let code = first; code <= last; code++) {
      const character = String.fromCodePoint(code)
      if (/^\p{Cn}$/u.test(character) || MARKS.has(code)) continue
      if (own.test(character) !== /^\p{Script=Han}$/u.test(character)) wrong.push(code.toString(16))
    }
  expect(wrong).toEqual([])
})
