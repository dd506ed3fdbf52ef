import { type Article, gathered, type Issue } from '../../issue/index.ts'
import {
  findMatches,
  firstAfter,
  type Match,
  type Searched,
  type Settings,
  type Strip,
  searchedBlock,
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

const NO_MATCHES: ScreenMatches = { matches: [], index: -1 }

const TEXTS = new WeakMap<Article | Issue, () => readonly Searched[]>()

function* searchedStrips(article: Article, settings: Settings): Generator<Strip | undefined, void> {
  for (const strip of stripsOf(article, settings))
    yield strip?.role === 'facts' || strip?.role === 'note' ? undefined : strip
}

/** The texts of an article, or the source as one block. Cached: they do not depend on the typesetting. */
const textsOf = (source: Article | Issue, settings: Settings): readonly Searched[] => {
  const texts =
    TEXTS.get(source) ??
    gathered(
      'body' in source
        ? searchedOf(searchedStrips(source, settings))
        : searchedBlock(0, source.source.text ?? ''),
    )
  TEXTS.set(source, texts)
  return texts()
}

/** The matches of each source's last query. */
const MATCHES = new WeakMap<
  Article | Issue,
  { readonly query: string; readonly matches: () => readonly Match[] }
>()

const matchesIn = (source: Article | Issue, query: string, settings: Settings): readonly Match[] => {
  const cached = MATCHES.get(source)
  if (cached?.query === query) return cached.matches()
  const matches = gathered(findMatches(textsOf(source, settings), query))
  MATCHES.set(source, { query, matches })
  return matches()
}

/** What a search on a screen looks through: an article, or the whole source. */
const searchedSource = (state: State, screen: Screen): Article | Issue | undefined => {
  if (screen.kind === 'article') return articleOf(state.issue, screen.place.article)
  return screen.kind === 'printed' ? state.issue : undefined
}

/** The matches on the current screen, and which is the current one. */
export const matchesFor = (state: State): ScreenMatches => {
  const { query, match } = state.search
  const source = query.trim() === '' ? undefined : searchedSource(state, screenOf(state))
  if (!source) return NO_MATCHES
  const matches = matchesIn(source, query, state.settings)
  if (!match) return { matches, index: -1 }
  const next = firstAfter(matches, match.block, match.character)
  const isCurrent = matches[next]?.block === match.block && matches[next]?.start === match.character
  return isCurrent ? { matches, index: next, current: matches[next] } : { matches, index: -1 }
}

/** The next or previous match from the current one, or from a place if none is current; wraps around at the ends. */
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
