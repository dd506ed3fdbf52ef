import type { Language } from '../language/index.ts'
import { wordsFor } from '../language/index.ts'

/** The kinds of screen that keys speak to. */
export const SCOPES = ['contents', 'article', 'printed', 'help', 'shelf', 'calendar', 'finds'] as const

export type Scope = (typeof SCOPES)[number]

/** The parts of the help, in its order. */
export const GROUPS = ['move', 'open', 'search', 'read', 'shelf', 'program'] as const

export type Group = (typeof GROUPS)[number]

export interface Binding {
  /** Names as `strokeOf` gives them. */
  readonly keys: readonly [string, ...string[]]
  /** Where it works; everywhere if not said. */
  readonly on?: readonly Scope[]
  readonly group: Group
  readonly zh: string
  readonly en: string
  /** What the line of keys calls it, and its group of keys there if not the first. */
  readonly short?: { readonly zh: string; readonly en: string; readonly keys?: string }
}

const LISTS: readonly Scope[] = ['contents', 'shelf', 'finds', 'help']
const TEXT_AND_LIST: readonly Scope[] = ['article', 'contents']

/**
 * Every key of the reader. The dispatcher, the help, the line of keys and the documents are made from this table, so none
 * of them can say what another does not do. Whatever has no key without a letter is done from the help, which is a menu.
 */
export const KEYS = {
  down: {
    keys: ['j', 'down', 'ctrl+n', 'ctrl+e'],
    group: 'move',
    zh: '下一行，下一条；5j 走五次',
    en: 'next line, next item; 5j goes five times',
    short: { zh: '选', en: 'move', keys: '↑↓' },
  },
  up: {
    keys: ['k', 'up', 'ctrl+p', 'ctrl+y'],
    group: 'move',
    zh: '上一行，上一条',
    en: 'previous line, previous item',
  },
  pageDown: {
    keys: ['space', 'f', 'pagedown', 'ctrl+f'],
    group: 'move',
    zh: '下一屏；到了文章末尾，再按到下一篇',
    en: 'page down; at the end once more for the next article',
    short: { zh: '翻页', en: 'page' },
  },
  pageUp: { keys: ['b', 'pageup', 'ctrl+b'], group: 'move', zh: '上一屏', en: 'page up' },
  halfDown: { keys: ['d', 'ctrl+d', 'shift+down'], group: 'move', zh: '下半屏', en: 'half a page down' },
  halfUp: { keys: ['u', 'ctrl+u', 'shift+up'], group: 'move', zh: '上半屏', en: 'half a page up' },
  first: { keys: ['g', 'home'], group: 'move', zh: '开头', en: 'to the start' },
  last: {
    keys: ['G', 'end'],
    group: 'move',
    zh: '末尾；10G 到第十条、第十行',
    en: 'to the end; 10G to the tenth item or line',
  },
  percent: {
    keys: ['%'],
    on: SCOPES.filter((scope) => scope !== 'calendar'),
    group: 'move',
    zh: '50% 到一半处',
    en: '50% goes half way',
  },
  open: {
    keys: ['enter', 'l', 'right'],
    on: LISTS,
    group: 'open',
    zh: '打开；数字后按回车，打开第几条',
    en: 'open; after a number, the item of that number',
    short: { zh: '读', en: 'read' },
  },
  back: {
    keys: ['h', 'left', 'escape', 'backspace'],
    on: SCOPES.filter((scope) => scope !== 'calendar'),
    group: 'open',
    zh: '返回；在要目上连按两次退出',
    en: 'back; twice on the contents quits',
    short: { zh: '返回', en: 'back', keys: '←' },
  },
  nextArticle: { keys: ['J', '>'], on: TEXT_AND_LIST, group: 'open', zh: '下一篇', en: 'next article' },
  previousArticle: {
    keys: ['K', '<'],
    on: TEXT_AND_LIST,
    group: 'open',
    zh: '上一篇',
    en: 'previous article',
  },
  onward: { keys: ['right'], on: ['article'], group: 'open', zh: '下一篇', en: 'next article' },
  nextPage: {
    keys: [']'],
    on: TEXT_AND_LIST,
    group: 'open',
    zh: '下一版',
    en: 'next page of the paper',
    short: { zh: '换版', en: 'pages', keys: '[ ]' },
  },
  previousPage: {
    keys: ['['],
    on: TEXT_AND_LIST,
    group: 'open',
    zh: '上一版',
    en: 'previous page of the paper',
  },
  nextIssue: {
    keys: ['}'],
    on: ['article', 'contents', 'calendar'],
    group: 'open',
    zh: '下一期报',
    en: 'the next issue',
  },
  previousIssue: {
    keys: ['{'],
    on: ['article', 'contents', 'calendar'],
    group: 'open',
    zh: '上一期报',
    en: 'the previous issue',
  },
  search: {
    keys: ['/'],
    on: ['contents', 'article', 'printed', 'shelf', 'finds'],
    group: 'search',
    zh: '查找；要目上找文章，报架上找所有的报',
    en: 'search: the text; on the contents articles; on the shelf every paper',
    short: { zh: '找', en: 'search' },
  },
  nextMatch: {
    keys: ['n', ';'],
    on: ['contents', 'article', 'printed'],
    group: 'search',
    zh: '下一处',
    en: 'next match',
  },
  previousMatch: {
    keys: ['N', ','],
    on: ['contents', 'article', 'printed'],
    group: 'search',
    zh: '上一处',
    en: 'previous match',
  },
  printed: {
    keys: ['p', '~'],
    on: ['contents', 'article', 'printed'],
    group: 'read',
    zh: '看原样：报纸上的原文和每一处修补',
    en: 'as printed: the source and every repair',
    short: { zh: '原样', en: 'as printed' },
  },
  columns: { keys: ['c', '#'], on: ['article'], group: 'read', zh: '分栏', en: 'columns' },
  bookmark: { keys: ['m'], on: TEXT_AND_LIST, group: 'read', zh: '书签', en: 'bookmark' },
  copy: {
    keys: ['y', '"'],
    on: ['article', 'contents', 'printed'],
    group: 'read',
    zh: '复制全文',
    en: 'copy the article',
  },
  shelf: {
    keys: ['s', 'tab'],
    on: ['contents', 'article', 'printed', 'finds', 'calendar'],
    group: 'shelf',
    zh: '报架',
    en: 'the shelf',
    short: { zh: '报架', en: 'shelf' },
  },
  bookmarks: {
    keys: ['M', "'"],
    on: ['shelf'],
    group: 'shelf',
    zh: '所有书签',
    en: 'all bookmarks',
    short: { zh: '书签', en: 'bookmarks' },
  },
  history: {
    keys: ['H', '~'],
    on: ['shelf'],
    group: 'shelf',
    zh: '读过的文章',
    en: 'articles read before',
    short: { zh: '读过的', en: 'history' },
  },
  openDay: {
    keys: ['enter'],
    on: ['calendar'],
    group: 'shelf',
    zh: '打开这一天的报；没有就去取',
    en: 'open the issue of this day, or fetch it',
    short: { zh: '打开', en: 'open' },
  },
  previousDay: {
    keys: ['h', 'left'],
    on: ['calendar'],
    group: 'shelf',
    zh: '前一天',
    en: 'the day before',
  },
  nextDay: {
    keys: ['l', 'right'],
    on: ['calendar'],
    group: 'shelf',
    zh: '后一天',
    en: 'the day after',
    short: { zh: '选日', en: 'day', keys: '←→' },
  },
  today: {
    keys: ['t', '='],
    on: ['calendar'],
    group: 'shelf',
    zh: '今天',
    en: 'today',
    short: { zh: '今天', en: 'today' },
  },
  closeCalendar: {
    keys: ['escape', 'backspace'],
    on: ['calendar'],
    group: 'shelf',
    zh: '返回',
    en: 'back',
    short: { zh: '返回', en: 'back' },
  },
  stopFetch: {
    keys: ['x', 'delete'],
    on: ['shelf', 'calendar'],
    group: 'shelf',
    zh: '停止取报；取到的留着，再取时接着取',
    en: 'stop fetching; what came is kept, and fetching again goes on from there',
    short: { zh: '停', en: 'stop' },
  },
  help: { keys: ['?', 'f1'], group: 'program', zh: '帮助', en: 'help', short: { zh: '帮助', en: 'help' } },
  redraw: { keys: ['ctrl+l'], group: 'program', zh: '重画屏幕', en: 'draw the screen again' },
  suspend: { keys: ['ctrl+z'], group: 'program', zh: '挂起，fg 回来', en: 'suspend; fg comes back' },
  quit: {
    keys: ['q'],
    group: 'program',
    zh: '返回；在要目上退出',
    en: 'back, then quit',
    short: { zh: '退出', en: 'quit' },
  },
  leave: { keys: ['ctrl+c'], group: 'program', zh: '立即退出', en: 'quit at once' },
} satisfies Record<string, Binding>

export type Action = keyof typeof KEYS

export const ACTIONS = Object.keys(KEYS) as Action[]

/** A place to go to, counted from 1, or as a share of the whole. */
export type Target =
  | { readonly kind: 'nth'; readonly number: number }
  | { readonly kind: 'share'; readonly share: number }

/** What a key asks of a screen. */
export type Move = Action | Target

/** The actions that a number before their key repeats. */
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
])

/** The binding of an action, as the interface all of them keep. */
export const bindingOf = (action: Action): Binding => KEYS[action]

export const worksOn = (action: Action, scope: Scope): boolean =>
  bindingOf(action).on?.includes(scope) ?? true

const BY_SCOPE = new Map<Scope, ReadonlyMap<string, Action>>(
  SCOPES.map((scope) => [
    scope,
    new Map(
      ACTIONS.filter((action) => worksOn(action, scope)).flatMap((action) =>
        bindingOf(action).keys.map((key) => [key, action] as const),
      ),
    ),
  ]),
)

/** What a key does on a screen, if anything. */
export const actionFor = (key: string, scope: Scope): Action | undefined => BY_SCOPE.get(scope)?.get(key)

const SHOWN: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  up: { zh: '↑', en: '↑' },
  down: { zh: '↓', en: '↓' },
  left: { zh: '←', en: '←' },
  right: { zh: '→', en: '→' },
  space: { zh: '空格', en: 'Space' },
  enter: { zh: '回车', en: 'Enter' },
  escape: { zh: 'Esc', en: 'Esc' },
  backspace: { zh: '退格', en: 'Backspace' },
  tab: { zh: 'Tab', en: 'Tab' },
  pagedown: { zh: 'PgDn', en: 'PgDn' },
  pageup: { zh: 'PgUp', en: 'PgUp' },
  home: { zh: 'Home', en: 'Home' },
  end: { zh: 'End', en: 'End' },
  delete: { zh: 'Delete', en: 'Delete' },
}

/** A key's name as people say it: `空格`, `^C`, `Shift ↑`. */
export const keyName = (key: string, language: Language): string => {
  if (key.startsWith('ctrl+')) return `^${key.slice(5).toUpperCase()}`
  if (key.startsWith('shift+')) return `Shift ${keyName(key.slice(6), language)}`
  return SHOWN[key]?.[language] ?? key.replace(/^f(?=\d)/, 'F')
}

/** The table as a Markdown table, for the documents. */
export const keysMarkdown = (language: Language): string => {
  const head = language === 'zh' ? ['按键', '作用', '在'] : ['Keys', 'What they do', 'On']
  const everywhere = language === 'zh' ? '各处' : 'everywhere'
  const { on: names } = wordsFor(language)
  const rows = ACTIONS.map((action) => {
    const binding = bindingOf(action)
    const keys = binding.keys.map((key) => `\`${keyName(key, language).replace('|', '\\|')}\``).join(' ')
    return [
      keys,
      binding[language],
      binding.on?.map((scope) => names[scope].toLowerCase()).join(', ') ?? everywhere,
    ]
  })
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
