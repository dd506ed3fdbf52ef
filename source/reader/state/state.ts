import type { Article, Day, Issue, IssueKey, Place, Remembered, TextPlace } from '../../issue/index.ts'
import type { Saying } from '../../language/index.ts'
import type { Settings, Size } from '../../makeup/index.ts'
import type { FetchProgress, Finds, ShelvedPaper } from './library.ts'

/** The headlines of one page of the paper. */
export interface ContentsScreen {
  readonly kind: 'contents'
  /** An index into `sheetsOf(issue)`. */
  readonly sheet: number
  /** Index of the selected article on the sheet, and of the first visible one. */
  readonly selected: number
  readonly top: number
}

/** An article. `offered`: its end was reached, and the next article is offered. */
export interface ArticleScreen {
  readonly kind: 'article'
  readonly place: Place
  readonly offered: boolean
}

/** The source as printed, from one of its code units on. `from`: the place in the article one came from, and its offset. */
export interface PrintedScreen {
  readonly kind: 'printed'
  readonly at: number
  readonly from?: { readonly place: Place; readonly at: number }
}

/** The keys, as a list. */
export interface HelpScreen {
  readonly kind: 'help'
  readonly selected: number
  readonly top: number
}

/** The papers on the shelf. */
export interface ShelfScreen {
  readonly kind: 'shelf'
  readonly selected: number
  readonly top: number
}

/** A calendar of one paper: the month of `day`, which is selected. */
export interface CalendarScreen {
  readonly kind: 'calendar'
  readonly paper: string
  readonly day: string
}

/** A list of articles from any issue on the shelf. */
export interface FindsScreen {
  readonly kind: 'finds'
  readonly of: 'search' | 'bookmarks' | 'history'
  readonly selected: number
  readonly top: number
}

export type Screen =
  | ContentsScreen
  | ArticleScreen
  | PrintedScreen
  | HelpScreen
  | ShelfScreen
  | CalendarScreen
  | FindsScreen

/**
 * The last query, and the current match. `typing`: keys now edit the query; it holds the screen and the search to return
 * to if that is cancelled.
 */
export interface Search {
  readonly query: string
  readonly at?: TextPlace
  readonly typing?: { readonly screen: Screen; readonly search: Search }
}

/** One dim line, shown until the next key. */
export type Message =
  | { readonly kind: 'noShelf' | 'noFetch' | 'noIssueBefore' | 'noIssueAfter' | 'opening' | 'fetchStopped' }
  | { readonly kind: 'fetched'; readonly day: string }
  | {
      readonly kind:
        | 'inputMethod'
        | 'notHere'
        | 'leave'
        | 'bookmarkSet'
        | 'bookmarkGone'
        | 'noQuery'
        | 'noSource'
    }
  | { readonly kind: 'firstArticle' | 'lastArticle' | 'firstPage' | 'lastPage' | 'noRoomForColumns' }
  | { readonly kind: 'notFound'; readonly query: string }
  | { readonly kind: 'copied' | 'tooLong' | 'columns'; readonly count: number }
  /** An error or a notice of the library. */
  | { readonly kind: 'said'; readonly saying: Saying }

/** What the library can do. */
export interface LibraryAbilities {
  /** Whether it can fetch issues that are not on the shelf. */
  readonly fetches: boolean
}

/** What the library has answered about the shelf; undefined until then. */
export interface ShelfAnswers {
  readonly papers?: readonly ShelvedPaper[]
  /** The listed articles, and the query that they answer. */
  readonly finds?: (Finds & { readonly of: FindsScreen['of']; readonly query: string }) | undefined
  /** The issue being fetched. */
  readonly fetching?: (IssueKey & FetchProgress) | undefined
}

export interface State {
  readonly issue: Issue
  /** The issue's key on the shelf; absent if it is not from there. */
  readonly key?: IssueKey
  readonly today: Day
  /** Absent if there is no shelf. */
  readonly library?: LibraryAbilities | undefined
  readonly shelf: ShelfAnswers
  readonly settings: Settings
  readonly size: Size
  /** The stack of screens: the last one is shown. */
  readonly screens: readonly [Screen, ...Screen[]]
  readonly search: Search
  readonly read: ReadonlySet<string>
  /** The place where each article was left. */
  readonly places: ReadonlyMap<string, TextPlace>
  readonly bookmarks: ReadonlyMap<string, TextPlace>
  readonly message?: Message | undefined
  /** Digits typed before a key: a repeat count, or the number of an item. */
  readonly count: string
  /** Time of the last key, in ms of a monotonic clock; absent if unknown. */
  readonly pressed?: number | undefined
}

/** What the reducer asks for outside the state; the effect runner carries it out. */
export type Effect =
  | { readonly kind: 'quit' | 'papers' | 'bookmarks' | 'history' | 'stopFetch' | 'redraw' | 'suspend' }
  | { readonly kind: 'open'; readonly key: IssueKey; readonly at?: Place }
  /** Opens the previous or next issue of the same paper. */
  | { readonly kind: 'turnIssue'; readonly by: 1 | -1 }
  | { readonly kind: 'search'; readonly query: string }
  | { readonly kind: 'fetch'; readonly key: IssueKey }
  | { readonly kind: 'copy'; readonly text: string; readonly count: number }
  | { readonly kind: 'read'; readonly article: string }
  | { readonly kind: 'place'; readonly place: Place }
  | { readonly kind: 'bookmark'; readonly place: Place; readonly set: boolean }

/** A new state, and the effects to run. */
export interface Step {
  readonly state: State
  readonly effects: readonly Effect[]
}

export const step = (state: State, ...effects: Effect[]): Step => ({ state, effects })

export const screenOf = (state: State): Screen => state.screens.at(-1) ?? state.screens[0]

/** Replaces the current screen. */
export const showing = (state: State, screen: Screen): State => {
  const [first, ...rest] = state.screens
  return { ...state, screens: rest.length === 0 ? [screen] : [first, ...rest.slice(0, -1), screen] }
}

/** Pushes a screen on top of the current one. */
export const opening = (state: State, screen: Screen): State => ({
  ...state,
  screens: [...state.screens, screen],
})

/** Pops the current screen, if there is another below it. */
export const closing = (state: State): State => {
  const [first, ...rest] = state.screens
  return { ...state, screens: [first, ...rest.slice(0, -1)] }
}

export const saying = (state: State, message: Message): State => ({ ...state, message })

/** What the first state needs besides issue, settings and size. */
export interface StartOptions {
  readonly today: Day
  readonly remembered?: Remembered
  readonly key?: IssueKey
  readonly library?: LibraryAbilities
}

/** The first state: the contents, at the first page. */
export const createState = (
  issue: Issue,
  settings: Settings,
  size: Size,
  { remembered = {}, key, today, library }: StartOptions,
): State => ({
  issue,
  ...(key ? { key } : {}),
  today,
  ...(library ? { library } : {}),
  shelf: {},
  settings,
  size,
  screens: [{ kind: 'contents', sheet: 0, selected: 0, top: 0 }],
  search: { query: '' },
  count: '',
  read: new Set(remembered.read),
  places: new Map(remembered.places),
  bookmarks: new Map(remembered.bookmarks),
})

const BY_ID = new WeakMap<Issue, ReadonlyMap<string, Article>>()

export const articleOf = (issue: Issue, id: string): Article | undefined => {
  const known = BY_ID.get(issue) ?? new Map(issue.articles.map((article) => [article.id, article]))
  BY_ID.set(issue, known)
  return known.get(id)
}
