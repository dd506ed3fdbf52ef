import { describe, expect, it } from 'vitest'
import { joinNames } from '../../build/unicode/graphemes.ts'
import { classNames } from '../../build/unicode/line-breaks.ts'
import { Class, classOf } from '../../source/typeset/breaks/class.ts'
import { Join, joinOf, traitsOf } from '../../source/typeset/cells/character.ts'

/** Code points that are assigned in the Unicode of this Node, whose regular expressions decide about most of them. */
const assigned = Array.from({ length: 0x110000 }, (_, code) => code).filter(
  (code) => !/\p{Cn}/u.test(String.fromCodePoint(code)),
)

describe('the tables made from the Unicode Character Database', () => {
  it('give each character its Line_Break', async () => {
    const names = await classNames()
    const finer: Readonly<Record<number, Class>> = {
      [Class.OPW]: Class.OP,
      [Class.QI]: Class.QU,
      [Class.QF]: Class.QU,
      [Class.DC]: Class.AL,
    }
    const wrong = assigned.filter((code) => {
      const found = classOf(code)
      return (finer[found] ?? found) !== Class[names[code] ?? 'AL']
    })
    expect(wrong.map((code) => code.toString(16))).toEqual([])
  })

  it('let each character join its neighbours as Grapheme_Cluster_Break says', async () => {
    const nameOf = await joinNames()
    const wrong = assigned.filter((code) => joinOf(traitsOf(code)) !== Join[nameOf(code)])
    expect(wrong.map((code) => code.toString(16))).toEqual([])
  })
})
