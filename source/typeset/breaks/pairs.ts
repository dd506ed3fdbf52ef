import { Break } from './break.ts'
import { CLASSES, Class } from './class.ts'
import type { LineBreakLevel } from './level.ts'

/** CLREQ's levels, or UAX #14 without tailoring. */
export type Rules = LineBreakLevel | 'uax14'

/** In the place of a `Break`: the two classes alone do not decide, and `walk.ts` looks at more of the text. */
export const UNDECIDED = 6

/** Whether the rules forbid a break between two classes. */
type Verdict = boolean | typeof UNDECIDED

// biome-ignore format: as a table
const {
  BK, CR, LF, NL, SP, ZW, WJ, GL, OP, OPW, CL, CP, QU, QI, QF, NS, EX, SY, IS, PR, PO, NU, AL, HL, DC, ID,
  IDU, ALU, IN, HY, HH, BA, BB, B2, CB, H2, H3, JL, JV, JT, RI, EB, EM, AK, AP, AS, VF, VI, MARK, SOLIDUS,
} = Class

const any =
  (...classes: readonly number[]) =>
  (lineClass: number): boolean =>
    classes.includes(lineClass)

const letter = any(AL, ALU, HL, DC)
const opening = any(OP, OPW)
const closing = any(CL, CP)
const affix = any(PR, PO)
const hyphen = any(HY, HH)
const jamo = any(JL, JV, JT, H2, H3)
const akshara = any(AK, DC, AS)
const ideograph = any(ID, IDU, EB, EM)

/** Classes that start no line, whatever precedes (LB6, LB7). */
const lineEndOrSpace = any(BK, CR, LF, NL, SP, ZW)
/** Classes that start no line even after spaces (LB11, LB13, CLREQ). */
const neverFirst = any(WJ, CL, CP, EX, SY, MARK, SOLIDUS)

/** In Chinese an ellipsis starts no line (JLREQ, CSS), nor, at CLREQ's strict level, a dash. */
const neverFirstInChinese = (after: number, rules: Rules): boolean =>
  (after === IN && rules !== 'uax14' && rules !== 'basic') || (after === B2 && rules === 'strict')

/** Web pages are full of U+200B; in Chinese a mark starts no line after one either. */
const neverFirstAfterZeroWidth = (after: number, rules: Rules): boolean =>
  rules !== 'uax14' && (neverFirst(after) || neverFirstInChinese(after, rules) || any(IS, PO)(after))

/** Some rules for two adjacent classes; undefined if none of them applies. */
type RuleGroup = (before: number, after: number, rules: Rules) => Verdict | undefined

/** Spaces, joiners and opening brackets: LB6 to LB14. */
const spacesAndBrackets: RuleGroup = (before, after, rules) => {
  if (lineEndOrSpace(after)) return true // LB6, LB7
  if (before === ZW) return neverFirstAfterZeroWidth(after, rules) // LB8
  if (neverFirst(after) || neverFirstInChinese(after, rules)) return true // LB11, LB13
  if (before === WJ || before === GL) return true // LB11, LB12
  if (after === GL) return hyphen(before) ? UNDECIDED : before !== BA // LB12a
  return opening(before) ? true : undefined // LB14
}

/** Quotation marks, dashes, hyphens and ellipses: LB15 to LB22. */
const marks: RuleGroup = (before, after, rules) => {
  if (any(QU, QF)(after) || any(QU, QI)(before)) return true // LB19
  if (after === IS) return true // LB15d
  if (after === QI || before === QF) return UNDECIDED // LB15b, LB19a
  if (closing(before) && after === NS) return true // LB16
  if (before === B2 && after === B2) return true // LB17
  if (before === CB || after === CB) return false // LB20
  if (any(BA, HH, HY, NS)(after) || before === BB) return true // LB21
  if (before === SY && after === HL) return true // LB21b
  if (after === IN) return !(rules === 'basic' && (ideograph(before) || any(CL, EX, MARK, B2)(before))) // LB22
  return undefined
}

/** Numbers, their affixes, and letters beside them: LB23 to LB25. */
const numbers: RuleGroup = (before, after, rules) => {
  if (after === PO && rules !== 'uax14') return true // ％ and ℃ start no line, whatever precedes
  if (before === PR && after === PR && rules !== 'uax14') return true // C++, US$
  if (letter(before) && after === NU) return true // LB23
  if (before === NU && letter(after)) return true
  if (before === PR && ideograph(after)) return true // LB23a
  if (ideograph(before) && after === PO) return true
  if (affix(before) && letter(after)) return true // LB24
  if (letter(before) && affix(after)) return true
  if (any(PO, PR, HY, IS, NU)(before) && after === NU) return true // LB25
  if (before === NU && affix(after)) return true
  if (any(SY, SOLIDUS)(before) && (after === NU || affix(after))) return UNDECIDED
  if ((before === IS || closing(before)) && affix(after)) return UNDECIDED
  return affix(before) && opening(after) ? UNDECIDED : undefined
}

/** Syllables of Hangul and of Brahmic scripts, and letters: LB26 to LB28a. */
const syllables: RuleGroup = (before, after) => {
  if (before === JL && any(JL, JV, H2, H3)(after)) return true // LB26
  if (any(JV, H2)(before) && any(JV, JT)(after)) return true
  if (any(JT, H3)(before) && after === JT) return true
  if (jamo(before) && after === PO) return true // LB27
  if (before === PR && jamo(after)) return true
  if (letter(before) && letter(after)) return true // LB28
  if (before === AP && akshara(after)) return true // LB28a
  if (akshara(before) && any(VF, VI)(after)) return true
  if (before === VI && any(AK, DC)(after)) return UNDECIDED
  return akshara(before) && akshara(after) ? UNDECIDED : undefined
}

/** Letters beside marks, flags and emoji: LB29 to LB30b. */
const lettersAndEmoji: RuleGroup = (before, after) => {
  if (before === IS && letter(after)) return true // LB29
  if ((letter(before) || before === NU) && after === OP) return true // LB30
  if (before === CP && (letter(after) || after === NU)) return true
  if (before === RI && after === RI) return UNDECIDED // LB30a
  return any(EB, IDU, ALU)(before) && after === EM ? true : undefined // LB30b
}

/** Whether UAX #14 (Unicode 17) and CLREQ forbid a break between two adjacent characters. The first rule decides. */
const besideEachOther = (before: number, after: number, rules: Rules): Verdict =>
  spacesAndBrackets(before, after, rules) ??
  marks(before, after, rules) ??
  numbers(before, after, rules) ??
  syllables(before, after, rules) ??
  lettersAndEmoji(before, after, rules) ??
  (hyphen(before) ? UNDECIDED : false) // LB20a, LB21a, LB31

/** The same with spaces between the two (LB6 to LB17); if nothing forbids it, the break is after the spaces (LB18). */
const overSpaces = (before: number, after: number, rules: Rules): Verdict => {
  if (lineEndOrSpace(after)) return true
  if (before === ZW) return neverFirstAfterZeroWidth(after, rules)
  if (neverFirst(after) || neverFirstInChinese(after, rules) || opening(before)) return true
  if (after === IS || after === QF || before === QI) return UNDECIDED // LB15a to LB15d
  return (closing(before) && after === NS) || (before === B2 && after === B2) // LB16, LB17
}

const inWord = (before: number, after: number): boolean =>
  (letter(after) || any(NU, PR)(after)) &&
  (letter(before) || any(NU, PR, PO, SY, IS, HY, HH, SOLIDUS)(before))

/** The break between two classes that a rule keeps together. */
export const heldBreak = (before: number, after: number): Break =>
  inWord(before, after) ? Break.word : Break.forbidden

/** The break between two classes that no rule keeps together. CLREQ, GB-style: a solidus ends no line. */
export const unheldBreak = (before: number, rules: Rules): Break =>
  before === SOLIDUS && rules !== 'basic' ? Break.soft : Break.allowed

type PairBreak = (before: number, after: number) => Break | typeof UNDECIDED

/** Caches the break of each pair at its first use: most pairs never occur. An empty entry is 0. */
const cached = (
  verdictFor: (before: number, after: number) => Verdict,
  openBreak: (before: number) => Break,
): PairBreak => {
  const breaks = new Uint8Array(CLASSES * CLASSES)
  return (before, after) => {
    const pair = before * CLASSES + after
    if (breaks[pair] === 0) {
      const verdict = verdictFor(before, after)
      breaks[pair] =
        verdict === UNDECIDED ? UNDECIDED : verdict ? heldBreak(before, after) : openBreak(before)
    }
    return breaks[pair] as Break | typeof UNDECIDED
  }
}

/** The breaks between two classes. */
export interface Pairs {
  readonly beside: PairBreak
  readonly overSpaces: PairBreak
}

const cache = new Map<Rules, Pairs>()

export const pairsOf = (rules: Rules): Pairs => {
  const pairs = cache.get(rules) ?? {
    beside: cached(
      (before, after) => besideEachOther(before, after, rules),
      (before) => unheldBreak(before, rules),
    ),
    overSpaces: cached(
      (before, after) => overSpaces(before, after, rules),
      () => Break.allowed,
    ),
  }
  cache.set(rules, pairs)
  return pairs
}
