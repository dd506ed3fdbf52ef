/** The parts of a page's name by which it is ordered. */
interface PageRank {
  /** 0 for a numbered page, 1 for a special one (特刊1, 号外), 2 for one that no source numbers (`?3`). */
  readonly kind: number
  /** The letters of its section; none sorts first. */
  readonly section: string
  readonly number: number
  /** What follows the number. */
  readonly rest: string
}

/** `0607` is pages 6 and 7 on one sheet. */
const SHEET = /^(\d\d)(\d\d)$/

const rankOf = (printPage: string): PageRank => {
  const name = printPage
    .normalize('NFKC')
    .toUpperCase()
    .replace(/^第|版$/g, '')
    .trim()
  const [, before = '', digits = '', rest = ''] = /^(\D*)(\d*)(.*)$/su.exec(name) ?? []
  const [, left, right] = SHEET.exec(digits) ?? []
  const isSheet = left !== undefined && Number(right) === Number(left) + 1
  const isLettered = /^[A-Z]*$/.test(before) && digits !== ''
  return {
    kind: isLettered ? 0 : before.startsWith('?') || name === '' ? 2 : 1,
    section: before,
    number: Number(isSheet ? left : digits),
    rest,
  }
}

const compareTexts = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/**
 * The order of a paper's pages by their printed names: 1, 2, 10, then A1 … A16, then B1, then the special pages. Names that
 * differ are never equal, so that the order is the same whatever way the pages came.
 */
export const comparePages = (one: string, other: string): number => {
  const [first, second] = [rankOf(one), rankOf(other)]
  return (
    first.kind - second.kind ||
    compareTexts(first.section, second.section) ||
    first.number - second.number ||
    compareTexts(first.rest, second.rest) ||
    compareTexts(one, other)
  )
}
