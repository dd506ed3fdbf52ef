import type { Language } from '../../language/index.ts'
import { wordsFor } from '../../language/index.ts'

/** The kinds of screen that a key can be bound on. */
export const SCOPES = [
  'page',
  'contents',
  'overview',
  'article',
  'printed',
  'help',
  'shelf',
  'calendar',
  'catalogue',
  'finds',
] as const

export type Scope = (typeof SCOPES)[number]

/** The sections of the help, in order. */
const GROUPS = ['move', 'open', 'search', 'read', 'shelf', 'program'] as const

export type Group = (typeof GROUPS)[number]

interface Binding {
  /** Key names as `strokeOf` returns them. */
  readonly keys: readonly [string, ...string[]]
  /** The screens where it works; absent: on all. */
  readonly on?: readonly Scope[]
  readonly group: Group
  /** What the key line shows for it instead of its first key, unless its keys are changed. */
  readonly shortKeys?: string
  /** Does more than read: not available where `BAOLAN_SECURE` is set. */
  readonly secured?: true
}

const LISTS: readonly Scope[] = ['contents', 'shelf', 'catalogue', 'finds', 'help']
const TEXT_AND_LIST: readonly Scope[] = ['article', 'contents', 'page']
/** The screens with places side by side, where left and right move. */
const BOXES: readonly Scope[] = ['page', 'overview']

/**
 * Every key of the reader, unless the configuration changes it. The dispatcher, the help, the key line and the documents all use
 * this table, so they cannot disagree. An action whose only key is a letter can also be chosen in the help.
 */
const KEYS = {
  down: {
    keys: ['j', 'down', 'ctrl+n', 'ctrl+e'],
    group: 'move',
    shortKeys: '↑↓',
  },
  up: {
    keys: ['k', 'up', 'ctrl+p', 'ctrl+y'],
    group: 'move',
  },
  pageDown: {
    keys: ['space', 'f', 'pagedown', 'ctrl+f'],
    group: 'move',
  },
  pageUp: { keys: ['b', 'pageup', 'ctrl+b'], group: 'move' },
  halfDown: { keys: ['d', 'ctrl+d', 'shift+down'], group: 'move' },
  halfUp: { keys: ['u', 'ctrl+u', 'shift+up'], group: 'move' },
  first: { keys: ['g', 'home'], group: 'move' },
  last: {
    keys: ['G', 'end'],
    group: 'move',
  },
  percent: {
    keys: ['%'],
    on: SCOPES.filter((scope) => scope !== 'calendar'),
    group: 'move',
  },
  open: {
    keys: ['enter', 'l', 'right'],
    on: LISTS,
    group: 'open',
  },
  back: {
    keys: ['h', 'left', 'escape', 'backspace'],
    on: SCOPES.filter((scope) => scope !== 'calendar' && !BOXES.includes(scope)),
    group: 'open',
    shortKeys: '←',
  },
  openBox: { keys: ['enter'], on: BOXES, group: 'open' },
  leftBox: { keys: ['h', 'left'], on: BOXES, group: 'move', shortKeys: '←→' },
  rightBox: { keys: ['l', 'right'], on: BOXES, group: 'move' },
  closePage: { keys: ['escape', 'backspace'], on: BOXES, group: 'open' },
  pageOrList: { keys: ['v', 'f2'], on: ['page', 'contents'], group: 'open' },
  overview: { keys: ['V', 'f3'], on: ['page', 'contents', 'article', 'overview'], group: 'open' },
  nextArticle: { keys: ['J', '>'], on: TEXT_AND_LIST, group: 'open' },
  previousArticle: {
    keys: ['K', '<'],
    on: TEXT_AND_LIST,
    group: 'open',
  },
  onward: { keys: ['right'], on: ['article'], group: 'open' },
  nextPage: {
    keys: [']'],
    on: [...TEXT_AND_LIST, 'overview'],
    group: 'open',
    shortKeys: '[ ]',
  },
  previousPage: {
    keys: ['['],
    on: [...TEXT_AND_LIST, 'overview'],
    group: 'open',
  },
  nextIssue: {
    keys: ['}'],
    on: ['article', 'contents', 'page', 'calendar'],
    group: 'open',
  },
  previousIssue: {
    keys: ['{'],
    on: ['article', 'contents', 'page', 'calendar'],
    group: 'open',
  },
  search: {
    keys: ['/'],
    on: ['contents', 'page', 'article', 'printed', 'shelf', 'catalogue', 'finds'],
    group: 'search',
  },
  nextMatch: {
    keys: ['n', ';'],
    on: ['contents', 'page', 'article', 'printed'],
    group: 'search',
  },
  previousMatch: {
    keys: ['N', ','],
    on: ['contents', 'page', 'article', 'printed'],
    group: 'search',
  },
  backToPlace: { keys: ["''"], on: ['contents', 'page', 'article', 'printed'], group: 'search' },
  printed: {
    keys: ['p', '~'],
    on: ['contents', 'page', 'article', 'printed'],
    group: 'read',
  },
  columns: { keys: ['c', '#'], on: ['article'], group: 'read' },
  correct: { keys: ['e'], on: TEXT_AND_LIST, group: 'read' },
  bookmark: { keys: ['m'], on: TEXT_AND_LIST, group: 'read' },
  copy: {
    keys: ['y', '"'],
    on: ['article', 'contents', 'page', 'printed'],
    group: 'read',
    secured: true,
  },
  cite: { keys: ['Y', '@'], on: TEXT_AND_LIST, group: 'read', secured: true },
  save: { keys: ['w'], on: TEXT_AND_LIST, group: 'read', secured: true },
  browse: { keys: ['o'], on: TEXT_AND_LIST, group: 'read', secured: true },
  pipe: { keys: ['|'], on: TEXT_AND_LIST, group: 'read', secured: true },
  shelf: {
    keys: ['s', 'tab'],
    on: ['contents', 'page', 'overview', 'article', 'printed', 'finds', 'calendar', 'catalogue'],
    group: 'shelf',
  },
  catalogue: { keys: ['a'], on: ['shelf'], group: 'shelf' },
  bookmarks: {
    keys: ['M', "'"],
    on: ['shelf'],
    group: 'shelf',
  },
  history: {
    keys: ['H', '~'],
    on: ['shelf'],
    group: 'shelf',
  },
  openDay: {
    keys: ['enter'],
    on: ['calendar'],
    group: 'shelf',
  },
  previousDay: {
    keys: ['h', 'left'],
    on: ['calendar'],
    group: 'shelf',
  },
  nextDay: {
    keys: ['l', 'right'],
    on: ['calendar'],
    group: 'shelf',
    shortKeys: '←→',
  },
  nextYear: { keys: [']'], on: ['calendar'], group: 'shelf' },
  previousYear: { keys: ['['], on: ['calendar'], group: 'shelf' },
  today: {
    keys: ['t', '='],
    on: ['calendar'],
    group: 'shelf',
  },
  closeCalendar: {
    keys: ['escape', 'backspace'],
    on: ['calendar'],
    group: 'shelf',
  },
  stopFetch: {
    keys: ['x', 'delete'],
    on: ['shelf', 'calendar', 'catalogue'],
    group: 'shelf',
    secured: true,
  },
  command: { keys: [':'], group: 'program' },
  help: { keys: ['?', 'f1'], group: 'program' },
  redraw: { keys: ['ctrl+l'], group: 'program' },
  suspend: { keys: ['ctrl+z'], group: 'program' },
  quit: {
    keys: ['q'],
    group: 'program',
  },
  leave: { keys: ['ctrl+c'], group: 'program' },
} satisfies Record<string, Binding>

export type Action = keyof typeof KEYS

export const ACTIONS = Object.keys(KEYS) as Action[]

/** Where to go: a number from 1, or a percentage of the whole. */
type Target =
  | { readonly kind: 'nth'; readonly number: number }
  | { readonly kind: 'share'; readonly share: number }

/** What a key asks of a screen. */
export type Move = Action | Target

/** The actions that a count before their key repeats. */
export const REPEATED: ReadonlySet<Action> = new Set<Action>([
  'down',
  'up',
  'pageDown',
  'pageUp',
  'halfDown',
  'halfUp',
  'nextArticle',
  'previousArticle',
  'nextPage',
  'previousPage',
  'nextMatch',
  'previousMatch',
  'previousDay',
  'nextDay',
  'nextYear',
  'previousYear',
  'leftBox',
  'rightBox',
])

/** An action's binding, typed as the interface rather than as its literal. */
export const bindingOf = (action: Action): Binding => KEYS[action]

export const worksOn = (action: Action, scope: Scope): boolean =>
  bindingOf(action).on?.includes(scope) ?? true

/** Names of keys that are the same in every language. */
const KEY_NAMES: Readonly<Record<string, string>> = {
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  escape: 'Esc',
  tab: 'Tab',
  pagedown: 'PgDn',
  pageup: 'PgUp',
  home: 'Home',
  end: 'End',
  delete: 'Delete',
}

/** A key's name for display: `空格`, `^C`, `Shift ↑`. */
export const keyName = (key: string, language: Language): string => {
  if (key.startsWith('ctrl+')) return `^${key.slice(5).toUpperCase()}`
  if (key.startsWith('shift+')) return `Shift ${keyName(key.slice(6), language)}`
  const names: Readonly<Record<string, string>> = wordsFor(language).keyNames
  return names[key] ?? KEY_NAMES[key] ?? key.replace(/^f(?=\d)/, 'F')
}
