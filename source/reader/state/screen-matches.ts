import { type Article, fold, type Issue } from '../../issue/index.ts'
import {
  findMatches,
  firstAfter,
  type Match,
  type Searched,
  type Settings,
  searchedOf,
  stripsOf,
} from '../../makeup/index.ts'
import { articleOf, type Screen, type State, screenOf } from './state.ts'

/** The matches on the current screen. */
export interface ScreenMatches {
  readonly matches: readonly Match[]
  /** Index of the current match, -1 if there is none. */
  readonly index: number
  readonly current?: Match | undefined
}

const NOTHING: ScreenMatches = { matches: [], index: -1 }

const TEXTS = new WeakMap<Article | Issue, readonly Searched[]>()

/** The texts of an article, or the source as one block. Cached: they do not depend on the typesetting. */
const textsOf = (source: Article | Issue, settings: Settings): readonly Searched[] => {
  const known = TEXTS.get(source)
  if (known) return known
  const texts =
    'body' in source
      ? searchedOf(stripsOf(source, settings).filter(({ role }) => role !== 'facts' && role !== 'note'))
      : [{ block: 0, folded: fold(source.source.text ?? '') }]
  TEXTS.set(source, texts)
  return texts
}

const KEPT = new WeakMap<Article | Issue, { readonly query: string; readonly matches: readonly Match[] }>()

const matchesIn = (source: Article | Issue, query: string, settings: Settings): readonly Match[] => {
  const known = KEPT.get(source)
  if (known?.query === query) return known.matches
  const matches = findMatches(textsOf(source, settings), query)
  KEPT.set(source, { query, matches })
  return matches
}

/** What a search on a screen looks through: an article, or the whole source. */
const searchedText = (state: State, screen: Screen): Article | Issue | undefined => {
  if (screen.kind === 'article') return articleOf(state.issue, screen.place.article)
  return screen.kind === 'printed' ? state.issue : undefined
}

/** The matches on the current screen, and which is the current one. */
export const matchesFor = (state: State): ScreenMatches => {
  const { query, at } = state.search
  const source = query.trim() === '' ? undefined : searchedText(state, screenOf(state))
  if (!source) return NOTHING
  const matches = matchesIn(source, query, state.settings)
  if (!at) return { matches, index: -1 }
  const near = firstAfter(matches, at.block, at.character)
  const index = matches[near]?.block === at.block && matches[near]?.start === at.character ? near : -1
  return { matches, index, current: matches[index] }
}

/** The match `by` matches from the current place; after the last comes the first. */
export const matchFrom = (
  state: State,
  from: { readonly block: number; readonly character: number },
  by: 1 | -1,
): Match | undefined => {
  const { matches, index } = matchesFor(state)
  const { length } = matches
  if (index >= 0) return matches[(index + by + length) % length]
  const after = firstAfter(matches, from.block, from.character)
  return matches[by > 0 ? after % Math.max(1, length) : (after - 1 + length) % Math.max(1, length)]
}

/** Whether an article contains the query. */
export const containsQuery = (article: Article, query: string, settings: Settings): boolean =>
  matchesIn(article, query, settings).length > 0
