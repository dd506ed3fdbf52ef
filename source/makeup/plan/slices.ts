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

interface Cut {
  readonly cost: number
  readonly slices: readonly Slice[]
}

/** Rows of a box that its text cannot have: the hairline above it. */
const RULE = 1
/** Rows of text in a column: one line alone is no column. */
const LEAST_ROWS = 2

const IMPOSSIBLE = 1e9

/** Cuts a page into boxes by straight cuts from side to side, so that each story has about the room that it deserves. */
class Slicer {
  readonly #stories: readonly Story[]
  readonly #weights: readonly number[]
  readonly #perWeight: number
  readonly #known = new Map<string, Cut>()
  readonly #columns: number

  constructor(stories: readonly Story[], columns: number, rows: number) {
    this.#stories = stories
    this.#columns = columns
    const total = stories.reduce((sum, { weight }) => sum + weight, 0)
    this.#weights = stories.map(({ weight }) => weight)
    this.#perWeight = (columns * rows) / total
  }

  /** The best cut of a part of the page for the stories `from` up to `to`. */
  cut(from: number, to: number, columns: number, rows: number): Cut {
    const key = `${from} ${to} ${columns} ${rows}`
    const known = this.#known.get(key)
    if (known) return known
    const best = to - from === 1 ? this.#single(from, columns, rows) : this.#divided(from, to, columns, rows)
    this.#known.set(key, best)
    return best
  }

  #single(index: number, columns: number, rows: number): Cut {
    const story = this.#stories[index]
    if (!story) return { cost: IMPOSSIBLE, slices: [] }
    return {
      cost: this.#cost(story, index, columns, rows),
      slices: [{ story, column: 0, columns, row: 0, rows }],
    }
  }

  /** What is bad about a box: blank rows, an area that it does not deserve, too few lines, a lead that is not wide. */
  #cost(story: Story, index: number, columns: number, rows: number): number {
    const left = rows - RULE - story.head(columns)
    const needed = Math.min(story.text, LEAST_ROWS)
    if (left < 0) return IMPOSSIBLE / 10 + -left * 10_000
    const blank = Math.max(0, left - Math.ceil(story.text / columns))
    const deserved = story.weight * this.#perWeight
    const off = Math.log((columns * rows) / deserved)
    const isLead = index === 0
    const wide = isLead ? Math.min(2, this.#columns) : 1
    return (
      blank * blank * columns * 2 +
      off * off * 60 +
      (left < needed ? 4000 : 0) +
      (columns < wide ? 2000 : 0) +
      Math.max(0, columns - 2) ** 2 * (isLead ? 60 : 120) +
      (isLead || columns === 1 ? 0 : 10)
    )
  }

  #divided(from: number, to: number, columns: number, rows: number): Cut {
    let best: Cut = { cost: Number.POSITIVE_INFINITY, slices: [] }
    const total = this.#weightOf(from, to)
    for (let at = from + 1; at < to; at += 1) {
      const share = this.#weightOf(from, at) / total
      for (const height of new Set([share * rows - 2, share * rows, share * rows + 2].map(Math.round)))
        if (height >= 3 && rows - height >= 3)
          best = this.#better(best, this.#stacked(from, at, to, columns, rows, height))
      const width = share * columns
      for (const left of new Set([Math.floor(width), Math.ceil(width)]))
        if (left >= 1 && left < columns)
          best = this.#better(best, this.#beside(from, at, to, columns, rows, left))
    }
    return best
  }

  #better(best: Cut, next: Cut): Cut {
    return next.cost < best.cost ? next : best
  }

  #stacked(from: number, at: number, to: number, columns: number, rows: number, height: number): Cut {
    const above = this.cut(from, at, columns, height)
    const below = this.cut(at, to, columns, rows - height)
    return {
      cost: above.cost + below.cost,
      slices: [...above.slices, ...below.slices.map((slice) => ({ ...slice, row: slice.row + height }))],
    }
  }

  #beside(from: number, at: number, to: number, columns: number, rows: number, width: number): Cut {
    const left = this.cut(from, at, width, rows)
    const right = this.cut(at, to, columns - width, rows)
    return {
      cost: left.cost + right.cost,
      slices: [...left.slices, ...right.slices.map((slice) => ({ ...slice, column: slice.column + width }))],
    }
  }

  #weightOf(from: number, to: number): number {
    return this.#weights.slice(from, to).reduce((sum, weight) => sum + weight, 0)
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
): { readonly cost: number; readonly slices: readonly Slice[] } =>
  stories.length === 0
    ? { cost: 0, slices: [] }
    : new Slicer(stories, columns, rows).cut(0, stories.length, columns, rows)
