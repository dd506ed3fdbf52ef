import type { Language } from '../language/index.ts'
import { wordsFor, zhOrEn } from '../language/index.ts'

/** The kinds of screen that keys speak to. */
export const SCOPES = ['contents', 'article', 'printed', 'help', 'shelf', 'calendar', 'finds'] as const

export type Scope = (typeof SCOPES)[number]

/** Where left and right are no way back and on, but the day before and after. */
const NOT_CALENDAR = SCOPES.filter((scope) => scope !== 'calendar')

export interface Binding {
  /** Names as `keystroke` gives them. At least one is no letter: a Chinese input method eats letters. */
  readonly keys: readonly [string, ...string[]]
  /** Where it works; everywhere if not said. */
  readonly on?: readonly Scope[]
  readonly zh: string
  readonly en: string
  /** What the line of keys calls it, and its group of keys there if not the first. */
  readonly short?: { readonly zh: string; readonly en: string; readonly keys?: string }
}

/**
 * Every key of the reader. The dispatcher, the help screen, the line of keys and the documents are made from this
 * table, so none of them can say what another does not do.
 */
export const KEYS = {
  down: {
    keys: ['j', 'down'],
    zh: '下一行，下一条',
    en: 'next line, next item',
    short: { zh: '选', en: 'move', keys: '↑↓' },
  },
  up: { keys: ['k', 'up'], zh: '上一行，上一条', en: 'previous line, previous item' },
  pageDown: {
    keys: ['space', 'pagedown'],
    zh: '下一屏；文章末尾再按到下一篇',
    en: 'page down; at the end once more for the next article',
    short: { zh: '翻页', en: 'page' },
  },
  pageUp: { keys: ['b', 'pageup'], zh: '上一屏', en: 'page up' },
  halfDown: { keys: ['d', '.', 'shift+down'], zh: '下半屏', en: 'half a page down' },
  halfUp: { keys: ['u', ',', 'shift+up'], zh: '上半屏', en: 'half a page up' },
  first: { keys: ['g', 'home'], zh: '开头', en: 'to the start' },
  last: { keys: ['G', 'end'], zh: '末尾', en: 'to the end' },
  open: {
    keys: ['enter', 'l', 'right'],
    on: ['contents', 'shelf', 'finds'],
    zh: '打开',
    en: 'open',
    short: { zh: '读', en: 'read' },
  },
  back: {
    keys: ['h', 'left', 'escape', 'backspace'],
    on: NOT_CALENDAR,
    zh: '返回；在要目上连按两次退出',
    en: 'back; twice on the contents quits',
    short: { zh: '返回', en: 'back', keys: '←' },
  },
  nextArticle: { keys: ['J', '>'], zh: '下一篇', en: 'next article', on: ['article', 'contents'] },
  previousArticle: { keys: ['K', '<'], zh: '上一篇', en: 'previous article', on: ['article', 'contents'] },
  nextPage: {
    keys: [']'],
    on: ['article', 'contents'],
    zh: '下一版',
    en: 'next page of the paper',
    short: { zh: '换版', en: 'pages', keys: '[ ]' },
  },
  previousPage: { keys: ['['], on: ['article', 'contents'], zh: '上一版', en: 'previous page of the paper' },
  search: {
    keys: ['/'],
    on: ['contents', 'article', 'printed', 'shelf', 'finds'],
    zh: '查找；要目上找文章，报架上找所有的报',
    en: 'search: the text; on the contents articles; on the shelf every paper',
    short: { zh: '找', en: 'search' },
  },
  nextMatch: { keys: ['n', ';'], on: ['contents', 'article', 'printed'], zh: '下一处', en: 'next match' },
  previousMatch: {
    keys: ['N', ':'],
    on: ['contents', 'article', 'printed'],
    zh: '上一处',
    en: 'previous match',
  },
  printed: {
    keys: ['p', '~'],
    on: ['contents', 'article', 'printed'],
    zh: '看原样：报纸上的原文和每一处修补',
    en: 'as printed: the source and every repair',
    short: { zh: '原样', en: 'as printed' },
  },
  columns: { keys: ['c', '|'], on: ['article'], zh: '分栏', en: 'columns' },
  bookmark: { keys: ['m', '*'], on: ['article', 'contents'], zh: '书签', en: 'bookmark' },
  copy: { keys: ['y', '"'], on: ['article', 'contents', 'printed'], zh: '复制全文', en: 'copy the article' },
  help: { keys: ['?'], zh: '帮助', en: 'help', short: { zh: '帮助', en: 'help' } },
  shelf: {
    keys: ['s', 'tab'],
    on: ['contents', 'article', 'printed', 'finds', 'calendar'],
    zh: '报架',
    en: 'the shelf',
    short: { zh: '报架', en: 'shelf' },
  },
  previousIssue: { keys: ['{'], on: ['contents', 'article'], zh: '上一期报', en: 'the issue before' },
  nextIssue: { keys: ['}'], on: ['contents', 'article'], zh: '下一期报', en: 'the issue after' },
  openDay: {
    keys: ['enter'],
    on: ['calendar'],
    zh: '打开这一天的报；没有就去取',
    en: 'open the issue of this day, or fetch it',
    short: { zh: '打开', en: 'open' },
  },
  previousDay: { keys: ['h', 'left'], on: ['calendar'], zh: '前一天', en: 'the day before' },
  nextDay: {
    keys: ['l', 'right'],
    on: ['calendar'],
    zh: '后一天',
    en: 'the day after',
    short: { zh: '选日', en: 'day', keys: '←→' },
  },
  today: { keys: ['t', '='], on: ['calendar'], zh: '今天', en: 'today', short: { zh: '今天', en: 'today' } },
  closeCalendar: {
    keys: ['escape', 'backspace'],
    on: ['calendar'],
    zh: '返回',
    en: 'back',
    short: { zh: '返回', en: 'back' },
  },
  stopFetch: {
    keys: ['x', '-'],
    on: ['shelf', 'calendar'],
    zh: '停止取报；取到的留着，再取时接着取',
    en: 'stop fetching; what came is kept, and fetching again goes on from there',
    short: { zh: '停', en: 'stop' },
  },
  bookmarks: {
    keys: ['M', "'"],
    on: ['shelf'],
    zh: '所有书签',
    en: 'all bookmarks',
    short: { zh: '书签', en: 'bookmarks' },
  },
  history: {
    keys: ['H', '~'],
    on: ['shelf'],
    zh: '读过的文章',
    en: 'articles read before',
    short: { zh: '读过的', en: 'history' },
  },
  redraw: { keys: ['ctrl+l'], zh: '重画屏幕', en: 'draw the screen again' },
  suspend: { keys: ['ctrl+z'], zh: '挂起，fg 回来', en: 'suspend; fg comes back' },
  quit: { keys: ['q'], zh: '返回；在要目上退出', en: 'back, then quit', short: { zh: '退出', en: 'quit' } },
  leave: { keys: ['ctrl+c'], zh: '立即退出', en: 'quit at once' },
} satisfies Record<string, Binding>

export type Action = keyof typeof KEYS

export const ACTIONS = Object.keys(KEYS) as Action[]

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
}

/** A key's name as people say it: `空格`, `^C`, `Shift ↑`. */
export const keyName = (key: string, language: Language): string => {
  if (key.startsWith('ctrl+')) return `^${key.slice(5).toUpperCase()}`
  if (key.startsWith('shift+')) return `Shift ${keyName(key.slice(6), language)}`
  return SHOWN[key]?.[zhOrEn(language)] ?? key
}

/** The table as a Markdown table, for the documents. */
export const keysMarkdown = (language: Language): string => {
  const head = zhOrEn(language) === 'zh' ? ['按键', '作用', '在'] : ['Keys', 'What they do', 'On']
  const everywhere = zhOrEn(language) === 'zh' ? '各处' : 'everywhere'
  const { on: names } = wordsFor(language)
  const rows = ACTIONS.map((action) => {
    const binding = bindingOf(action)
    const keys = binding.keys.map((key) => `\`${keyName(key, language).replace('|', '\\|')}\``).join(' ')
    return [
      keys,
      binding[zhOrEn(language)],
      binding.on?.map((scope) => names[scope].toLowerCase()).join(', ') ?? everywhere,
    ]
  })
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
