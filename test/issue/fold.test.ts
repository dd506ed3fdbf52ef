import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { simplifiedText } from '../../build/simplified.ts'
import { fold, foldedOffset, type Issue, printedRange } from '../../source/issue/index.ts'
import { findMatches, type Match } from '../../source/makeup/index.ts'
import { matchesFor } from '../../source/reader/state/screen-matches.ts'
import { open } from '../reader/playing.ts'
import { makeIssue, makeShelf } from '../shelf/fixtures.ts'

/** Characters, each in several printed forms. No form begins or ends with an ignored character. */
const FORMS: readonly (readonly string[])[] = [
  ['灯', '燈'],
  ['台', '臺', '颱'],
  ['湾', '灣'],
  ['葛'],
  ['𠮷'],
  ['𫚉', '魟'],
  ['a', 'A', 'ａ', 'Ａ'],
  ['é', 'e\u0301', 'E\u0301', 'ｅ\u0301', 'É', 'e\u00ad\u0301'],
  ['ộ', 'o\u0323\u0302', 'o\u0302\u0323', 'Ộ'],
  ['が', 'か\u3099', 'か\u200c\u3099'],
  ['ガ', 'カ\u3099', 'ｶﾞ'],
  ['한', '\u1112\u1161\u11ab', '하\u11ab'],
  ['7', '７'],
  ['。', '｡'],
]
const IGNORED = [
  '\u00ad',
  '\u200b',
  '\u200d',
  '\ufe0f',
  '\u{e0100}',
  '\ufeff',
  '\u2066',
  '\ufffd',
  '\u{1d173}',
]

const ignored = fc.array(fc.constantFrom(...IGNORED), { maxLength: 2 }).map((all) => all.join(''))
const word = fc.array(fc.nat(FORMS.length - 1), { minLength: 1, maxLength: 6 })
/** A printed word: each character in one of its forms, with ignored characters between them. */
const printedAs = (characters: readonly number[]): fc.Arbitrary<string> =>
  fc
    .tuple(...characters.map((character) => fc.tuple(fc.constantFrom(...(FORMS[character] ?? [])), ignored)))
    .map((all) => all.map(([form, after], index) => (index < all.length - 1 ? form + after : form)).join(''))
const around = fc
  .array(fc.oneof(fc.constantFrom(...'水火，、ß각Ωё👍', 'x\u0301\u0301'), ignored), { maxLength: 5 })
  .map((all) => all.join(''))

/** Any text, with many characters that compose or are ignored. */
const anything = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 4 }),
      fc.constantFrom(...FORMS.flat(), ...IGNORED, '\u0301', '\u0323', '\u11ab', '\ud83d', '\udc4d', '\0'),
    ),
    { maxLength: 12 },
  )
  .map((all) => all.join(''))

const findIn = (text: string, query: string): readonly string[] =>
  [...findMatches([{ block: 0, folded: fold(text) }], query)].flatMap((match) =>
    match ? [text.slice(match.start, match.end)] : [],
  )

describe('the fold', () => {
  it.each([
    ['燈', '灯'],
    ['臺灣', '台湾'],
    ['麼麽么', '幺幺幺'],
    ['ＧＤＰ　５．３％', 'gdp 5.3%'],
    ['ΟΔΟΣ ſ µ', 'οδοσ s μ'],
    ['E\u0301\u{e0100}', 'é'],
    ['か\u3099ｶﾞ', 'がガ'],
    ['\u1112\u1161\u11ab', '한'],
    ['\uf9e8\u{2f804}', '里你'],
    ['co\u00adoperate', 'cooperate'],
    ['葛\u{e0100}城', '葛城'],
    ['渡\u200b\ufffd口', '渡口'],
    ['𠮷田', '𠮷田'],
    ['Ꙁ Ꞌ 𐐀', 'ꙁ ꞌ 𐐨'],
    ['①㎡…ﬁ', '①㎡…ﬁ'],
    ['', ''],
    ['\u200b', ''],
  ])('of %j is %j', (text, folded) => {
    expect(fold(text).text).toBe(folded)
  })

  it('of a character does not depend on how it is composed', () => {
    const wrong: string[] = []
    for (let code = 0; code < 0x2fa20; code = code === 0x1ffff ? 0x2f800 : code + 1) {
      const character = String.fromCodePoint(code)
      const { text } = fold(character)
      const forms = [text, character.normalize('NFC'), character.normalize('NFD')]
      if (forms.some((form) => fold(form).text !== text)) wrong.push(code.toString(16))
    }
    expect(wrong).toEqual([])
  })

  it('of a folded text is the same text', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const once = fold(text).text
        expect(fold(once).text).toBe(once)
      }),
      { numRuns: 2000 },
    )
  })

  it('does not depend on how the text is normalised', () => {
    fc.assert(
      fc.property(anything, (text) => {
        for (const form of ['NFC', 'NFD'] as const)
          expect(fold(text.normalize(form)).text).toBe(fold(text).text)
      }),
      { numRuns: 2000 },
    )
  })

  it('maps each unit to its printed range, in order, and back', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const folded = fold(text)
        let last: readonly [number, number] = [0, 0]
        for (let index = 0; index < folded.text.length; index += 1) {
          const range = printedRange(folded, index, index + 1)
          expect(range[0]).toBeLessThan(range[1])
          // Either a later character, or another unit of the last one.
          if (range[0] < last[1]) expect(range).toEqual(last)
          expect(printedRange(folded, foldedOffset(folded, range[0]), index + 1)).toEqual(range)
          last = range
        }
        expect(last[1]).toBeLessThanOrEqual(text.length)
        expect(foldedOffset(folded, text.length)).toBe(folded.text.length)
      }),
      { numRuns: 2000 },
    )
  })

  it('takes linear time for any number of marks', () => {
    const timeOf = (marks: number): number => {
      const text = `a${'\u0301\u0316'.repeat(marks)}`
      const start = performance.now()
      fold(text)
      return performance.now() - start
    }
    timeOf(1000)
    expect(timeOf(100_000) / Math.max(1, timeOf(10_000))).toBeLessThan(60)
  })

  it('uses the simplified characters that the script writes', async () => {
    const { readFileSync } = await import('node:fs')
    const file = new URL('../../source/issue/fold/simplified.txt', import.meta.url)
    expect(readFileSync(file, 'utf8')).toBe(simplifiedText())
  })
})

describe('a query', () => {
  it('is found in any of its forms, and the match is exactly the word', () => {
    const pairs = word.chain((characters) =>
      fc.record({ text: printedAs(characters), query: printedAs(characters) }),
    )
    fc.assert(
      fc.property(pairs, around, around, ignored, ({ text, query }, before, after, more) => {
        expect(findIn(`${before}，${text}${more}，${after}`, more + query)).toEqual([text])
      }),
      { numRuns: 2000 },
    )
  })

  it('does not match a part of a character', () => {
    expect(findIn('cafe\u0301', 'e')).toEqual([])
    expect(findIn('か\u3099', 'か')).toEqual([])
    expect(findIn('한', '하')).toEqual([])
    expect(findIn('x\u0301y', 'x')).toEqual(['x\u0301'])
    expect(findIn('x\u0301\u0301y', '\u0301')).toEqual(['x\u0301\u0301'])
  })

  it('is found across line ends in Han, but not in Latin text', () => {
    expect(findIn('渡\u200b\n 口', '渡口')).toEqual(['渡\u200b\n 口'])
    expect(findIn('next\ncall', 'nextcall')).toEqual([])
  })
})

describe('the shelf and the article it opens', () => {
  const text = fc.array(fc.nat(FORMS.length - 1), { minLength: 1, maxLength: 10 }).chain(printedAs)
  const drafts = fc.array(
    fc.record({ headline: fc.array(text, { maxLength: 1 }), text: fc.array(text, { maxLength: 3 }) }),
    { minLength: 1, maxLength: 8 },
  )
  /** The matches that the reader marks in an article. */
  const marksIn = (issue: Issue, article: string, query: string): readonly Match[] => {
    const screen = { kind: 'article', place: { article, block: 0, character: 0 }, offered: false } as const
    return matchesFor({ ...open({ issue }), screens: [screen], search: { query } }).matches
  }

  it('find the same words, at the same place', async () => {
    const shelf = await makeShelf()
    const queries = fc.array(word.filter(({ length }) => length < 4).chain(printedAs), {
      minLength: 4,
      maxLength: 8,
    })
    await fc.assert(
      fc.asyncProperty(drafts, queries, async (articles, asked) => {
        const issue = makeIssue({ articles })
        await shelf.add(issue)
        for (const query of asked) {
          const { hits } = await shelf.search(`"${query}"`)
          const marked = issue.articles.filter(({ id }) => marksIn(issue, id, query).length > 0)
          expect(hits.map(({ article }) => article)).toEqual(marked.map(({ id }) => id))
          for (const { article, part, block, character } of hits) {
            const inBlock = marksIn(issue, article, query).find((match) => match.block === block)
            if (part === 'body') expect(inBlock?.start).toBe(character)
          }
        }
      }),
      { numRuns: 40 },
    )
  })
})
