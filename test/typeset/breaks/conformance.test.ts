import { describe, expect, it } from 'vitest'
import { Break } from '../../../source/typeset/breaks/break.ts'
import type { Rules } from '../../../source/typeset/breaks/pairs.ts'
import { markBreaks } from '../../../source/typeset/breaks/walk.ts'
import { breakCases } from '../../ucd/ucd.ts'
import zhLists from '../../ucd/wpt-zh.json' with { type: 'json' }

const breaksOf = (text: string, rules: Rules): number[] => {
  const breaks = new Uint8Array(text.length + 1).fill(Break.forbidden)
  for (let offset = 1; offset < text.length; offset++)
    if ((text.codePointAt(offset - 1) ?? 0) > 0xffff) breaks[offset] = Break.never
  markBreaks(text, rules, breaks)
  breaks[text.length] = Break.required
  return [...breaks.keys()].filter((offset) => (breaks[offset] ?? 0) >= Break.allowed)
}

describe('line breaking by Unicode 17', () => {
  const cases = breakCases('LineBreakTest.txt')

  it('passes every case without the Chinese rules', () => {
    expect(cases.length).toBe(19_338)
    const wrong = cases.filter(({ text, breaks }) => breaksOf(text, 'uax14').join() !== breaks.join())
    expect(wrong).toEqual([])
  })

  /** Why the Chinese rules differ, and the texts they change: each case that differs matches one of these. */
  const differences: readonly (readonly [reason: string, texts: RegExp])[] = [
    ['quotation marks are brackets with a side (CLDR zh; LB19 for others)', /[“”‘’]/u],
    ['connectors and interpuncts start no line, not even after a space (CLREQ 3.1)', /[·‧～–－]/u],
    ['a lone dash starts no line, nor does a pair at the strict level', /[—⸺]/u],
    [
      'non-starters start no line, not even after a space',
      /[\u203c\u203d\u2047-\u2049\u3005\u301c\u303b\u3041-\u30ff\u{1f679}-\u{1f67b}\ufe13\ufe54\uff1a\uff1b\uff65-\uff9f\u17d6\ua015]/u,
    ],
    ['a solidus ends no line (CLREQ, GB-style)', /[/／]/u],
    ['an ellipsis starts no line, not even after a space', /[\u2024-\u2026⋯\ufe19]/u],
    [
      'a tab or another blank after a bracket counts as a space',
      /\p{Ps}\p{M}*[\t\u1680\u2000-\u200b\u205f\u3000]/u,
    ],
    ['no mark begins a line after a zero-width space', /\u200b/],
    ['fullwidth figures and letters count as figures and letters', /[\uff10-\uff5a]/u],
    [
      'per cent and degree signs start no line (CLREQ 3.1)',
      /[%¢°\u2030-\u2037\u2103\u2109\ufe6a\uff05\uffe0]/u,
    ],
    ['prefixes in a row are kept together: C++', /[\p{Sc}+]\p{M}*[\p{Sc}+]/u],
    ['a number keeps its unit', /\p{Nd}\p{M}* *\p{Script=Han}/u],
    ['a URL breaks at its joints', /https?:/u],
  ]

  it.each(['basic', 'gb', 'strict'] as const)(
    'differs at %s only where a Chinese rule requires it',
    (level) => {
      const different = cases.filter(({ text, breaks }) => breaksOf(text, level).join() !== breaks.join())
      const unexplained = different.filter(({ text }) => !differences.some(([, texts]) => texts.test(text)))
      expect(unexplained.map(({ text }) => text)).toEqual([])
      expect(1 - different.length / cases.length).toBeGreaterThan(0.94)
    },
  )
})

it('passes the strict Chinese cases of the W3C', () => {
  const { source, template, ...lists } = zhLists
  const wrong = Object.values(lists).flatMap(({ chars, strict }) =>
    chars.filter((code) => {
      const text = `文文文文文文${String.fromCodePoint(Number.parseInt(code, 16))}字字`
      return breaksOf(text, 'strict').includes(6) !== strict
    }),
  )
  expect([source, template].every(Boolean)).toBe(true)
  expect(Object.values(lists).flatMap(({ chars }) => chars)).toHaveLength(36)
  expect(wrong).toEqual([])
})
