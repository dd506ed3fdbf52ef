import type { Article } from '../../issue/index.ts'
import { wordsFor } from '../../language/index.ts'
import {
  factsOf,
  headingParts,
  mastheadFacts,
  pageFacts,
  paperText,
  sheetLead,
  titleOf,
} from '../../makeup/index.ts'
import { sheetName, sheetsOf } from '../state/sheets.ts'
import type { ContentsScreen, OverviewScreen, State } from '../state/state.ts'
import { listed, type Spoken } from './spoken.ts'

/** An article of the list: its number, heading, facts, and what was done with it. */
const spokenItem = (state: State, article: Article, index: number): string => {
  const { settings, read, bookmarks } = state
  const words = wordsFor(settings.language)
  const { kicker, headline, deck } = headingParts(article)
  const title = headline.length > 0 ? headline : [titleOf(article, settings)]
  const facts = [
    ...factsOf(article, settings),
    read.has(article.id) ? words.read : undefined,
    bookmarks.has(article.id) ? words.bookmarked : undefined,
  ]
  const heading = [...kicker, ...title, ...deck].join(words.headingGap)
  const stop = /[。．！？…!?.]$/.test(heading) ? '' : words.fullStop
  return `${index + 1} ${heading}${stop}${listed(facts, settings)}`
}

/** The paper and its day, the page, and a line for each article. */
export const spokenContents = (
  state: State,
  { sheet, selected }: ContentsScreen,
  before: State | undefined,
): Spoken => {
  const { issue, settings } = state
  const words = wordsFor(settings.language)
  const sheets = sheetsOf(issue)
  const shown = sheets[sheet]
  const articles = shown?.articles ?? []
  const items = articles.map((article, index) => spokenItem(state, article, index))
  const number = sheets.length > 1 ? `${sheet + 1}/${sheets.length}` : undefined
  return {
    id: `contents ${issue.name} ${issue.datePublished} ${sheet}`,
    count: items.length,
    lines: [
      // Once an issue: its pages are turned without it.
      ...(before?.issue === issue
        ? []
        : [listed([paperText(issue.name, settings), ...mastheadFacts(issue, settings, false)], settings)]),
      listed([shown && sheetName(shown, state), number, pageFacts(articles, settings)], settings),
      ...(items.length > 0 ? items : [words.noArticles]),
    ],
    item: items[selected],
  }
}

/** A line for each page, with its lead's headline. */
export const spokenOverview = (state: State, { selected }: OverviewScreen): Spoken => {
  const { issue, settings } = state
  const items = sheetsOf(issue).map(
    (sheet, index) =>
      `${index + 1} ${listed([sheetName(sheet, state), sheetLead(sheet, settings)], settings)}`,
  )
  const lines = [wordsFor(settings.language).on.overview, ...items]
  return { id: 'overview', count: items.length, lines, item: items[selected] }
}
