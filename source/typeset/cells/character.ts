import { eastAsianWidthType } from 'get-east-asian-width'
import type { Ambiguous } from './ambiguous.ts'
import { cachedByCodePoint, isCommonHan, parseRanges, type Ranges } from './code-points.ts'

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

/** The joins by Unicode 17 that no property of regular expressions gives. */
const listJoins = (): readonly (readonly [Join, Ranges])[] => [
  [Join.carriageReturn, parseRanges('d')],
  [Join.lineFeed, parseRanges('a')],
  [Join.nonJoiner, parseRanges('200c')],
  [Join.joiner, parseRanges('200d')],
  [
    Join.prepend,
    parseRanges(
      '600-605 6dd 70f 890-891 8e2 d4e 110bd 110cd 111c2-111c3 113d1 1193f 11941 11a84-11a89 11d46 11f02',
    ),
  ],
  [
    Join.linker,
    parseRanges(
      '94d 9cd acd b4d c4d d4d 1039 17d2 1a60 1b44 1bab a9c0 aaf6 10a3f 11133 113d0 1193e 11a47 11a99 11f42',
    ),
  ],
  [
    Join.none,
    parseRanges(
      '102b-102c 1038 1062-1064 1067-106d 1083 1087-108c 108f 109a-109c 1a61 1a63-1a64 aa7b aa7d 11720-11721',
    ),
  ],
  [Join.spacingMark, parseRanges('e33 eb3')],
  [Join.leadingJamo, parseRanges('1100-115f a960-a97c')],
  [Join.vowelJamo, parseRanges('1160-11a7 d7b0-d7c6 16d63 16d67-16d6a')],
  [Join.trailingJamo, parseRanges('11a8-11ff d7cb-d7fb')],
  [
    Join.consonant,
    parseRanges(
      '915-939 958-95f 978-97f 995-9a8 9aa-9b0 9b2 9b6-9b9 9dc-9dd 9df 9f0-9f1 a95-aa8 aaa-ab0 ab2-ab3 ab5-ab9 ' +
        'af9 b15-b28 b2a-b30 b32-b33 b35-b39 b5c-b5d b5f b71 c15-c28 c2a-c39 c58-c5a d15-d3a 1000-102a 103f ' +
        '1050-1055 105a-105d 1061 1065-1066 106e-1070 1075-1081 108e 1780-17b3 1a20-1a54 1b0b-1b0c 1b13-1b33 ' +
        '1b45-1b4c 1b83-1ba0 1bae-1baf 1bbb-1bbd a989-a98b a98f-a9b2 a9e0-a9e4 a9e7-a9ef a9fa-a9fe aa60-aa6f ' +
        'aa71-aa73 aa7a aa7e-aa7f aae0-aaea abc0-abda 10a00 10a10-10a13 10a15-10a17 10a19-10a35 11103-11126 11144 ' +
        '11147 11380-11389 1138b 1138e 11390-113b5 11900-11906 11909 1190c-11913 11915-11916 11918-1192f 11a00 ' +
        '11a0b-11a32 11a50 11a5c-11a83 11f04-11f10 11f12-11f33',
    ),
  ],
]

/** Built at first use. */
let listedJoins: ReturnType<typeof listJoins> | undefined

const joinOfCharacter = (codePoint: number, character: string): Join => {
  listedJoins ??= listJoins()
  const entry = listedJoins.find(([, list]) => isWithin(codePoint, list))
  if (entry) return entry[0]
  if (codePoint >= 0xac00 && codePoint <= 0xd7a3)
    return (codePoint - 0xac00) % 28 === 0 ? Join.openSyllable : Join.closedSyllable
  if (/[\p{Grapheme_Extend}\p{Emoji_Modifier}]/u.test(character)) return Join.extend
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]|(?=\p{Cn})\p{Default_Ignorable_Code_Point}/u.test(character))
    return Join.control
  if (/\p{Regional_Indicator}/u.test(character)) return Join.regional
  if (/\p{Mc}/u.test(character)) return Join.spacingMark
  return /\p{Extended_Pictographic}/u.test(character) ? Join.pictograph : Join.none
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
  return joinOfCharacter(codePoint, character) * 4 + cellsAlone(codePoint, character)
})
