import {
  type Article,
  type Correction,
  type Day,
  type Issue,
  type IssueKey,
  type Place,
  type Remembered,
  type TextPlace,
  withCorrections,
} from '../../issue/index.ts'
import type { Saying } from '../../language/index.ts'
import type { Direction, Settings, Size, Target } from '../../makeup/index.ts'
import { BASE_KEYMAP, type Keymap } from '../keys/keymap.ts'
import type { ContentsAs, FetchProgress, Finds, KeptChoice, KnownPaper, ShelvedPaper } from './library.ts'

/** The headlines of one page of the paper. */
export interface ContentsScreen {
  readonly kind: 'contents'
  /** An index into `sheetsOf(issue)`. */
  readonly sheet: number
  /** Index of the selected article on the sheet, and of the first visible one. */
  readonly selected: number
  readonly top: number
  /** Index of another sheet, if it is selected in the list of pages that a page shows. */
  readonly otherSheet?: number
  /** How an arrow came to what is selected: the opposite arrow leads back. */
  readonly cameFrom?: CameFrom
}

/** A move on a page of the paper, from one item to another. */
export interface CameFrom {
  readonly sheet: number
  readonly direction: Direction
  readonly from: Target
  readonly to: Target
}

/** All sheets of the issue, as small maps or as a list. */
export interface OverviewScreen {
  readonly kind: 'overview'
  /** Index of the selected sheet, and of one in the first visible row. */
  readonly selected: number
  readonly top: number
}

export interface ArticleScreen {
  readonly kind: 'article'
  readonly place: Place
  /** Whether the end was reached and the next article is offered. */
  readonly offered: boolean
}

/** The source as printed. Offsets are UTF-16 code units into it. */
export interface PrintedScreen {
  readonly kind: 'printed'
  /** Offset of the first visible row. */
  readonly offset: number
  /** The place in the article that this screen was opened from, and its offset. */
  readonly from?: { readonly place: Place; readonly offset: number }
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

/** All papers that are known: those that the words in the search line find. */
export interface CatalogueScreen {
  readonly kind: 'catalogue'
  readonly selected: number
  readonly top: number
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
  | OverviewScreen
  | ArticleScreen
  | PrintedScreen
  | HelpScreen
  | ShelfScreen
  | CalendarScreen
  | CatalogueScreen
  | FindsScreen

interface Search {
  /** The last query. */
  readonly query: string
  /** Where the current match starts. */
  readonly match?: TextPlace | undefined
  /** While keys edit the query: the screen and the search to return to if that is cancelled. */
  readonly typing?: { readonly screen: Screen; readonly search: Search }
}

/** A line that is typed at the bottom of the screen: where to save an article, or the command it is piped to. */
export interface ArticleQuestion {
  readonly for: 'save' | 'pipe'
  readonly article: string
  readonly text: string
  /** A file that exists: Enter replaces it if it is still the one named. */
  readonly replaces?: string
}

/** The command line of the reader, `:`. */
export interface TypedCommand {
  readonly for: 'command'
  readonly text: string
  /** While Tab completes it: what was typed before, and which of how many completions it is now. */
  readonly completing?: { readonly stem: string; readonly index: number; readonly of: number }
  /** While it is an earlier line: its index, and what was typed before. */
  readonly recalled?: { readonly index: number; readonly draft: string }
}

export type Question = ArticleQuestion | TypedCommand

/** What the library has answered so far; each field is undefined until then. */
interface ShelfAnswers {
  readonly papers?: readonly ShelvedPaper[]
  /** The papers that the words in the search line find. */
  readonly known?: { readonly papers: readonly KnownPaper[] } | undefined
  /** The listed articles, and the query that they answer. */
  readonly finds?: (Finds & { readonly of: FindsScreen['of']; readonly query: string }) | undefined
  /** The issue being fetched. */
  readonly fetching?: (IssueKey & FetchProgress) | undefined
}

export interface State {
  /** As it is shown: with the reader's corrections. */
  readonly issue: Issue
  /** As it was read. */
  readonly asRead: Issue
  readonly corrections: readonly Correction[]
  /** The issue's key on the shelf; undefined if it is not from there. */
  readonly key?: IssueKey | undefined
  readonly today: Day
  /**
   * Undefined if there is no shelf. `fetches`: whether issues that are not on the shelf can be fetched. `knowsPapers`: whether
   * there is a list of all papers that are known.
   */
  readonly library?: { readonly fetches: boolean; readonly knowsPapers?: boolean } | undefined
  /** Whether nothing may be done but read: nothing fetched, nothing copied. */
  readonly secure?: boolean | undefined
  readonly shelf: ShelfAnswers
  readonly settings: Settings
  readonly keymap: Keymap
  readonly size: Size
  /** How the reader wants to see the contents: as a page or as a list. Undefined: as the window has room for. */
  readonly contentsAs?: ContentsAs | undefined
  /** The stack of screens: the last one is shown. */
  readonly screens: readonly [Screen, ...Screen[]]
  readonly search: Search
  readonly question?: Question | undefined
  /** The command lines of this run, the last at the end; none twice. */
  readonly commandHistory: readonly string[]
  readonly read: ReadonlySet<string>
  /** The place where each article was left. */
  readonly places: ReadonlyMap<string, TextPlace>
  readonly bookmarks: ReadonlyMap<string, TextPlace>
  /** Where the last jump on a screen came from. */
  readonly jumpedFrom?: Screen | undefined
  /** Whether the last keys do nothing, which was said at the first of them. */
  readonly unknownKeys?: boolean | undefined
  /** Shown in the last row until the next key. */
  readonly message?: Saying | undefined
  /** What is typed before a key: the digits of a repeat count or of the number of an item, or the first of two apostrophes. */
  readonly count: string
  /** Time of the last key, in ms of a monotonic clock; absent if unknown. */
  readonly pressed?: number | undefined
}

/** Whether keys type a text. */
export const isTyping = ({ search, question }: State): boolean =>
  search.typing !== undefined || question !== undefined

/** What the reducer asks for outside the state; the effect runner carries it out. */
export type Effect =
  | { readonly kind: 'quit' | 'papers' | 'bookmarks' | 'history' | 'stopFetch' | 'redraw' | 'suspend' }
  | { readonly kind: 'open'; readonly key: IssueKey; readonly place?: Place }
  /** Opens the previous or next issue of the same paper. */
  | { readonly kind: 'turnIssue'; readonly by: 1 | -1 }
  | { readonly kind: 'search'; readonly query: string }
  | { readonly kind: 'fetch'; readonly key: IssueKey }
  | { readonly kind: 'fetchNewest'; readonly paper: string }
  | { readonly kind: 'knownPapers'; readonly query: string }
  | { readonly kind: 'copy'; readonly text: string; readonly count: number }
  /** Opens an address in a browser. */
  | { readonly kind: 'browse'; readonly address: string }
  /** Writes an article to a file; one that exists only if `replace` is set. */
  | { readonly kind: 'save'; readonly article: string; readonly file: string; readonly replace: boolean }
  | { readonly kind: 'pipe'; readonly article: string; readonly command: string }
  | { readonly kind: 'read'; readonly article: string }
  | { readonly kind: 'place'; readonly place: Place }
  | { readonly kind: 'choose'; readonly choice: KeptChoice }
  | { readonly kind: 'bookmark'; readonly place: Place; readonly set: boolean }
  | {
      readonly kind: 'correct'
      readonly article: string
      readonly lines: readonly Correction[]
      readonly set: boolean
    }

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

export const withMessage = (state: State, message: Saying): State => ({ ...state, message })

interface StartOptions extends Pick<State, 'today' | 'key' | 'library' | 'secure' | 'contentsAs'> {
  readonly remembered?: Remembered | undefined
  /** Default: the keys of the key table. */
  readonly keymap?: Keymap | undefined
  readonly commandHistory?: readonly string[] | undefined
}

/** The first state: the contents, at the first page. */
export const createState = (
  issue: Issue,
  settings: Settings,
  size: Size,
  {
    remembered = {},
    key,
    today,
    library,
    secure,
    contentsAs,
    keymap = BASE_KEYMAP,
    commandHistory = [],
  }: StartOptions,
): State => ({
  issue: withCorrections(issue, remembered.corrections ?? []),
  asRead: issue,
  corrections: remembered.corrections ?? [],
  key,
  today,
  library,
  secure,
  shelf: {},
  settings,
  keymap,
  size,
  contentsAs,
  screens: [{ kind: 'contents', sheet: 0, selected: 0, top: 0 }],
  search: { query: '' },
  commandHistory,
  count: '',
  read: new Set(remembered.read),
  places: new Map(remembered.places),
  bookmarks: new Map(remembered.bookmarks),
})

/** The key of the open issue on the shelf, or the one that it would have. */
export const openKey = ({ key, issue }: State): IssueKey =>
  key ?? { paper: issue.name, date: issue.datePublished }

const ARTICLES = new WeakMap<Issue, ReadonlyMap<string, Article>>()

export const articleOf = (issue: Issue, id: string): Article | undefined => {
  const articles = ARTICLES.get(issue) ?? new Map(issue.articles.map((article) => [article.id, article]))
  ARTICLES.set(issue, articles)
  return articles.get(id)
}
