/** An article to be placed: what it needs, in rows. */
export interface Story {
  readonly article: number
  /** How much of the page it deserves, relative to the others. */
  readonly weight: number
  /** Rows of its headings over `columns` columns. */
  readonly head: (columns: number) => number
  /** Rows of all its text in one column. */
  readonly text: number
}

/** A story's place: columns and rows of the page. */
export interface Slice {
  readonly story: Story
  readonly column: number
  readonly columns: number
  readonly row: number
  readonly rows: number
}

/** A way to cut a part of the page. Most are never used, so the boxes are only made by `slicesAt`, from a column and a row of the page. */
interface Cut {
  readonly cost: number
  readonly slicesAt: (column: number, row: number) => readonly Slice[]
}

const NO_CUT: Cut = { cost: Number.POSITIVE_INFINITY, slicesAt: () => [] }

/** Rows of a box that its text cannot have: the hairline above it. */
const RULE = 1
/** Rows of text in a column: one line alone is no column. */
const LEAST_ROWS = 2
/** Rows of a part of the page that is cut off. */
const LEAST_HEIGHT = 3

/** More than that of any headings that are cut. */
const COST_OF_NARROW_LEAD = 1e7

/** Cuts a page into boxes by straight cuts from side to side, so that each story has about the room that it deserves. */
class Slicer {
  readonly #stories: readonly Story[]
  readonly #weights: readonly number[]
  readonly #perWeight: number
  readonly #known = new Map<number, Cut>()
  readonly #columns: number
  readonly #rows: number

  constructor(stories: readonly Story[], columns: number, rows: number) {
    this.#stories = stories
    this.#columns = columns
    this.#rows = rows
    const total = stories.reduce((sum, { weight }) => sum + weight, 0)
    this.#weights = stories.map(({ weight }) => weight)
    this.#perWeight = (columns * rows) / total
  }

  /** The best cut of a part of the page for the stories `from` up to `to`. */
  cut(from: number, to: number, columns: number, rows: number): Cut {
    const key =
      ((from * (this.#stories.length + 1) + to) * (this.#columns + 1) + columns) * (this.#rows + 1) + rows
    const known = this.#known.get(key)
    if (known) return known
    const best = to - from === 1 ? this.#single(from, columns, rows) : this.#divided(from, to, columns, rows)
    this.#known.set(key, best)
    return best
  }

  #single(index: number, columns: number, rows: number): Cut {
    const story = this.#stories[index]
    if (!story) return NO_CUT
    return {
      cost: this.#cost(story, index, columns, rows),
      slicesAt: (column, row) => [{ story, column, columns, row, rows }],
    }
  }

  /** What is bad about a box: blank rows, an area that it does not deserve, too few lines, a lead that is not wide. */
  #cost(story: Story, index: number, columns: number, rows: number): number {
    const left = rows - RULE - story.head(columns)
    const needed = Math.min(story.text, LEAST_ROWS)
    const blank = Math.max(0, left - Math.ceil(story.text / columns))
    const deserved = story.weight * this.#perWeight
    const off = Math.log((columns * rows) / deserved)
    const isLead = index === 0
    const wide = isLead ? Math.min(2, this.#columns) : 1
    return (
      blank * blank * columns * 2 +
      off * off * 60 +
      (left < needed ? 4000 : 0) +
      Math.max(0, -left) * 10_000 +
      (columns < wide ? COST_OF_NARROW_LEAD : 0) +
      Math.max(0, columns - 2) ** 2 * (isLead ? 60 : 120) +
      (isLead || columns === 1 ? 0 : 10)
    )
  }

  #divided(from: number, to: number, columns: number, rows: number): Cut {
    let best = NO_CUT
    const total = this.#weightOf(from, to)
    let before = 0
    for (let at = from + 1; at < to; at += 1) {
      before += this.#weights[at - 1] ?? 0
      const height = Math.round((before / total) * rows)
      for (const top of [height - 2, height, height + 2])
        if (top >= LEAST_HEIGHT && rows - top >= LEAST_HEIGHT)
          best = this.#stacked(best, from, at, to, columns, rows, top)
      const width = Math.floor((before / total) * columns)
      for (const left of [width, width + 1])
        if (left >= 1 && left < columns) best = this.#beside(best, from, at, to, columns, rows, left)
    }
    return best
  }

  /** The better of a cut and of one above the other. */
  #stacked(best: Cut, from: number, at: number, to: number, columns: number, rows: number, top: number): Cut {
    const above = this.cut(from, at, columns, top)
    if (above.cost >= best.cost) return best
    const below = this.cut(at, to, columns, rows - top)
    const cost = above.cost + below.cost
    if (cost >= best.cost) return best
    const slicesAt = (column: number, row: number) => [
      ...above.slicesAt(column, row),
      ...below.slicesAt(column, row + top),
    ]
    return { cost, slicesAt }
  }

  /** The better of a cut and of one beside the other. */
  #beside(
    best: Cut,
    from: number,
    at: number,
    to: number,
    columns: number,
    rows: number,
    width: number,
  ): Cut {
    const left = this.cut(from, at, width, rows)
    if (left.cost >= best.cost) return best
    const right = this.cut(at, to, columns - width, rows)
    const cost = left.cost + right.cost
    if (cost >= best.cost) return best
    const slicesAt = (column: number, row: number) => [
      ...left.slicesAt(column, row),
      ...right.slicesAt(column + width, row),
    ]
    return { cost, slicesAt }
  }

  #weightOf(from: number, to: number): number {
    let sum = 0
    for (let index = from; index < to; index += 1) sum += this.#weights[index] ?? 0
    return sum
  }
}

/**
 * Cuts `columns` by `rows` into a box for each story. The first leads: it stands at the top left, over two columns if there are two.
 * `cost` tells how good that is among cuts of one page.
 */
export const sliced = (
  stories: readonly Story[],
  columns: number,
  rows: number,
): { readonly cost: number; readonly slices: readonly Slice[] } => {
  if (stories.length === 0) return { cost: 0, slices: [] }
  const { cost, slicesAt } = new Slicer(stories, columns, rows).cut(0, stories.length, columns, rows)
  return { cost, slices: slicesAt(0, 0) }
}
