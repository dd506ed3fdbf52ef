import { LEANING_TRANSITIONS, ROLES } from '../../source/ingest/text/chain/divide-parts.ts'
import { LINE_STATES } from '../../source/ingest/text/chain/find-headings.ts'
import { type Habit, NO_HABIT } from '../../source/ingest/text/chain/habit.ts'
import { LINE_FEATURES } from '../../source/ingest/text/chain/line-features.ts'
import { ROLE_FEATURES } from '../../source/ingest/text/chain/role-features.ts'
import type { LearnedChains } from '../../source/ingest/text/chain/weights.ts'
import { paragraphsIn } from '../../source/ingest/text/index.ts'
import { Random } from '../../test/editions/random.ts'
import { calibrationOf, type Decision, type FittedChain, lineDecisions, partDecision } from './calibrate.ts'
import { fitField, type Sequence, type Shape } from './conditional-field.ts'
import type { TruePage } from './days.ts'
import { damagedArticles, type StyledArticle, styledArticles } from './house-style.ts'
import { blocksIn, type Layout, layoutFor, printPage } from './printed-page.ts'
import { habitOfArticles, lineSequences, roleSequences } from './sequences.ts'

export const LINES: Shape = {
  states: LINE_STATES.length,
  features: LINE_FEATURES.size,
  // Text is not followed by a further line of a heading, nor does a page begin with one.
  impossible: [
    [0, 2],
    [LINE_STATES.length, 2],
  ],
  leaningTransitions: [],
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
  leaningTransitions: LEANING_TRANSITIONS,
  neverLast: KICKER,
}

/** What a page gives to each chain. */
export interface PageSequences {
  readonly paper: string
  readonly day: string
  /** As its paper printed it; the same with damage; in a made-up style. */
  readonly kind: 'plain' | 'damaged' | 'styled'
  readonly lines: readonly Sequence[]
  readonly parts: readonly Sequence[]
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

/** The sequences of pages, as they are and in made-up styles. */
export const sequencesOfPages = (pages: readonly TruePage[]): PageSequences[] => {
  const habits = habitsOf(pages)
  return pages.flatMap((page, index) => {
    const { paper, day } = page
    const sequencesOf = (
      articles: readonly StyledArticle[],
      habit: Habit,
      layout: Layout,
      kind: PageSequences['kind'],
    ): PageSequences => {
      const printed = printPage(blocksIn(articles), layout)
      const lines = lineSequences(printed, paragraphsIn(printed.text))
      const isOwn = kind === 'plain'
      const parts = page.hasRoles && kind !== 'damaged' ? roleSequences(articles, habit, isOwn) : []
      return { paper, day, kind, lines, parts }
    }
    const plain = page.articles.map(plainly)
    return [
      sequencesOf(plain, habits.get(paper) ?? NO_HABIT, { isApart: true }, 'plain'),
      sequencesOf(damagedArticles(page, index), NO_HABIT, { isApart: true }, 'damaged'),
      ...Array.from({ length: STYLES }, (_, style) => {
        const seed = index * STYLES + style + 1
        const articles = styledArticles(page, seed)
        return sequencesOf(articles, habitOfArticles(articles), layoutFor(new Random(seed)), 'styled')
      }),
    ]
  })
}

/** How often each kind of a page counts; the pages of a paper of which there are few count more. */
const TIMES: Readonly<Record<PageSequences['kind'], number>> = { plain: STYLES * 2, damaged: 3, styled: 1 }
const FEW_PAGES = 100
const TIMES_FEW = 3

const weighed = (pages: readonly PageSequences[]): PageSequences[] => {
  const sizes = Map.groupBy(pages, ({ paper }) => paper)
  return pages.flatMap((page) => {
    const isFew = (sizes.get(page.paper)?.length ?? 0) <= FEW_PAGES * (STYLES + 2)
    return new Array<PageSequences>(TIMES[page.kind] * (isFew ? TIMES_FEW : 1)).fill(page)
  })
}

/** A fitted weight of 1 in units of a byte. */
const UNITS = 32
const toByte = (weight: number): number => Math.max(-127, Math.min(127, Math.round(weight * UNITS)))

const weightsFrom = (sequences: readonly Sequence[], shape: Shape): FittedChain => {
  const { scores, transitions } = fitField(sequences, shape)
  return {
    states: shape.states,
    scores: Int8Array.from(scores, toByte),
    transitions: Int32Array.from(transitions, (transition) => Math.round(transition * UNITS)),
  }
}

/** Both chains, without their calibration. */
export interface Chains {
  readonly lines: FittedChain
  readonly roles: FittedChain
}

export const fitChains = (pages: readonly PageSequences[]): Chains => ({
  lines: weightsFrom(
    weighed(pages).flatMap(({ lines }) => lines),
    LINES,
  ),
  // Of two lines most are a kicker and a headline, or a headline and a deck: papers that print headlines on two are the fewer.
  roles: weightsFrom(
    pages.flatMap(({ parts, kind }) => new Array<readonly Sequence[]>(TIMES[kind]).fill(parts)).flat(),
    PARTS,
  ),
})

/** The number of folds that the days are divided into. */
const FOLDS = 3

export const dayOf = ({ paper, day }: Pick<PageSequences, 'paper' | 'day'>): string => `${paper} ${day}`

/** Days, and chains that were fitted without them. */
export interface Fold {
  readonly days: ReadonlySet<string>
  readonly chains: Chains
}

export const fitFolds = (pages: readonly PageSequences[]): Fold[] => {
  const all = [...new Set(pages.map(dayOf))].sort()
  return Array.from({ length: FOLDS }, (_, fold) => {
    const days = new Set(all.filter((_, index) => index % FOLDS === fold))
    return { days, chains: fitChains(pages.filter((page) => !days.has(dayOf(page)))) }
  })
}

/** What chains that had not seen a page decided on it. */
export interface PageDecisions extends Pick<PageSequences, 'paper' | 'day' | 'kind'> {
  readonly lines: readonly Decision[]
  readonly parts: readonly Decision[]
}

export const decisionsOnUnseen = (pages: readonly PageSequences[], folds: readonly Fold[]): PageDecisions[] =>
  folds.flatMap(({ days, chains }) =>
    pages
      .filter((page) => days.has(dayOf(page)))
      .map(({ paper, day, kind, lines, parts }) => ({
        ...{ paper, day, kind },
        lines: lines.flatMap((sequence) => lineDecisions(sequence, chains.lines, LINES)),
        parts: parts.map((sequence) => partDecision(sequence, chains.roles, PARTS)),
      })),
  )

/** Chains with the certainties that such decisions had. */
export const calibrated = (chains: Chains, decisions: readonly PageDecisions[]): LearnedChains => ({
  lines: { ...chains.lines, calibration: calibrationOf(decisions.flatMap(({ lines }) => lines)) },
  roles: { ...chains.roles, calibration: calibrationOf(decisions.flatMap(({ parts }) => parts)) },
})

const shareOf = (decisions: readonly Decision[]): number =>
  Math.round((1000 * decisions.filter(({ isRight }) => isRight).length) / decisions.length) / 1000

/** Both chains fitted on all pages, with the certainties, and the figures, of days that folds of them had not seen. */
export const learnFrom = (
  pages: readonly PageSequences[],
): LearnedChains & { readonly figures: Readonly<Record<string, number>> } => {
  const decisions = decisionsOnUnseen(pages, fitFolds(pages))
  const plain = decisions.filter(({ kind }) => kind === 'plain')
  return {
    ...calibrated(fitChains(pages), decisions),
    figures: {
      'headings found that are right in all lines, days not fitted on': shareOf(
        plain.flatMap(({ lines }) => lines),
      ),
      'headings divided rightly, days not fitted on': shareOf(decisions.flatMap(({ parts }) => parts)),
    },
  }
}
