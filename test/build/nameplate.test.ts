import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, inject, it } from 'vitest'
import { nameCharacters } from '../../build/nameplate/characters.ts'
import { nameGlyphs } from '../../source/commands/reading/glyph-file.ts'
import { GLYPH_SIZES, QUADRANTS } from '../../source/makeup/index.ts'
import { root } from '../pty.ts'

describe('the drawings of papers’ names', () => {
  it('are there for every character of the catalogue, in every size, with ink on each and of quadrants only', () => {
    // `npm run nameplate` adds what is missing.
    const characters = nameCharacters()
    expect(characters).toEqual(expect.arrayContaining([...'衡阳日报', ...'報陽', '2']))
    for (const character of characters)
      for (const size of GLYPH_SIZES) {
        const rows = nameGlyphs(character, size) ?? []
        const text = rows.join('')
        expect(rows.map(({ length }) => length)).toEqual(Array(size.rows).fill(size.columns))
        expect(
          [...text].filter((cell) => !QUADRANTS.includes(cell)),
          character,
        ).toEqual([])
        // 一 has the least: one stroke from side to side.
        expect(text.replaceAll(' ', '').length, character).toBeGreaterThanOrEqual(size.columns / 2)
      }
  })

  it('are no one else’s: other characters have none, whatever they are', () => {
    for (const character of ['', '𠮷', 'é', '\u0000', '\uffff', '龘', '日报'])
      expect(nameGlyphs(character, { columns: 14, rows: 7 }), character).toBeUndefined()
  })

  it('take at most 60 KB, with the licence of the face they are drawn from', () => {
    expect(statSync(join(root, 'data/nameplate.bin')).size).toBeLessThanOrEqual(60_000)
    const licences = readFileSync(join(inject('dist'), 'LICENCES.txt'), 'utf8')
    const [licence = ''] = /@fontsource-variable\/noto-serif-sc [\s\S]*?(?=\n-{80}\n)/.exec(licences) ?? []
    expect(licence).toContain('(c) 2017-2024 Adobe')
    expect(licence).toContain('SIL OPEN FONT LICENSE Version 1.1')
  })
})
