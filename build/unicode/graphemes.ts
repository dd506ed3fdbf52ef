/**
 * Writes source/typeset/cells/join-data.ts, the exceptions to `derivedJoin`:
 *
 *     node build/unicode/graphemes.ts
 *
 * The regular expressions of the Node that runs this must know the same version of Unicode.
 */
import { writeFileSync } from 'node:fs'
import { derivedJoin, Join } from '../../source/typeset/cells/character.ts'
import { linesOf, namesOf, runsOf, UNICODE } from './properties.ts'

type JoinName = keyof typeof Join

/** Of Grapheme_Cluster_Break (UAX #29, table 2). */
const BREAKS = {
  Control: 'control',
  CR: 'carriageReturn',
  LF: 'lineFeed',
  Extend: 'extend',
  ZWJ: 'joiner',
  SpacingMark: 'spacingMark',
  Prepend: 'prepend',
  Regional_Indicator: 'regional',
  L: 'leadingJamo',
  V: 'vowelJamo',
  T: 'trailingJamo',
  LV: 'openSyllable',
  LVT: 'closedSyllable',
} as const satisfies Readonly<Record<string, JoinName>>

/** Of Indic_Conjunct_Break (UAX #29, GB9c). */
const CONJUNCTS = { Consonant: 'consonant', Linker: 'linker' } as const satisfies Readonly<
  Record<string, JoinName>
>

const ZERO_WIDTH_NON_JOINER = 0x200c

const hex = (first: number, last: number): string =>
  first === last ? first.toString(16) : `${first.toString(16)}-${last.toString(16)}`

/** How each code point joins its neighbours, by name. */
export const joinNames = async (): Promise<(codePoint: number) => JoinName> => {
  const breaks = await namesOf<JoinName>('Grapheme_Cluster_Break', BREAKS, 'none')
  const conjuncts = await namesOf<JoinName>('Indic_Conjunct_Break', CONJUNCTS, 'none')
  const pictographs = await namesOf<JoinName>(
    'Binary_Property',
    { Extended_Pictographic: 'pictograph' },
    'none',
  )
  return (codePoint) => {
    if (codePoint === ZERO_WIDTH_NON_JOINER) return 'nonJoiner'
    // The package lists no surrogates; GraphemeBreakProperty.txt has them among the controls.
    if (/\p{Cs}/u.test(String.fromCodePoint(codePoint))) return 'control'
    const conjunct = conjuncts[codePoint] ?? 'none'
    if (conjunct !== 'none') return conjunct
    const name = breaks[codePoint] ?? 'none'
    return name === 'none' ? (pictographs[codePoint] ?? 'none') : name
  }
}

/** The text of join-data.ts. */
const joinText = async (): Promise<string> => {
  const nameOf = await joinNames()
  const runs = runsOf((codePoint) => {
    const name = nameOf(codePoint)
    return Join[name] === derivedJoin(codePoint) ? undefined : name
  })
  const lists = [...Map.groupBy(runs, ({ name }) => name)].map(([name, named]) => {
    const lines = linesOf(named.map(({ first, last }) => hex(first, last)))
    return `  ${name}: \`\n    ${lines.join('\n    ')}\`,`
  })
  return `// Written by build/unicode/graphemes.ts from the Unicode Character Database ${UNICODE} (UNICODE LICENSE V3).

/** The code points whose \`Join\` \`derivedJoin\` does not tell, as ranges in hexadecimal. */
// biome-ignore format: as a table
export const LISTED_JOINS = {
${lists.join('\n')}
} as const
`
}

if (import.meta.main)
  writeFileSync(new URL('../../source/typeset/cells/join-data.ts', import.meta.url), await joinText())
