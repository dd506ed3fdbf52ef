import type { Range } from '../../../issue/index.ts'
import { type PageLabel, pageLabelOf, pageNumberOf, paperNameOf, runningHeadOf } from '../../forms/index.ts'
import { isOpen } from '../lines/sentences.ts'
import { markedRangeOf, type SourceLine } from '../lines/source-line.ts'
import { fieldsOf, type MastheadFields } from './masthead-fields.ts'

/** The lines of a text without what is printed around a page. */
export interface WithoutFurniture {
  readonly lines: readonly SourceLine[]
  /** Running heads, page numbers and stray marks in the middle of the text. */
  readonly furniture: readonly Range[]
  /** The page that they name, if they name one. */
  readonly page?: string
}

/** A mark or two on a line of their own; an ellipsis stands for text left out, a percent sign ends a figure, and more are a rule. */
const STRAY = /^(?!…{2}$|[%％‰])[^\p{L}\p{N}\s]{1,2}$/u
/** Signs that say more than a mark does. */
const SIGN = /^[\p{So}\ufffd%％‰$￥¥#№§&@+<>×÷]+$/u
const isStray = ({ text }: SourceLine): boolean =>
  text.length <= 4 && STRAY.test(text) && (!SIGN.test(text) || /^[■□●○◆◇▲△▼★☆◎]$/.test(text))

/** Whether a line is only the paper's name and date, as above each page. */
const isDateHead = ({ text }: SourceLine, { name, datePublished }: MastheadFields): boolean => {
  if (text.length > 60 || !datePublished || !/\d{4}/.test(text)) return false
  const { fields, rest } = fieldsOf(text)
  if (!fields.some((field) => field.datePublished === datePublished)) return false
  const beside = rest === '' ? undefined : paperNameOf(rest)
  if (rest !== '' && (beside === undefined || (name !== undefined && beside !== name))) return false
  return beside !== undefined || fields.some((field) => field.weekday)
}

const CLOSING = /^[。！？…；：”’）》】]+$/
const CLOSING_PAIR = /^[”’）》】]+[。！？…；]?$/
/** Two marks that end a sentence with a quotation; a stray mark is one. */
const CLOSING_QUOTATION = /^(?:[。！？…；][”’）》】]|[”’）》】][，。！？…；])$/
/** A line that ends so early is a name or a heading. */
const MIN_CUT = 8
/** How many lines of furniture may follow one another. */
const MAX_FURNITURE = 4
const isText = (line: SourceLine | undefined): boolean => line?.kind === 'prose' || line?.kind === 'dated'

/** Finds what is printed around a page among the lines of a text. */
class FurnitureFinder {
  readonly #lines: readonly SourceLine[]
  readonly #masthead: MastheadFields
  readonly #marksArticles: boolean
  readonly #cutAtNumber: boolean
  #page: string | undefined
  #hasText = false

  constructor(lines: readonly SourceLine[], masthead: MastheadFields) {
    this.#lines = lines
    this.#masthead = masthead
    this.#page = masthead.page
    const heads = lines.flatMap(({ text }, index) => (runningHeadOf(text) ? [index] : []))
    this.#marksArticles =
      heads.filter((index) => !isText(lines[this.#textNear(index, 1)])).length * 2 > heads.length
    this.#cutAtNumber = lines.some(
      ({ text }, index) => pageNumberOf(text) === 'bare' && this.#isInSentence(index),
    )
  }

  /** The nearest line that is not surely furniture. */
  #textNear(index: number, step: 1 | -1): number {
    let at = index + step
    for (; Math.abs(at - index) <= MAX_FURNITURE; at += step) {
      const line = this.#lines[at]
      if (!line || !(pageNumberOf(line.text) || isStray(line) || runningHeadOf(line.text))) break
    }
    return at
  }

  /** Whether a line stands in the middle of a sentence. */
  #isInSentence(index: number): boolean {
    const [aboveAt, belowAt] = [this.#textNear(index, -1), this.#textNear(index, 1)]
    const [above, below] = [this.#lines[aboveAt], this.#lines[belowAt]]
    const before = this.#lines[this.#textNear(aboveAt, -1)]
    if (!above || !below || !isOpen(above.text) || above.text.length < MIN_CUT) return false
    return below.kind === 'prose' && (isText(above) || (above.kind === 'title' && isText(before)))
  }

  /** Whether marks are the last line of a paragraph, which was wrapped before them. */
  #endsText(index: number): boolean {
    const [above, line] = [this.#lines[index - 1], this.#lines[index]]
    if (!above || !line) return false
    if (CLOSING_QUOTATION.test(line.text)) return true
    if (above.row + 1 !== line.row) return false
    return CLOSING_PAIR.test(line.text) || (isOpen(above.text) && CLOSING.test(line.text))
  }

  /** Whether a page label repeats the label of its page, or is in the text of one. */
  #isLabelInside(index: number, label: PageLabel): boolean {
    if (label.place !== undefined || index === 0) return false
    if (this.#isInSentence(index)) return true
    const isHead = label.bare || runningHeadOf(this.#lines[index]?.text ?? '') !== undefined
    if (!isHead || !this.#hasText) return false
    const isInText = isText(this.#lines[this.#textNear(index, 1)])
    if (label.bare || this.#page === undefined) return isInText
    return label.printPage === this.#page && (isInText || !this.#marksArticles)
  }

  /** What a line is: furniture of a page, a stray mark, or neither. */
  kindOf(index: number): 'page' | 'stray' | undefined {
    const line = this.#lines[index]
    if (!line || (line.mark !== undefined && line.mark.kind !== 'plain')) return undefined
    if (isText(line)) this.#hasText = true
    const number = pageNumberOf(line.text)
    if (number === 'sure' || (number === 'bare' && this.#cutAtNumber)) return 'page'
    if (isStray(line) && !this.#endsText(index)) return 'stray'
    const label = runningHeadOf(line.text)?.label ?? pageLabelOf(line.text)
    if (label) {
      const isInside = this.#isLabelInside(index, label)
      this.#page = isInside ? (this.#page ?? label.printPage) : label.printPage
      return isInside ? 'page' : undefined
    }
    return this.#hasText && isDateHead(line, this.#masthead) ? 'page' : undefined
  }

  get page(): string | undefined {
    return this.#page
  }
}

/**
 * Takes running heads, page numbers and stray marks out of the text, which goes on over them: what is left stands as close as it
 * stood to them.
 */
export const withoutFurniture = (
  lines: readonly SourceLine[],
  masthead: MastheadFields,
): WithoutFurniture => {
  const finder = new FurnitureFinder(lines, masthead)
  const kinds = lines.map((_, index) => finder.kindOf(index))
  if (kinds.every((kind) => kind === undefined)) return { lines, furniture: [] }
  const left: SourceLine[] = []
  let rows = 0
  for (const [index, line] of lines.entries()) {
    const [kind, above] = [kinds[index], left.at(-1)]
    if (kind === undefined) {
      left.push(rows === 0 ? line : line.with({ row: line.row - rows }))
      continue
    }
    const [gapAbove, gapBelow] = [
      line.row - (lines[index - 1]?.row ?? line.row),
      (lines[index + 1]?.row ?? line.row) - line.row,
    ]
    rows += Math.max(gapAbove, gapBelow)
    if (above) left[left.length - 1] = above.with({ interruptedBy: kind })
  }
  return {
    lines: left,
    furniture: lines.flatMap((line, index) => (kinds[index] ? [markedRangeOf(line)] : [])),
    ...(finder.page ? { page: finder.page } : {}),
  }
}
