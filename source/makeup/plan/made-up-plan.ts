import type { ArticleKind } from '../../issue/index.ts'
import { Owners } from './owners.ts'
import type { Rect } from './rect.ts'
import { type Box, GAP, type Listing, type SheetPlan } from './sheet-plan.ts'
import { type Slice, type Story, sliced } from './slices.ts'

/** An article that may get a box. Widths are in cells. */
export interface Candidate {
  /** Its index on the sheet, which is its place in the source. */
  readonly article: number
  readonly kind: ArticleKind
  /** Characters of its text. */
  readonly length: number
  /** Lines of its headings as printed. */
  readonly headings: number
  /** Rows of its headings over a width. */
  readonly headRows: (width: number) => number
  /** Rows of its text in a column, about. */
  readonly textRows: (width: number) => number
}

/** Boxes on a page, lists included. */
const MOST_BOXES = 12
/** Cells of a column's measure: the least, and the one aimed at. */
const LEAST_MEASURE = 26
const GOOD_MEASURE = 35
/** What a column more or fewer than is good must be worth, in the costs of a cut: long lines are the worse fault. */
const COST_OF_NARROW = 300
const COST_OF_WIDE = 2000
const MOST_LISTS = 3
/** Rows times columns that a box takes at least, if all are to find a place: in all, and besides those of its headings. */
const LEAST_BOX = 9
const BELOW_HEAD = 4
/** Rows below which no story is put under a list. */
const LEAST_UNDER = 9

const KIND_WEIGHT: Readonly<Record<ArticleKind, number>> = {
  news: 1,
  commentary: 1,
  unknown: 0.9,
  photo: 0.7,
  poem: 0.6,
  brief: 0.5,
  notice: 0.35,
  index: 0.3,
  advertisement: 0.2,
}

/** By length, place in the source, kind and number of headings: what a page says of an article by its size and place. */
const weightOf = ({ article, kind, length, headings }: Candidate): number =>
  KIND_WEIGHT[kind] *
  (1 / (1 + 0.1 * article)) *
  Math.sqrt(Math.max(150, Math.min(2400, length)) / 600) *
  (1 + 0.1 * Math.min(4, headings)) *
  (article === 0 ? 1.5 : 1)

/** A list as it is planned: its items, and the rows that it takes in a column. */
interface PlannedList {
  readonly of: Listing
  readonly items: readonly number[]
  readonly rows: number
}

/** Rows of a list's title and of the hairline above it. */
const LIST_HEAD = 2

interface Contents {
  /** The stories that get a box, the weightiest first. */
  readonly boxed: readonly Candidate[]
  readonly briefs: readonly number[]
  readonly rest: readonly number[]
}

/**
 * Which articles get a box, which are listed. Briefs are a list from two on, if the page has anything else.
 * @param countOf how many of the ranked stories have room for a box
 */
const chosen = (
  candidates: readonly Candidate[],
  countOf: (ranked: readonly Candidate[]) => number,
): Contents => {
  const isBrief = ({ kind }: Candidate): boolean => kind === 'brief'
  const briefs = candidates.filter(isBrief)
  const hasList = briefs.length > 1 && briefs.length < candidates.length
  const stories = hasList ? candidates.filter((candidate) => !isBrief(candidate)) : candidates
  const ranked = stories.toSorted((a, b) => weightOf(b) - weightOf(a))
  const most = countOf(ranked)
  const rest = ranked.slice(most).map(({ article }) => article)
  return {
    boxed: ranked.slice(0, most),
    briefs: hasList ? briefs.map(({ article }) => article) : [],
    rest: rest.toSorted((a, b) => a - b),
  }
}

/** The lists of a page in `rows` rows of one column: the other pages, the briefs, what has no box; shortened in proportion if they do not fit. */
const listsOf = ({ briefs, rest }: Contents, pages: readonly number[], rows: number): PlannedList[] => {
  const lists = (
    [
      ['pages', pages],
      ['briefs', briefs],
      ['rest', rest],
    ] as const
  ).flatMap(([of, items]) => (items.length > 0 ? [{ of, items, rows: items.length * 2 + LIST_HEAD }] : []))
  const wanted = lists.reduce((sum, list) => sum + list.rows, 0)
  const least = LIST_HEAD + 1
  if (wanted <= rows) return lists
  const share = rows / wanted
  const fitted = lists.map((list) => ({ ...list, rows: Math.max(least, Math.floor(list.rows * share)) }))
  const over = fitted.reduce((sum, list) => sum + list.rows, 0) - rows
  // The longest gives what rounding took.
  const longest = fitted.reduce((a, b) => (b.rows > a.rows ? b : a))
  return fitted.map((list) =>
    list === longest ? { ...list, rows: Math.max(least, list.rows - over) } : list,
  )
}

/** Cells of `columns` columns side by side. */
const across = (columns: number, measure: number): number => columns * (measure + GAP) - GAP

/** How much more than any other story the lead weighs, at least. */
const LEADS_BY = 1.3

/** The stories of the boxed articles: the first leads, whatever the others weigh. */
const storiesOf = (boxed: readonly Candidate[], measure: number): Story[] => {
  const [lead, ...others] = boxed.map((candidate) => storyOf(candidate, measure))
  if (!lead) return []
  const weight = Math.max(lead.weight, LEADS_BY * Math.max(0, ...others.map((story) => story.weight)))
  return [{ ...lead, weight }, ...others]
}

const storyOf = (candidate: Candidate, measure: number): Story => ({
  article: candidate.article,
  weight: weightOf(candidate),
  head: (columns) => candidate.headRows(across(columns, measure)),
  text: candidate.textRows(measure),
})

/** A page of one number of columns, and how good it is. */
interface Attempt {
  readonly plan: () => SheetPlan
  readonly cost: number
}

class MadeUpPage {
  readonly #candidates: readonly Candidate[]
  readonly #pages: readonly number[]
  readonly #rows: number
  /** Columns of the page, and cells of each with its hairline. */
  readonly #columns: number
  readonly #column: number

  constructor(
    candidates: readonly Candidate[],
    pages: readonly number[],
    width: number,
    rows: number,
    columns: number,
  ) {
    this.#candidates = candidates
    this.#pages = pages
    this.#rows = rows
    this.#columns = columns
    const cells = Math.floor(width / columns)
    // Text takes an even number of cells, and the gap an odd one.
    this.#column = columns > 1 && cells % 2 === 0 ? cells - 1 : cells
  }

  attempt(): Attempt {
    return this.#columns >= 3 && this.#hasSide() ? this.#withSide() : this.#withFoot()
  }

  /** Whether there are lists enough for a column of their own. */
  #hasSide(): boolean {
    const { briefs, rest } = this.#chosen(this.#columns - 1)
    return this.#pages.length + briefs.length + rest.length > 2
  }

  /** Stories get boxes in so many columns while there is room for their headings and some text. */
  #chosen(columns: number): Contents {
    const measure = this.#column - GAP
    return chosen(this.#candidates, (ranked) => {
      let taken = 0
      const first = ranked.slice(0, MOST_BOXES - MOST_LISTS).findIndex((story, rank) => {
        const wide = rank === 0 ? Math.min(2, columns) : 1
        taken += Math.max(LEAST_BOX, wide * (story.headRows(across(wide, measure)) + BELOW_HEAD))
        return taken > columns * this.#rows
      })
      return first < 0 ? MOST_BOXES - MOST_LISTS : Math.max(1, first)
    })
  }

  /** Lists at the top of the last column; what is left of it is for the stories that fill it best. */
  #withSide(): Attempt {
    const main = this.#columns - 1
    const contents = this.#chosen(main)
    const all = storiesOf(contents.boxed, this.#column - GAP)
    const lists = listsOf(contents, this.#pages, this.#rows)
    const taken = lists.reduce((sum, { rows }) => sum + rows, 0)
    const left = this.#rows - taken
    const under =
      left >= LEAST_UNDER && all.length > 1
        ? all.slice(-Math.max(1, Math.min(all.length - 1, Math.floor(left / 12))))
        : []
    const above = all.slice(0, all.length - under.length)
    const { cost, slices } = sliced(above, main, this.#rows)
    const side = sliced(under, 1, left)
    const stretched = under.length > 0 ? lists : stretch(lists, left)
    return {
      cost: cost + side.cost,
      plan: () =>
        this.#plan(
          [...slices, ...side.slices.map((slice) => ({ ...slice, column: main, row: slice.row + taken }))],
          stretched,
          main,
        ),
    }
  }

  /** Lists, if there are any, below the stories over the whole page. */
  #withFoot(): Attempt {
    const contents = this.#chosen(this.#columns)
    const lists = listsOf(contents, this.#pages, Math.max(3, this.#rows >> 2))
    const taken = Math.min(
      this.#rows - 3,
      lists.reduce((sum, { rows }) => sum + rows, 0),
    )
    const stories = storiesOf(contents.boxed, this.#column - GAP)
    const { cost, slices } = sliced(stories, this.#columns, this.#rows - taken)
    return { cost, plan: () => this.#plan(slices, lists, undefined, this.#rows - taken) }
  }

  #plan(
    slices: readonly Slice[],
    lists: readonly PlannedList[],
    side: number | undefined,
    top = 0,
  ): SheetPlan {
    const owners = new Owners(this.#columns * this.#column, this.#rows)
    const total = this.#columns * this.#rows
    const boxes: Box[] = []
    const largest = slices.find(({ column, row }) => column === 0 && row === 0)
    for (const slice of slices) {
      const { story, column, columns, row, rows } = slice
      owners.fill(this.#rect(column, columns, row, rows), boxes.length)
      boxes.push({
        kind: 'article',
        article: story.article,
        share: (columns * rows) / total,
        leads: slice === largest,
      })
    }
    let row = top
    for (const { of, items, rows } of lists) {
      owners.fill(this.#rect(side ?? 0, side === undefined ? this.#columns : 1, row, rows), boxes.length)
      boxes.push({ kind: 'list', of, items })
      row += rows
    }
    return { owners, boxes, measure: this.#column - GAP }
  }

  #rect(column: number, columns: number, top: number, height: number): Rect {
    return { left: column * this.#column, top, width: columns * this.#column, height }
  }
}

/** Gives lists more rows, the last one most. */
const stretch = (lists: readonly PlannedList[], by: number): PlannedList[] =>
  lists.map((list, index) => (index === lists.length - 1 ? { ...list, rows: list.rows + by } : list))

/**
 * A page made up from its articles alone: the first story over two columns with its opening, the others by weight; short news, what
 * has no box, and the other pages in lists. At most 12 boxes, which do not overlap and cover the page. All columns are equally wide, so
 * the page can be some cells narrower than `width`.
 * @param candidates the articles of the sheet, in their order
 * @param pages the other sheets, by index
 * @param width cells, `rows` rows
 */
export const madeUpPlan = (
  candidates: readonly Candidate[],
  pages: readonly number[],
  width: number,
  rows: number,
): SheetPlan => {
  const good = Math.max(1, Math.round((width + GAP) / (GOOD_MEASURE + GAP)))
  const attempts = [-1, 0, 1].flatMap((more) => {
    const count = good + more
    if (count < 1 || (count > 1 && Math.floor(width / count) - GAP < LEAST_MEASURE)) return []
    const { plan, cost } = new MadeUpPage(candidates, pages, width, rows, count).attempt()
    return [{ plan, cost: cost + (more > 0 ? COST_OF_NARROW : more < 0 ? COST_OF_WIDE : 0) }]
  })
  return attempts.reduce((best, next) => (next.cost < best.cost ? next : best)).plan()
}
