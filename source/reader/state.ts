import type { Article, Issue } from '../issue/index.ts'
import type { Settings, Size } from './settings.ts'
import type { TextPlace } from './text/cursor.ts'

/**
 * A place in an article, good at any width: which block of the body (of the head below 0), which code unit of it.
 * Never a row.
 */
export interface Place extends TextPlace {
  readonly article: string
}

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

/** The keys. `top`: the first row shown. */
export interface HelpScreen {
  readonly kind: 'help'
  readonly top: number
}

export type Screen = ContentsScreen | ArticleScreen | PrintedScreen | HelpScreen

/**
 * What was looked for last, and the match the reader stands at. While `typing`, keys are its text, and `origin` is the
 * screen and the search to come back to.
 */
export interface Search {
  readonly query: string
  readonly at?: TextPlace
  readonly typing?: { readonly screen: Screen; readonly search: Search }
}

/** One quiet line, shown until the next key. */
export type Message =
  | { readonly kind: 'inputMethod' | 'leave' | 'bookmarkSet' | 'bookmarkGone' | 'noQuery' | 'noSource' }
  | { readonly kind: 'firstArticle' | 'lastArticle' | 'firstPage' | 'lastPage' | 'noRoomForColumns' }
  | { readonly kind: 'notFound'; readonly query: string }
  | { readonly kind: 'copied' | 'tooLong' | 'columns'; readonly count: number }
  | { readonly kind: 'said'; readonly text: string }

export interface State {
  readonly issue: Issue
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
}

/** What the reader asks of the world outside; the app carries it out. */
export type Effect =
  | { readonly kind: 'quit' | 'suspend' | 'redraw' }
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

/** What is remembered of the reader: what was read, where each article was left, the bookmarks. */
export interface Remembered {
  readonly read?: Iterable<string>
  readonly places?: Iterable<readonly [article: string, place: TextPlace]>
  readonly bookmarks?: Iterable<readonly [article: string, place: TextPlace]>
}

/** The issue at its first page, nothing opened yet. */
export const createState = (
  issue: Issue,
  settings: Settings,
  size: Size,
  remembered: Remembered = {},
): State => ({
  issue,
  settings,
  size,
  screens: [{ kind: 'contents', sheet: 0, selected: 0, top: 0 }],
  search: { query: '' },
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
