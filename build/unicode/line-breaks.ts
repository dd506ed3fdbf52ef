/**
 * Writes source/typeset/breaks/class-data.ts, the exceptions to `derivedClass`:
 *
 *     node build/unicode/line-breaks.ts
 *
 * The regular expressions of the Node that runs this must know the same version of Unicode.
 */
import { writeFileSync } from 'node:fs'
import { type Class, derivedClass } from '../../source/typeset/breaks/class.ts'
import { linesOf, namesOf, runsOf, UNICODE } from './properties.ts'

/** LB1 resolves AI, SG and XX to AL, CJ to NS, and SA to CM or AL. */
const CLASSES = {
  Aksara: 'AK',
  Aksara_Prebase: 'AP',
  Aksara_Start: 'AS',
  Break_After: 'BA',
  Break_Before: 'BB',
  Break_Both: 'B2',
  Break_Symbols: 'SY',
  Carriage_Return: 'CR',
  Close_Parenthesis: 'CP',
  Close_Punctuation: 'CL',
  Combining_Mark: 'CM',
  Conditional_Japanese_Starter: 'NS',
  Contingent_Break: 'CB',
  E_Base: 'EB',
  E_Modifier: 'EM',
  Exclamation: 'EX',
  Glue: 'GL',
  H2: 'H2',
  H3: 'H3',
  Hebrew_Letter: 'HL',
  Hyphen: 'HY',
  Ideographic: 'ID',
  Infix_Numeric: 'IS',
  Inseparable: 'IN',
  JL: 'JL',
  JT: 'JT',
  JV: 'JV',
  Line_Feed: 'LF',
  Mandatory_Break: 'BK',
  Next_Line: 'NL',
  Nonstarter: 'NS',
  Numeric: 'NU',
  Open_Punctuation: 'OP',
  Postfix_Numeric: 'PO',
  Prefix_Numeric: 'PR',
  Quotation: 'QU',
  Regional_Indicator: 'RI',
  Space: 'SP',
  Unambiguous_Hyphen: 'HH',
  Virama: 'VI',
  Virama_Final: 'VF',
  Word_Joiner: 'WJ',
  ZWJ: 'ZWJ',
  ZWSpace: 'ZW',
} as const satisfies Readonly<Record<string, keyof typeof Class>>

/** The class of each code point, resolved, by name. */
export const classNames = async (): Promise<readonly (keyof typeof Class)[]> => {
  const names: (keyof typeof Class)[] = [...(await namesOf('Line_Break', CLASSES, 'AL'))]
  for (const [codePoint, name] of (await namesOf('Line_Break', { Complex_Context: 'SA' }, '')).entries())
    if (name === 'SA' && /[\p{Mn}\p{Mc}]/u.test(String.fromCodePoint(codePoint))) names[codePoint] = 'CM'
  return names
}

/** The text of class-data.ts. */
const lineBreakText = async (): Promise<string> => {
  const names = await classNames()
  const runs = runsOf((codePoint) =>
    names[codePoint] === derivedClass(codePoint) ? undefined : names[codePoint],
  )
  const bounds = runs.flatMap(({ first, last }) => [first, last])
  return `// Written by build/unicode/line-breaks.ts from the Unicode Character Database ${UNICODE} (UNICODE LICENSE V3).

/** The ranges of code points, first and last in turn and in order, whose Line_Break \`derivedClass\` does not tell. */
// biome-ignore format: as a table
export const LISTED_RANGES: readonly number[] = [
  ${linesOf(bounds.map((bound) => `0x${bound.toString(16)},`)).join('\n  ')}
]

/** The class of each of these ranges. */
export const LISTED_CLASSES = \`
  ${linesOf(runs.map(({ name }) => name)).join('\n  ')}
\`
`
}

if (import.meta.main)
  writeFileSync(new URL('../../source/typeset/breaks/class-data.ts', import.meta.url), await lineBreakText())
