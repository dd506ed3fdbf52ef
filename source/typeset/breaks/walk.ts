import { isCommonHan } from '../cells/code-points.ts'
import { Break } from './break.ts'
import { Class, chineseClassOf, classOf, isEastAsian } from './class.ts'
import { held, open, type Pairs, pairsOf, type Rules, UNDECIDED } from './pairs.ts'
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

const codePointBefore = (text: string, at: number): number => {
  const pair = text.codePointAt(at - 2) ?? 0
  return pair > 0xffff ? pair : (text.codePointAt(at - 1) ?? 0)
}

/**
 * Finds where lines may end, by UAX #14 or by one of CLREQ's levels, in one pass over a text. The fields hold what the
 * rules need to know about the text so far.
 */
class BreakWalk {
  readonly #text: string
  readonly #rules: Rules
  readonly #classOf: (codePoint: number) => number
  readonly #pairs: Pairs
  /** The last class that is no space and no mark, and the one before it (SP for a space). BK at the start. */
  #before: number = BK
  #prior: number = BK
  #beforeCodePoint = 0
  #priorCodePoint = 0
  #spaces = false
  #joiner = false
  /** LB25: 1 in the figures of a number, 2 after a bracket that follows them, 0 elsewhere. */
  #number = 0
  #regionals = 0
  #unitEnd = 0

  constructor(text: string, rules: Rules) {
    this.#text = text
    this.#rules = rules
    this.#pairs = pairsOf(rules)
    this.#classOf = rules === 'uax14' ? classOf : chineseClassOf
  }

  mark(breaks: Uint8Array): void {
    const text = this.#text
    for (let at = 0; at < text.length; ) {
      const codePoint = text.codePointAt(at) ?? 0
      const next = at + (codePoint > 0xffff ? 2 : 1)
      const name = isCommonHan(codePoint) ? ID : this.#classAt(at, codePoint)
      const place =
        name === CM || name === ZWJ ? this.#takeMark(name, at) : this.#take(name, codePoint, at, next)
      if (breaks[at] !== Break.never) breaks[at] = place
      at = next
    }
  }

  /** The class at `at`, which for some characters depends on the neighbours. */
  #classAt(at: number, codePoint: number): number {
    const name = this.#classOf(codePoint)
    if (name === BA || name === ZW) return this.#opensBlank(codePoint) ? SP : name
    if (name < DASH) return name
    const before = codePointBefore(this.#text, at)
    const after = this.#text.codePointAt(at + 1) ?? 0
    if (name === DASH) return before === codePoint || after === codePoint ? B2 : MARK
    const [one, other] = [chineseClassOf(before), chineseClassOf(after)]
    if (name === APOSTROPHE) return LETTER.includes(one) && LETTER.includes(other) ? AL : CL
    return one === NU && other === NU ? IS : codePoint === 0xff1a ? MARK : CL
  }

  /** In Chinese an opening bracket holds across any blank, as across a space (LB14). */
  #opensBlank(codePoint: number): boolean {
    const opens = this.#before === OP || this.#before === OPW
    return (
      opens && this.#rules !== 'uax14' && /[\p{White_Space}\u200b]/u.test(String.fromCodePoint(codePoint))
    )
  }

  /** LB9, LB10: a mark belongs to the character before it; without one it is a letter. */
  #takeMark(name: number, at: number): Break {
    const joins = at > 0 && !this.#spaces && this.#before > NL && this.#before !== ZW
    const place = joins ? Break.forbidden : this.#take(AL, 0, at, at + 1)
    this.#joiner = name === ZWJ
    return place
  }

  #take(name: number, codePoint: number, at: number, next: number): Break {
    const place = this.#place(name, codePoint, at, next)
    this.#joiner = false
    if (name === SP) {
      this.#spaces = true
      this.#number = 0
      return place
    }
    this.#prior = this.#spaces ? SP : this.#before
    this.#priorCodePoint = this.#spaces ? 0x20 : this.#beforeCodePoint
    this.#before = name
    this.#beforeCodePoint = codePoint
    this.#spaces = false
    this.#regionals = name === RI ? this.#regionals + 1 : 0
    if (name === NU) this.#number = 1
    else if (this.#number > 0)
      this.#number =
        this.#number === 1 && (name === SY || name === IS || name === SOLIDUS)
          ? 1
          : this.#number === 1 && (name === CL || name === CP)
            ? 2
            : 0
    return place
  }

  #place(name: number, codePoint: number, at: number, next: number): Break {
    const before = this.#before
    if (at === 0) return Break.forbidden
    if (!this.#spaces && (before === LF || before === BK || before === NL || (before === CR && name !== LF)))
      return Break.required
    if (name === SP || this.#joiner) return Break.forbidden
    const place = this.#spaces ? this.#pairs.overSpaces(before, name) : this.#pairs.beside(before, name)
    if (place === Break.allowed) return this.#splitsNumber(name, at) ? Break.soft : place
    if (place !== UNDECIDED) return place
    const holds = this.#spaces ? this.#holdsOverSpaces(name, next) : this.#holds(name, codePoint, next)
    return holds ? held(before, name) : this.#spaces ? Break.allowed : open(before, this.#rules)
  }

  #splitsNumber(name: number, at: number): boolean {
    if (at < this.#unitEnd) return true
    if (this.#rules === 'uax14') return false
    if (name === NU) return this.#beforeCodePoint === 0x7b2c // 第
    if (this.#before === NU && name === ID) this.#unitEnd = at + unitLength(this.#text, at)
    return at < this.#unitEnd
  }

  #holdsOverSpaces(name: number, next: number): boolean {
    if (name === IS) return this.#classAfter(next) !== NU // LB15c, LB15d
    return name === QF ? this.#closes(next) : OPENS_QUOTE.includes(this.#prior) // LB15b, LB15a
  }

  /** The rules that depend on more than two classes. */
  #holds(name: number, codePoint: number, next: number): boolean {
    const before = this.#before
    if (name === QI) {
      const following = this.#codePointAfter(next)
      return !isEastAsian(this.#beforeCodePoint) || following === END || !isEastAsian(following) // LB19a
    }
    if (before === QF) {
      if (!isEastAsian(codePoint) || !isEastAsian(this.#priorCodePoint)) return true // LB19a
      return this.#pairs.beside(BA, name) !== Break.allowed
    }
    if (before === RI) return this.#regionals % 2 === 1 // LB30a
    if (before === VI) return AKSHARA.includes(this.#prior) // LB28a
    if (AKSHARA.includes(before)) return this.#classAfter(next) === VF
    if (before === HY || before === HH)
      return (
        (LETTER.includes(name) && BEGINS_WORD.includes(this.#prior)) || (this.#prior === HL && name !== HL) // LB20a, LB21a
      )
    if (before === PR || before === PO) return this.#opensNumber(next) // LB25
    return before === CL || before === CP ? this.#number === 2 : this.#number === 1
  }

  #opensNumber(next: number): boolean {
    const name = this.#classAfter(next)
    return name === NU || (name === IS && this.#classAfter(this.#afterMarks(next) + 1) === NU)
  }

  #closes(next: number): boolean {
    const name = this.#classAfter(next)
    return name === END || CLOSES_QUOTE.includes(name)
  }

  /** The offset of the first code point from `at` on that is not a mark. */
  #afterMarks(at: number): number {
    let offset = at
    for (;;) {
      const codePoint = this.#text.codePointAt(offset)
      if (codePoint === undefined) return offset
      const name = this.#classOf(codePoint)
      if (name !== CM && name !== ZWJ) return offset
      offset += codePoint > 0xffff ? 2 : 1
    }
  }

  #codePointAfter(at: number): number {
    return this.#text.codePointAt(this.#afterMarks(at)) ?? END
  }

  #classAfter(at: number): number {
    const codePoint = this.#codePointAfter(at)
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
