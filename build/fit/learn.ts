import { LEANING_STEPS, ROLES } from '../../source/ingest/text/chain/divide-parts.ts'
import { LINE_STATES } from '../../source/ingest/text/chain/find-headings.ts'
import { type Habit, NO_HABIT } from '../../source/ingest/text/chain/habit.ts'
import { LINE_FEATURES } from '../../source/ingest/text/chain/line-features.ts'
import { ROLE_FEATURES } from '../../source/ingest/text/chain/role-features.ts'
import type { Weights } from '../../source/ingest/text/chain/weights.ts'
import { paragraphsIn } from '../../source/ingest/text/index.ts'
import { Random } from '../../test/editions/random.ts'
import { calibrationOf, type Decision, decisionsOf } from './calibrate.ts'
import { fitField, type Row, type Shape } from './conditional-field.ts'
import type { TruePage } from './days.ts'
import { damagedArticles, type StyledArticle, styledArticles } from './house-style.ts'
import { blocksIn, type Layout, layoutFor, printPage } from './printed-page.ts'
import { habitOfArticles, lineRows, roleRows } from './rows.ts'

export const LINES: Shape = {
  states: LINE_STATES.length,
  features: LINE_FEATURES.size,
  // Text is not followed by a further line of a heading, nor does a page begin with one.
  impossible: [
    [0, 2],
    [LINE_STATES.length, 2],
  ],
  leaningSteps: [],
}
const [KICKER, HEADLINE, LINE, DECK, COLUMN] = [0, 1, 2, 3, 4]
export const PARTS: Shape = {
  states: ROLES.length,
  features: ROLE_FEATURES.size,
  impossible: [
    [ROLES.length, LINE],
    [ROLES.length, DECK],
    [KICKER, LINE],
    [KICKER, DECK],
    [HEADLINE, KICKER],
    [HEADLINE, HEADLINE],
    [LINE, KICKER],
    [LINE, HEADLINE],
    [DECK, KICKER],
    [DECK, HEADLINE],
    [DECK, LINE],
    [KICKER, COLUMN],
    [COLUMN, LINE],
    [COLUMN, DECK],
  ],
  leaningSteps: LEANING_STEPS,
  neverLast: KICKER,
}

/** What a page gives to each chain. */
export interface PageRows {
  readonly paper: string
  readonly day: string
  /** As its paper printed it; the same with damage; in a made-up style. */
  readonly kind: 'plain' | 'damaged' | 'styled'
  readonly lines: readonly Row[]
  readonly parts: readonly Row[]
}

const plainly = (article: TruePage['articles'][number]): StyledArticle => ({ ...article, column: '' })

/** The habit of each paper among pages whose headings' parts are known. */
export const habitsOf = (pages: readonly TruePage[]): ReadonlyMap<string, Habit> =>
  new Map(
    [
      ...Map.groupBy(
        pages.filter(({ hasRoles }) => hasRoles),
        ({ paper }) => paper,
      ),
    ].map(([paper, own]) => [paper, habitOfArticles(own.flatMap(({ articles }) => articles.map(plainly)))]),
  )

const STYLES = 4

/** The rows of pages, as they are and in made-up styles. */
export const rowsOfPages = (pages: readonly TruePage[]): PageRows[] => {
  const habits = habitsOf(pages)
  return pages.flatMap((page, index) => {
    const { paper, day } = page
    const rowsOf = (
      articles: readonly StyledArticle[],
      habit: Habit,
      layout: Layout,
      kind: PageRows['kind'],
    ): PageRows => {
      const printed = printPage(blocksIn(articles), layout)
      const lines = lineRows(printed, paragraphsIn(printed.text))
      const isOwn = kind === 'plain'
      const parts = page.hasRoles && kind !== 'damaged' ? roleRows(articles, habit, isOwn) : []
      return { paper, day, kind, lines, parts }
    }
    const plain = page.articles.map(plainly)
    return [
      rowsOf(plain, habits.get(paper) ?? NO_HABIT, { isApart: true }, 'plain'),
      rowsOf(damagedArticles(page, index), NO_HABIT, { isApart: true }, 'damaged'),
      ...Array.from({ length: STYLES }, (_, style) => {
        const seed = index * STYLES + style + 1
        const articles = styledArticles(page, seed)
        return rowsOf(articles, habitOfArticles(articles), layoutFor(new Random(seed)), 'styled')
      }),
    ]
  })
}

/** How often each kind of a page counts; the pages of a paper of which there are few count more. */
const TIMES: Readonly<Record<PageRows['kind'], number>> = { plain: STYLES * 2, damaged: 3, styled: 1 }
const FEW_PAGES = 100
const TIMES_FEW = 3

const weighed = (pages: readonly PageRows[]): PageRows[] => {
  const sizes = Map.groupBy(pages, ({ paper }) => paper)
  return pages.flatMap((page) => {
    const isFew = (sizes.get(page.paper)?.length ?? 0) <= FEW_PAGES * (STYLES + 2)
    return new Array<PageRows>(TIMES[page.kind] * (isFew ? TIMES_FEW : 1)).fill(page)
  })
}

/** A fitted weight of 1 in units of a byte. */
const UNITS = 32
const toByte = (weight: number): number => Math.max(-127, Math.min(127, Math.round(weight * UNITS)))

const weightsFrom = (rows: readonly Row[], shape: Shape): Weights => {
  const { scores, steps } = fitField(rows, shape)
  return {
    states: shape.states,
    scores: Int8Array.from(scores, toByte),
    steps: Int32Array.from(steps, (step) => Math.max(-(2 ** 26), Math.round(step * UNITS))),
    calibration: [[0, 500]],
  }
}

/** Both chains, without their calibration. */
export interface Chains {
  readonly lines: Weights
  readonly roles: Weights
}

export const fitChains = (pages: readonly PageRows[]): Chains => ({
  lines: weightsFrom(
    weighed(pages).flatMap(({ lines }) => lines),
    LINES,
  ),
  // Of two lines most are a kicker and a headline, or a headline and a deck: papers that print headlines on two are the fewer.
  roles: weightsFrom(
    pages.flatMap(({ parts, kind }) => new Array<readonly Row[]>(TIMES[kind]).fill(parts)).flat(),
    PARTS,
  ),
})

/** Days are dealt out to so many folds. */
export const FOLDS = 3

/** Fits each fold without its days. */
export const fitFolds = (
  pages: readonly PageRows[],
  key: (page: PageRows) => string,
  folds: number,
): { readonly keys: ReadonlySet<string>; readonly chains: Chains }[] => {
  const keys = [...new Set(pages.map(key))].sort()
  return Array.from({ length: folds }, (_, fold) => {
    const own = new Set(keys.filter((_, index) => index % folds === fold))
    return { keys: own, chains: fitChains(pages.filter((page) => !own.has(key(page)))) }
  })
}

export const dayOf = ({ paper, day }: Pick<PageRows, 'paper' | 'day'>): string => `${paper} ${day}`

/** Both chains, and what they reach on days that they were not fitted on. */
export interface LearnedChains extends Chains {
  readonly figures: Readonly<Record<string, number>>
}

const shareOf = (decisions: readonly Decision[]): number =>
  Math.round((1000 * decisions.filter(({ isRight }) => isRight).length) / decisions.length) / 1000

/** Both chains fitted on all pages, calibrated on the days that each fold did not see. */
export const learnFrom = (pages: readonly PageRows[]): LearnedChains => {
  const [lines, parts, plain]: [Decision[], Decision[], Decision[]] = [[], [], []]
  for (const { keys, chains } of fitFolds(pages, dayOf, FOLDS))
    for (const page of pages) {
      if (!keys.has(dayOf(page))) continue
      const found = page.lines.flatMap((row) => decisionsOf(row, chains.lines, LINES))
      lines.push(...found)
      if (page.kind === 'plain') plain.push(...found)
      parts.push(...page.parts.flatMap((row) => decisionsOf(row, chains.roles, PARTS)))
    }
  const { lines: lineWeights, roles } = fitChains(pages)
  return {
    lines: { ...lineWeights, calibration: calibrationOf(lines) },
    roles: { ...roles, calibration: calibrationOf(parts) },
    figures: {
      'headings found that are right in all lines, days not fitted on': shareOf(plain),
      'headings divided rightly, days not fitted on': shareOf(parts),
    },
  }
}
