import { eastAsianWidthType } from 'get-east-asian-width'
import type { Ambiguous } from './ambiguous.ts'
import { cachedByCodePoint, isCommonHan, parseRanges, type Ranges } from './code-points.ts'
import { LISTED_JOINS } from './join-data.ts'

/** How a code point joins its neighbours into a grapheme (UAX #29, table 2 and Indic_Conjunct_Break). */
export const Join = {
  none: 0,
  control: 1,
  carriageReturn: 2,
  lineFeed: 3,
  extend: 4,
  nonJoiner: 5,
  joiner: 6,
  spacingMark: 7,
  prepend: 8,
  regional: 9,
  leadingJamo: 10,
  vowelJamo: 11,
  trailingJamo: 12,
  openSyllable: 13,
  closedSyllable: 14,
  pictograph: 15,
  consonant: 16,
  linker: 17,
} as const
export type Join = (typeof Join)[keyof typeof Join]

/** A code point's `Join` times four, plus its cells (3: East Asian Ambiguous). */
export type Traits = number

export const joinOf = (traits: Traits): number => traits >> 2

/** Cells of a code point that is not joined to another. */
export const cellsOf = (traits: Traits, ambiguous: Ambiguous): number =>
  (traits & 3) === AMBIGUOUS ? ambiguous : traits & 3

const AMBIGUOUS = 3
const HAN: Traits = 2

const isWithin = (codePoint: number, list: Ranges): boolean =>
  list.some(([first, last]) => codePoint >= first && codePoint <= last)

/** How most code points join, from properties that regular expressions have; `LISTED_JOINS` has the exceptions. */
export const derivedJoin = (codePoint: number): Join => {
  const character = String.fromCodePoint(codePoint)
  if (codePoint >= 0xac00 && codePoint <= 0xd7a3)
    return (codePoint - 0xac00) % 28 === 0 ? Join.openSyllable : Join.closedSyllable
  if (/[\p{Grapheme_Extend}\p{Emoji_Modifier}]/u.test(character)) return Join.extend
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]|(?=\p{Cn})\p{Default_Ignorable_Code_Point}/u.test(character))
    return Join.control
  if (/\p{Regional_Indicator}/u.test(character)) return Join.regional
  if (/\p{Mc}/u.test(character)) return Join.spacingMark
  return Join.none
}

/** Built at first use. */
let listed: readonly (readonly [Join, Ranges])[] | undefined

const joinOfCharacter = (codePoint: number): Join => {
  listed ??= Object.entries(LISTED_JOINS).map(([name, list]) => [
    Join[name as keyof typeof LISTED_JOINS],
    parseRanges(list.trim()),
  ])
  return listed.find(([, list]) => isWithin(codePoint, list))?.[0] ?? derivedJoin(codePoint)
}

/** Marks, controls and format characters; but not the soft hyphen and the signs that enclose figures, which are drawn. */
const DRAWS_NOTHING =
  /(?![\u00ad\t\p{Lo}\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}])[\p{Mn}\p{Me}\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u

const cellsAlone = (codePoint: number, character: string): number => {
  if (DRAWS_NOTHING.test(character)) return 0
  if (codePoint >= 0xd800 && codePoint <= 0xdfff) return AMBIGUOUS // drawn as U+FFFD
  return eastAsianCells(codePoint)
}

const eastAsianCells = (codePoint: number): number => {
  const type = eastAsianWidthType(codePoint)
  if (type === 'ambiguous') return AMBIGUOUS
  return type === 'wide' || type === 'fullwidth' ? 2 : 1
}

/** Common characters that join nothing. Testing them spares the first screen the Unicode properties, which cost milliseconds. */
const COMMON = /^[\x20-\x7e·‐-‧‰-※、-〟ぁ-ゖァ-ヺ！-｠]$/

export const traitsOf: (codePoint: number) => Traits = cachedByCodePoint((codePoint) => {
  if (isCommonHan(codePoint)) return HAN
  const character = String.fromCodePoint(codePoint)
  if (COMMON.test(character)) return Join.none * 4 + eastAsianCells(codePoint)
  return joinOfCharacter(codePoint) * 4 + cellsAlone(codePoint, character)
})
