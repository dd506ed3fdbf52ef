import { isCommonHan } from '../cells/code-points.ts'
import { Break } from './break.ts'
import { Class, chineseClassOf, classOf, isEastAsian } from './class.ts'
import { heldBreak, type Pairs, pairsOf, type Rules, UNDECIDED, unheldBreak } from './pairs.ts'
import { unitLength } from './unit.ts'
import { markJoints } from './url.ts'

// biome-ignore format: as a table
const {
  BK, CR, LF, NL, SP, ZW, CM, ZWJ, GL, OP, OPW, QU, QI, QF, CL, CP, IS, SY, EX, WJ, PO, PR, NU, AL, ALU,
  HL, DC,
  ID, HY, HH, BA, CB, RI, AK, AS, VI, VF, B2, MARK, SOLIDUS, DASH, APOSTROPHE,
} = Class

/** After these a quotation mark opens (LB15a), and after some a hyphen begins a word (LB20a). */
const LINE_OR_SPACE: readonly number[] = [BK, CR, LF, NL, SP, ZW, GL]
const QUOTES: readonly number[] = [QU, QI, QF]
const OPENS_QUOTE: readonly number[] = [...LINE_OR_SPACE, ...QUOTES, OP, OPW]
const BEGINS_WORD: readonly number[] = [...LINE_OR_SPACE, CB]
/** Before these, and at the end of the text, a quotation mark closes (LB15b). */
const CLOSES_QUOTE: readonly number[] = [...LINE_OR_SPACE, ...QUOTES, WJ, CL, CP, EX, IS, SY]
const AKSHARA: readonly number[] = [AK, DC, AS]
const LETTER: readonly number[] = [AL, ALU, HL, DC]

const END = -1

const codePointBefore = (text: string, offset: number): number => {
  const pair = text.codePointAt(offset - 2) ?? 0
  return pair > 0xffff ? pair : (text.codePointAt(offset - 1) ?? 0)
}

/** Finds where lines may end, by UAX #14 or by one of CLREQ's levels, in one pass over a text. */
class BreakWalk {
  readonly #text: string
  readonly #rules: Rules
  readonly #classOf: (codePoint: number) => number
  readonly #pairs: Pairs
  /** The last class other than a space or a mark, and the one before it (SP for a space). BK at the start. */
  #before: number = BK
  #prior: number = BK
  #beforeCodePoint = 0
  #priorCodePoint = 0
  /** Whether spaces, or a zero-width joiner, follow that character. */
  #spaces = false
  #joiner = false
  /** LB25: 1 in the figures of a number, 2 after a bracket that follows them, 0 elsewhere. */
  #number = 0
  /** Regional indicators in a row. */
  #regionals = 0
  /** The end of the unit after a number. */
  #unitEnd = 0

  constructor(text: string, rules: Rules) {
    this.#text = text
    this.#rules = rules
    this.#pairs = pairsOf(rules)
    this.#classOf = rules === 'uax14' ? classOf : chineseClassOf
  }

  mark(breaks: Uint8Array): void {
    const text = this.#text
    for (let offset = 0; offset < text.length; ) {
      const codePoint = text.codePointAt(offset) ?? 0
      const next = offset + (codePoint > 0xffff ? 2 : 1)
      const current = isCommonHan(codePoint) ? ID : this.#classAt(offset, codePoint)
      const place =
        current === CM || current === ZWJ
          ? this.#takeMark(current, offset)
          : this.#take(current, codePoint, offset, next)
      if (breaks[offset] !== Break.never) breaks[offset] = place
      offset = next
    }
  }

  /** The class at an offset, which for some characters depends on their neighbours. */
  #classAt(offset: number, codePoint: number): number {
    const current = this.#classOf(codePoint)
    if (current === BA || current === ZW) return this.#isSpaceAfterOpening(codePoint) ? SP : current
    if (current < DASH) return current
    const before = codePointBefore(this.#text, offset)
    const after = this.#text.codePointAt(offset + 1) ?? 0
    if (current === DASH) return before === codePoint || after === codePoint ? B2 : MARK
    const [classBefore, classAfter] = [chineseClassOf(before), chineseClassOf(after)]
    if (current === APOSTROPHE) return LETTER.includes(classBefore) && LETTER.includes(classAfter) ? AL : CL
    return classBefore === NU && classAfter === NU ? IS : codePoint === 0xff1a ? MARK : CL
  }

  /** Whether a blank counts as a space: in Chinese, after an opening bracket, which holds across it (LB14). */
  #isSpaceAfterOpening(codePoint: number): boolean {
    const opens = this.#before === OP || this.#before === OPW
    return (
      opens && this.#rules !== 'uax14' && /[\p{White_Space}\u200b]/u.test(String.fromCodePoint(codePoint))
    )
  }

  /** LB9, LB10: a mark belongs to the character before it; without one it is treated as a letter. */
  #takeMark(current: number, offset: number): Break {
    const joins = offset > 0 && !this.#spaces && this.#before > NL && this.#before !== ZW
    const place = joins ? Break.forbidden : this.#take(AL, 0, offset, offset + 1)
    this.#joiner = current === ZWJ
    return place
  }

  #take(current: number, codePoint: number, offset: number, next: number): Break {
    const place = this.#place(current, codePoint, offset, next)
    this.#joiner = false
    if (current === SP) {
      this.#spaces = true
      this.#number = 0
      return place
    }
    this.#prior = this.#spaces ? SP : this.#before
    this.#priorCodePoint = this.#spaces ? 0x20 : this.#beforeCodePoint
    this.#before = current
    this.#beforeCodePoint = codePoint
    this.#spaces = false
    this.#regionals = current === RI ? this.#regionals + 1 : 0
    if (current === NU) this.#number = 1
    else if (this.#number > 0)
      this.#number =
        this.#number === 1 && (current === SY || current === IS || current === SOLIDUS)
          ? 1
          : this.#number === 1 && (current === CL || current === CP)
            ? 2
            : 0
    return place
  }

  #place(current: number, codePoint: number, offset: number, next: number): Break {
    const before = this.#before
    if (offset === 0) return Break.forbidden
    if (
      !this.#spaces &&
      (before === LF || before === BK || before === NL || (before === CR && current !== LF))
    )
      return Break.required
    if (current === SP || this.#joiner) return Break.forbidden
    const place = this.#spaces ? this.#pairs.overSpaces(before, current) : this.#pairs.beside(before, current)
    if (place === Break.allowed) return this.#splitsNumber(current, offset) ? Break.soft : place
    if (place !== UNDECIDED) return place
    const holds = this.#spaces ? this.#holdsOverSpaces(current, next) : this.#holds(current, codePoint, next)
    return holds
      ? heldBreak(before, current)
      : this.#spaces
        ? Break.allowed
        : unheldBreak(before, this.#rules)
  }

  #splitsNumber(current: number, offset: number): boolean {
    if (offset < this.#unitEnd) return true
    if (this.#rules === 'uax14') return false
    if (current === NU) return this.#beforeCodePoint === 0x7b2c // 第
    if (this.#before === NU && current === ID) this.#unitEnd = offset + unitLength(this.#text, offset)
    return offset < this.#unitEnd
  }

  #holdsOverSpaces(current: number, next: number): boolean {
    if (current === IS) return this.#classAfter(next) !== NU // LB15c, LB15d
    return current === QF ? this.#closes(next) : OPENS_QUOTE.includes(this.#prior) // LB15b, LB15a
  }

  /** Whether a rule that depends on more than two classes keeps the character with the one before. */
  #holds(current: number, codePoint: number, next: number): boolean {
    const before = this.#before
    if (current === QI) {
      const following = this.#codePointAfter(next)
      return !isEastAsian(this.#beforeCodePoint) || following === END || !isEastAsian(following) // LB19a
    }
    if (before === QF) {
      if (!isEastAsian(codePoint) || !isEastAsian(this.#priorCodePoint)) return true // LB19a
      return this.#pairs.beside(BA, current) !== Break.allowed
    }
    if (before === RI) return this.#regionals % 2 === 1 // LB30a
    if (before === VI) return AKSHARA.includes(this.#prior) // LB28a
    if (AKSHARA.includes(before)) return this.#classAfter(next) === VF
    if (before === HY || before === HH)
      return (
        (LETTER.includes(current) && BEGINS_WORD.includes(this.#prior)) ||
        (this.#prior === HL && current !== HL) // LB20a, LB21a
      )
    if (before === PR || before === PO) return this.#opensNumber(next) // LB25
    return before === CL || before === CP ? this.#number === 2 : this.#number === 1
  }

  #opensNumber(next: number): boolean {
    const following = this.#classAfter(next)
    return following === NU || (following === IS && this.#classAfter(this.#afterMarks(next) + 1) === NU)
  }

  #closes(next: number): boolean {
    const following = this.#classAfter(next)
    return following === END || CLOSES_QUOTE.includes(following)
  }

  /** The offset of the first code point that is not a mark, from `offset` on. */
  #afterMarks(offset: number): number {
    let next = offset
    for (;;) {
      const codePoint = this.#text.codePointAt(next)
      if (codePoint === undefined) return next
      const lineClass = this.#classOf(codePoint)
      if (lineClass !== CM && lineClass !== ZWJ) return next
      next += codePoint > 0xffff ? 2 : 1
    }
  }

  #codePointAfter(offset: number): number {
    return this.#text.codePointAt(this.#afterMarks(offset)) ?? END
  }

  #classAfter(offset: number): number {
    const codePoint = this.#codePointAfter(offset)
    return codePoint === END ? END : this.#classOf(codePoint)
  }
}

/**
 * Writes the `Break` before each character into `breaks`, which has one entry more than the text has code units. Entries
 * that are `Break.never` (inside a grapheme) stay.
 */
export const markBreaks = (text: string, rules: Rules, breaks: Uint8Array): void => {
  new BreakWalk(text, rules).mark(breaks)
  if (rules !== 'uax14') markJoints(text, breaks)
}
