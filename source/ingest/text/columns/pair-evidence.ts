import { isOpen } from '../lines/sentences.ts'
import type { SourceLine } from '../lines/source-line.ts'

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
}

/** Columns of white space that begin a paragraph. */
const INDENT = 2
/** From this share of the usual measure on a line is full. */
const FULL = 0.85
/** Lines apart that do not follow one another in two or three columns. */
const STRANGERS = [5, 7, 8]

/** Marks that open and close; a pair may be in two lines. */
const OPENING = '“‘（《【'
const CLOSING = '”’）》】'
const LETTER = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
const UNIT = /^[\d年月日时点分号个名万亿元％%℃]/

const BITS = 1 << 22

/** Which pairs of characters stand within lines: each pair is a bit, and a few share one. */
class Pairs {
  readonly #bits = new Uint8Array(BITS >> 3)

  constructor(lines: readonly SourceLine[]) {
    for (const { text } of lines)
      for (let at = 1; at < text.length; at++) {
        const bit = this.#bitOf(text.charCodeAt(at - 1), text.charCodeAt(at))
        this.#bits[bit >> 3] = (this.#bits[bit >> 3] ?? 0) | (1 << (bit & 7))
      }
  }

  #bitOf(one: number, other: number): number {
    return (Math.imul(one, 0x9e3779b1) ^ Math.imul(other, 0x85ebca6b)) >>> 10
  }

  has(above: string, below: string): boolean {
    const bit = this.#bitOf(above.charCodeAt(above.length - 1), below.charCodeAt(0))
    return (((this.#bits[bit >> 3] ?? 0) >> (bit & 7)) & 1) === 1
  }
}

/** The last mark of a line that opens or closes a pair, and the first. */
const lastMark = (text: string): string => {
  for (let at = text.length - 1; at >= 0; at--)
    if (OPENING.includes(text[at] ?? ' ') || CLOSING.includes(text[at] ?? ' ')) return text[at] ?? ''
  return ''
}
const firstMark = (text: string): string => {
  for (const one of text) if (OPENING.includes(one) || CLOSING.includes(one)) return one
  return ''
}

/** What speaks for or against one line following another in a column, as logarithms of likelihoods. */
export class PairEvidence {
  readonly #lines: readonly SourceLine[]
  readonly #traits: readonly Traits[]
  readonly #pairs: Pairs
  readonly #known: number
  readonly #unknown: number
  readonly #isIndented: boolean

  constructor(lines: readonly SourceLine[]) {
    this.#lines = lines
    this.#pairs = new Pairs(lines)
    const lengths = lines
      .filter(({ text }) => isOpen(text))
      .map(({ text, indent }) => text.length + indent / 2)
    const measure = lengths.toSorted((a, b) => a - b)[Math.floor(lengths.length * 0.7)] ?? 0
    this.#isIndented = lines.filter(({ indent }) => indent >= INDENT).length > lines.length / 20
    this.#traits = lines.map(({ kind, text, indent }) => {
      const isFull = text.length + indent / 2 >= measure * FULL
      return {
        begins: indent >= INDENT || kind === 'dated',
        opens: kind === 'dated',
        isTitle: kind === 'title' && !isFull && indent < INDENT,
        ends: !isOpen(text),
        isFull,
      }
    })
    const stranger = Math.max(...STRANGERS.map((step) => this.#shareKnown(step)))
    const own = Math.max(...[1, 2, 3].map((step) => this.#shareKnown(step)))
    const [p, q] = [Math.min(0.95, Math.max(own, stranger + 0.02)), Math.max(0.02, stranger)]
    this.#known = Math.min(3, Math.log(p / q))
    this.#unknown = Math.max(-1, Math.log((1 - p) / (1 - q)))
  }

  /** Whether what stands between two lines may be a word of the text. */
  #isJoint(above: number, below: number): boolean {
    const [a, b] = [this.#lines[above]?.text ?? '', this.#lines[below]?.text ?? '']
    return LETTER.test(a.slice(-1)) && LETTER.test(b.slice(0, 1)) && !this.#traits[below]?.begins
  }

  #shareKnown(step: number): number {
    let [known, all] = [0, 0]
    for (let index = step; index < this.#lines.length; index++) {
      if (!this.#isJoint(index - step, index) || !this.#traits[index - step]?.isFull) continue
      all++
      if (this.#pairs.has(this.#lines[index - step]?.text ?? '', this.#lines[index]?.text ?? '')) known++
    }
    return known / Math.max(1, all)
  }

  follows(above: number, below: number): number {
    const [a, b] = [this.#traits[above], this.#traits[below]]
    const [upper, lower] = [this.#lines[above]?.text ?? '', this.#lines[below]?.text ?? '']
    if (!a || !b) return 0
    // One report does not open within the first sentence of another.
    if (b.opens && a.opens && a.isFull && !a.ends) return -6
    if (b.begins) return a.ends || a.isTitle ? 1.5 : a.isFull ? -3.5 : -0.5
    if (b.isTitle && !b.ends) return a.ends ? 0.7 : a.isTitle ? 0.3 : -1.2
    if (a.isTitle) return this.#isIndented ? -1 : -0.3
    if (!a.isFull) return a.ends ? (this.#isIndented ? -2.5 : -0.3) : -1.5
    let evidence = a.ends ? 0.3 : 0.6
    const [last, first] = [lastMark(upper), firstMark(lower)]
    if (last !== '' && first !== '') {
      const opens = OPENING.indexOf(last)
      if (opens >= 0) evidence += first === CLOSING[opens] ? 1.5 : -1.5
      else if (CLOSING.includes(first)) evidence -= 1.5
    }
    if (/\d$/.test(upper)) evidence += UNIT.test(lower) ? 1.5 : -0.5
    if (this.#isJoint(above, below)) evidence += this.#pairs.has(upper, lower) ? this.#known : this.#unknown
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
