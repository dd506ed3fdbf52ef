import { PairSet } from '../lines/pair-set.ts'
import { isOpen } from '../lines/sentences.ts'
import type { SourceLine } from '../lines/source-line.ts'
import { INDENT } from '../lines/widths.ts'

/** Lines near each other, as the evidence sees them. */
interface Traits {
  /** Whether it begins a paragraph: an indent, or the form that opens a report. */
  readonly begins: boolean
  /** Whether it has the form that opens a report. */
  readonly opens: boolean
  readonly isTitle: boolean
  readonly ends: boolean
  /** Whether it is as long as most lines. */
  readonly isFull: boolean
  /** Its first and its last mark of a pair; empty without one. */
  readonly firstMark: string
  readonly lastMark: string
  /** Its first and its last character, if they are letters of words that lines divide; else NaN. */
  readonly firstLetter: number
  readonly lastLetter: number
  readonly endsInFigure: boolean
  readonly beginsWithUnit: boolean
}

/** From this share of the usual measure on a line is full. */
const FULL = 0.85
/** Lines apart that do not follow one another in two or three columns. */
const STRANGERS = [5, 7, 8]

/** Marks that open and close; a pair may be in two lines. */
const OPENING = '“‘（《【'
const CLOSING = '”’）》】'
const LETTER = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
const UNIT = /^[\d年月日时点分号个名万亿元％%℃]/

const LOG2_BITS = 22

/** Which pairs of characters stand within lines. */
export class PairTable {
  readonly #pairs = new PairSet(LOG2_BITS)

  /** Takes the pairs of these lines in place of the last ones'. A table of its own for each few lines would be slow. */
  read(lines: readonly SourceLine[]): void {
    this.#pairs.clear()
    for (const { text } of lines)
      for (let at = 1; at < text.length; at++) this.#pairs.add(text.charCodeAt(at - 1), text.charCodeAt(at))
  }

  has(one: number, other: number): boolean {
    return this.#pairs.has(one, other)
  }
}

const MARK = /[“‘（《【”’）》】]/
const LAST_MARK = /[“‘（《【”’）》】](?=[^“‘（《【”’）》】]*$)/
const letterOf = (character: string): number =>
  LETTER.test(character) ? character.charCodeAt(0) : Number.NaN

/** What speaks for or against one line following another in a column, as logarithms of likelihoods. */
export class PairEvidence {
  readonly #traits: readonly Traits[]
  readonly #pairs: PairTable
  readonly #known: number
  readonly #unknown: number
  readonly #isIndented: boolean

  /** @param pairs a table that may hold other lines' pairs */
  constructor(lines: readonly SourceLine[], pairs: PairTable) {
    this.#pairs = pairs
    pairs.read(lines)
    const lengths = lines
      .filter(({ text }) => isOpen(text))
      .map(({ text, indent }) => text.length + indent / 2)
    const measure = lengths.toSorted((a, b) => a - b)[Math.floor(lengths.length * 0.7)] ?? 0
    this.#isIndented = lines.filter(({ indent }) => indent >= INDENT).length > lines.length / 20
    this.#traits = lines.map(({ kind, text, indent }) => {
      const isFull = text.length + indent / 2 >= measure * FULL
      const firstMark = MARK.exec(text)?.[0] ?? ''
      return {
        begins: indent >= INDENT || kind === 'dated',
        opens: kind === 'dated',
        isTitle: kind === 'title' && !isFull && indent < INDENT,
        ends: !isOpen(text),
        isFull,
        firstMark,
        lastMark: firstMark && (LAST_MARK.exec(text)?.[0] ?? ''),
        firstLetter: letterOf(text.slice(0, 1)),
        lastLetter: letterOf(text.slice(-1)),
        endsInFigure: /\d/.test(text.slice(-1)),
        beginsWithUnit: UNIT.test(text),
      }
    })
    const stranger = Math.max(...STRANGERS.map((step) => this.#shareKnown(step)))
    const own = Math.max(...[1, 2, 3].map((step) => this.#shareKnown(step)))
    const [p, q] = [Math.min(0.95, Math.max(own, stranger + 0.02)), Math.max(0.02, stranger)]
    this.#known = Math.min(3, Math.log(p / q))
    this.#unknown = Math.max(-1, Math.log((1 - p) / (1 - q)))
  }

  /** Whether what stands between two lines may be a word of the text. */
  #isJoint(above: Traits | undefined, below: Traits | undefined): boolean {
    return (
      above !== undefined &&
      below !== undefined &&
      !below.begins &&
      above.lastLetter > 0 &&
      below.firstLetter > 0
    )
  }

  #shareKnown(step: number): number {
    let [known, all] = [0, 0]
    for (let index = step; index < this.#traits.length; index++) {
      const [above, below] = [this.#traits[index - step], this.#traits[index]]
      if (!above?.isFull || !below || !this.#isJoint(above, below)) continue
      all++
      if (this.#pairs.has(above.lastLetter, below.firstLetter)) known++
    }
    return known / Math.max(1, all)
  }

  follows(above: number, below: number): number {
    const [a, b] = [this.#traits[above], this.#traits[below]]
    if (!a || !b) return 0
    // One report does not open within the first sentence of another.
    if (b.opens && a.opens && a.isFull && !a.ends) return -6
    if (b.begins) return a.ends || a.isTitle ? 1.5 : a.isFull ? -3.5 : -0.5
    if (b.isTitle && !b.ends) return a.ends ? 0.7 : a.isTitle ? 0.3 : -1.2
    if (a.isTitle) return this.#isIndented ? -1 : -0.3
    if (!a.isFull) return a.ends ? (this.#isIndented ? -2.5 : -0.3) : -1.5
    let evidence = a.ends ? 0.3 : 0.6
    const [last, first] = [a.lastMark, b.firstMark]
    if (last !== '' && first !== '') {
      const opens = OPENING.indexOf(last)
      if (opens >= 0) evidence += first === CLOSING[opens] ? 1.5 : -1.5
      else if (CLOSING.includes(first)) evidence -= 1.5
    }
    if (a.endsInFigure) evidence += b.beginsWithUnit ? 1.5 : -0.5
    if (this.#isJoint(a, b))
      evidence += this.#pairs.has(a.lastLetter, b.firstLetter) ? this.#known : this.#unknown
    return evidence
  }

  /** Whether a heading stands below the end of a text. */
  beginsArticle(above: number, below: number): boolean {
    return this.#traits[above]?.ends === true && this.#traits[below]?.isTitle === true
  }

  begins(index: number): number {
    const line = this.#traits[index]
    return line?.begins || line?.isTitle ? 0.3 : -1
  }

  ends(index: number): number {
    const line = this.#traits[index]
    return line?.ends ? 0.5 : line?.isFull ? -1.5 : -0.7
  }
}
