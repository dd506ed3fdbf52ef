/**
 * The part of `npm run score` about headings: reads each page of the days that were fitted on (`../shared/fitting`) with the weights that
 * are shipped, with weights fitted without its day, and with weights fitted without its paper; and, with BAOLAN_HELD=FOLDER, pages of
 * days that nobody fitted on. `--write` puts the tables into bench/SCORE.md.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type TruePage, truePages } from '../../build/fit/days.ts'
import {
  calibrated,
  dayOf,
  decisionsOnUnseen,
  fitChains,
  fitFolds,
  habitsOf,
  sequencesOfPages,
} from '../../build/fit/learn.ts'
import { sanitise } from '../../source/ingest/source/sanitise.ts'
import type { Habit } from '../../source/ingest/text/chain/habit.ts'
import { type LearnedChains, learned } from '../../source/ingest/text/chain/weights.ts'
import { readText } from '../../source/ingest/text/index.ts'
import { markdownTable } from '../figures.ts'
import { addCounts, compare, noCounts } from './compare.ts'
import { damage } from './damage.ts'
import { addHeadings, compareHeadings, type Judged, noHeadings } from './heading-counts.ts'
import { blocksOf, type ExpectedArticle } from './sample.ts'

const root = join(import.meta.dirname, '../..')
const fitting = join(root, '../shared/fitting')
const document = join(root, 'bench/SCORE.md')

const oneLine = (text: string): string => text.replaceAll('\n', '')

/** The articles of a page that have a text: pictures without one are in no text of the page. */
const articlesOf = ({ page, articles }: TruePage): readonly ExpectedArticle[] =>
  articles
    .filter(({ paragraphs }) => paragraphs.length > 0)
    .map(({ kicker, headline, deck, paragraphs }) => ({
      page,
      kicker: oneLine(kicker),
      headline: oneLine(headline),
      deck: oneLine(deck),
      paragraphs,
    }))

/** A page as text: each printed line and each paragraph a block. */
const printed = ({ articles }: TruePage): string =>
  blocksOf(
    articles.filter(({ paragraphs }) => paragraphs.length > 0).map((article) => ({ ...article, page: '' })),
  )
    .flatMap((block) => block.split('\n'))
    .join('\n\n')

/** A front page with a masthead, a page mark and the defects of a vision model. */
const damaged = (page: TruePage, index: number): string => {
  const [year, month, day] = page.day.split('-').map(Number)
  const masthead = `${page.paper}\n${year}年${month}月${day}日\n第${page.page}版`
  return damage('', masthead, articlesOf(page), index + 1).text
}

class Score {
  #counts = noCounts()
  #headings = noHeadings()
  #pages = 0
  readonly judged: Judged[] = []

  add(page: TruePage, text: string, weights: LearnedChains, habit: Habit | undefined): void {
    const articles = articlesOf(page)
    const issue = readText(sanitise(text), {}, { habitOf: () => habit, learned: weights })
    const { counts, judged } = compareHeadings(articles, issue)
    this.#headings = addHeadings(this.#headings, counts)
    this.judged.push(...judged)
    this.#counts = addCounts(
      this.#counts,
      compare({ name: '', text, articles }, issue, () => {}),
    )
    this.#pages++
  }

  row(...name: readonly string[]): string[] {
    const [counts, headings] = [this.#counts, this.#headings]
    const { articles, articlesRead } = headings
    const f1 = (right: number): string => share(2 * right, articles + articlesRead)
    return [
      ...name,
      String(this.#pages),
      f1(counts.headlinesRight),
      share(counts.triplesRight, articles),
      f1(headings.whole),
      f1(headings.starts),
      share(2 * counts.paragraphsRight, counts.paragraphs + counts.paragraphsRead),
      String(counts.falseRepeats),
      String(counts.unaccounted),
    ]
  }

  confusion(...name: readonly string[]): string[] {
    const { articles, exact, otherParts, otherLines, lost, invented } = this.#headings
    const each = [exact, otherParts, otherLines, lost, invented]
    return [...name, String(articles), ...each.map((count) => `${count} (${share(count, articles)})`)]
  }
}

const share = (part: number, all: number): string => (all === 0 ? '–' : (part / all).toFixed(3))

const HEAD = [
  'paper',
  'weights',
  'habit',
  'pages',
  'headline',
  'exact triple',
  'whole heading',
  'starts',
  'paragraphs',
  'false repeats',
  'unaccounted',
]
const CONFUSION = ['paper', 'articles', 'exact', 'other parts', 'other lines', 'lost', 'invented']
const CONFIDENCE = ['paper', 'below .5', '.5 to .7', '.7 to .9', '.9 to .97', '.97 and more']
const BOUNDS = [0, 0.5, 0.7, 0.9, 0.97, 1.01]

const confidences = (judged: readonly Judged[]): string[] =>
  BOUNDS.slice(0, -1).map((from, bin) => {
    const own = judged.filter(({ confidence }) => confidence >= from && confidence < (BOUNDS[bin + 1] ?? 0))
    return `${share(own.filter(({ isRight }) => isRight).length, own.length)} of ${own.length}`
  })

/** The habit of a page's paper, where it is known. */
type HabitOf = (page: TruePage) => Habit | undefined

const scorePages = (
  pages: readonly TruePage[],
  weightsOf: (page: TruePage) => LearnedChains | undefined,
  habitOf: HabitOf,
  textOf: (page: TruePage, index: number) => string = printed,
): Score => {
  const score = new Score()
  for (const [index, page] of pages.entries()) {
    const weights = weightsOf(page)
    if (weights && articlesOf(page).length > 0) score.add(page, textOf(page, index), weights, habitOf(page))
  }
  return score
}

/** Both rows of pages: with the paper's habit, where its roles are known, and without. */
const rowsOf = (
  name: string,
  weights: string,
  pages: readonly TruePage[],
  weightsOf: (page: TruePage) => LearnedChains | undefined,
  habitOf: HabitOf,
): string[][] => [
  ...(pages.some(({ hasRoles }) => hasRoles)
    ? [scorePages(pages, weightsOf, habitOf).row(name, weights, 'known')]
    : []),
  scorePages(pages, weightsOf, () => undefined).row(name, weights, 'unknown'),
]

const tables = (): string => {
  const pages = truePages(fitting)
  const sequences = sequencesOfPages(pages)
  const habits = habitsOf(pages)
  const shipped = learned()
  const fitted = fitFolds(sequences)
  const decisions = decisionsOnUnseen(sequences, fitted)
  // Certainties and habits, too, are those of other days.
  const folds = fitted.map(({ days, chains }) => ({
    days,
    weights: calibrated(
      chains,
      decisions.filter((page) => !days.has(dayOf(page))),
    ),
    habits: habitsOf(pages.filter((page) => !days.has(dayOf(page)))),
  }))
  const foldOf = (page: TruePage): (typeof folds)[number] | undefined =>
    folds.find(({ days }) => days.has(dayOf(page)))
  const withoutDay = (page: TruePage): LearnedChains | undefined => foldOf(page)?.weights
  const habitWithoutDay: HabitOf = (page) => foldOf(page)?.habits.get(page.paper)
  const habitOf: HabitOf = ({ paper }) => habits.get(paper)
  const papers = Map.groupBy(pages, ({ paper }) => paper)
  const [scored, confused, sure]: [string[][], string[][], string[][]] = [[], [], []]
  for (const [paper, own] of papers) {
    const others = sequences.filter((page) => page.paper !== paper)
    const withoutPaper = calibrated(
      fitChains(others),
      decisions.filter((page) => page.paper !== paper),
    )
    scored.push(
      ...rowsOf(paper, 'shipped (fitted on these pages)', own, () => shipped, habitOf),
      ...rowsOf(paper, 'fitted without the day', own, withoutDay, habitWithoutDay),
      ...rowsOf(paper, 'fitted without the paper', own, () => withoutPaper, habitOf),
    )
    const score = scorePages(own, withoutDay, habitWithoutDay)
    confused.push(score.confusion(paper))
    if (own.some(({ hasRoles }) => hasRoles)) sure.push([paper, ...confidences(score.judged)])
    const fronts = own.filter(({ page, hasRoles }) => hasRoles && Number(page) === 1)
    if (fronts.length > 0)
      scored.push(
        scorePages(fronts, withoutDay, habitWithoutDay, damaged).row(
          `${paper}, front pages with a mark and damage`,
          'fitted without the day',
          'known',
        ),
      )
  }
  const held = process.env.BAOLAN_HELD
  if (held !== undefined)
    for (const [paper, own] of Map.groupBy(truePages(held), ({ paper }) => paper))
      scored.push(...rowsOf(`${paper} (kept back)`, 'shipped', own, () => shipped, habitOf))
  return [
    markdownTable(HEAD, scored),
    `Where true articles go, fitted without the day:\n\n${markdownTable(CONFUSION, confused)}`,
    `Of headlines, by the confidence that the reading gives them, how many are right (fitted without the day):\n\n${markdownTable(CONFIDENCE, sure)}`,
  ].join('\n\n')
}

if (!existsSync(fitting)) {
  console.log(
    'The days to fit on (../shared/fitting beside the repository) are missing: there is nothing to score.',
  )
} else {
  const text = tables()
  console.log(text)
  if (process.argv.includes('--write')) {
    const written = readFileSync(document, 'utf8').replace(
      /(?<=<!-- headings -->\n)[\s\S]*?(?=<!-- \/headings -->)/,
      () => `${text}\n`,
    )
    writeFileSync(document, written)
  }
}
