import type { Article, Day, Issue, Place, Remembered, TextPlace } from '../issue/index.ts'
import type { Saying } from '../language/index.ts'
import type { Settings, Size } from '../makeup/index.ts'
import type { FetchProgress, Finds, IssueKey, ShelvedPaper } from './library.ts'

/** The headlines of one page of the paper. */
export interface ContentsScreen {
  readonly kind: 'contents'
  /** Index of the sheet. */
  readonly sheet: number
  /** Index of the selected article on it, and of the first one shown. */
  readonly selected: number
  readonly top: number
}

/** An article. `offered`: its end was reached and the next one named. */
export interface ArticleScreen {
  readonly kind: 'article'
  readonly place: Place
  readonly offered: boolean
}

/** The source as printed, from a code unit of it on. `from`: the sentence one came from, and where it stands. */
export interface PrintedScreen {
  readonly kind: 'printed'
  readonly at: number
  readonly from?: { readonly place: Place; readonly at: number }
}

/** The keys, as a menu. */
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

/** The days of one paper, a month at a time: the month of `day`, the one that is selected. */
export interface CalendarScreen {
  readonly kind: 'calendar'
  readonly paper: string
  readonly day: string
}

/** A list of articles from anywhere on the shelf. */
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
 * What was looked for last, and the match the reader stands at. `typing`: keys are its text now, and this is
 * the screen and the search to come back to.
 */
export interface Search {
  readonly query: string
  readonly at?: TextPlace
  readonly typing?: { readonly screen: Screen; readonly search: Search }
}

/** One quiet line, shown until the next key. */
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
  /** What the library says. */
  | { readonly kind: 'said'; readonly saying: Saying }

/** What the library can do. */
export interface Reach {
  /** Whether it can fetch an issue that is not there. */
  readonly fetches: boolean
}

/** What is known of the shelf; undefined until the library has answered. */
export interface ShelfState {
  readonly papers?: readonly ShelvedPaper[]
  /** What the list shows, and what it was asked for. */
  readonly finds?: (Finds & { readonly of: FindsScreen['of']; readonly query: string }) | undefined
  /** The issue that is being fetched. */
  readonly fetching?: (IssueKey & FetchProgress) | undefined
}

export interface State {
  readonly issue: Issue
  /** Its place on the shelf; absent for an issue that is not from there. */
  readonly key?: IssueKey
  readonly today: Day
  /** Absent where there is no shelf to go to. */
  readonly library?: Reach | undefined
  readonly shelf: ShelfState
  readonly settings: Settings
  readonly size: Size
  /** The way here: the last one is shown. */
  readonly screens: readonly [Screen, ...Screen[]]
  readonly search: Search
  readonly read: ReadonlySet<string>
  /** Where each article was left. */
  readonly places: ReadonlyMap<string, TextPlace>
  readonly bookmarks: ReadonlyMap<string, TextPlace>
  readonly message?: Message | undefined
  /** Digits typed before a key: how many times, or which. */
  readonly count: string
  /** When the last key came, in ms of a clock that never goes back; absent where nobody says. */
  readonly pressed?: number | undefined
}

/** What the reader asks of the world outside; the app carries it out. */
export type Effect =
  | { readonly kind: 'quit' | 'papers' | 'bookmarks' | 'history' | 'stopFetch' }
  | { readonly kind: 'open'; readonly key: IssueKey; readonly at?: Place }
  /** Opens the issue of the same paper before or after this one. */
  | { readonly kind: 'turnIssue'; readonly by: 1 | -1 }
  | { readonly kind: 'search'; readonly query: string }
  | { readonly kind: 'fetch'; readonly key: IssueKey }
  | { readonly kind: 'copy'; readonly text: string; readonly count: number }
  | { readonly kind: 'read'; readonly article: string }
  | { readonly kind: 'place'; readonly place: Place }
  | { readonly kind: 'bookmark'; readonly place: Place; readonly set: boolean }

/** A state, and what is to be done besides. */
export interface Step {
  readonly state: State
  readonly effects: readonly Effect[]
}

export const step = (state: State, ...effects: Effect[]): Step => ({ state, effects })

export const screenOf = (state: State): Screen => state.screens.at(-1) ?? state.screens[0]

/** The state with another screen in place of the one shown. */
export const showing = (state: State, screen: Screen): State => {
  const [first, ...rest] = state.screens
  return { ...state, screens: rest.length === 0 ? [screen] : [first, ...rest.slice(0, -1), screen] }
}

/** The state with a screen on top of the one shown. */
export const opening = (state: State, screen: Screen): State => ({
  ...state,
  screens: [...state.screens, screen],
})

/** The state with the screen shown taken away, if another is under it. */
export const closing = (state: State): State => {
  const [first, ...rest] = state.screens
  return { ...state, screens: [first, ...rest.slice(0, -1)] }
}

export const saying = (state: State, message: Message): State => ({ ...state, message })

/** What a reader begins with besides the issue. */
export interface Beginning {
  readonly today: Day
  readonly remembered?: Remembered
  readonly key?: IssueKey
  readonly library?: Reach
}

/** The issue at its first page, nothing opened yet. */
export const createState = (
  issue: Issue,
  settings: Settings,
  size: Size,
  { remembered = {}, key, today, library }: Beginning,
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
