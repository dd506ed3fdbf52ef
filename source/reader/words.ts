import type { Language } from './settings.ts'

/** Every word the reader itself says, in both languages. */
const zh = {
  page: (page: string) => `第${page}版`,
  unplaced: '未分版',
  articles: (count: number) => `${count} 篇`,
  characters: (count: number) => `${thousands(count)} 字`,
  minutes: (count: number) => `${count} 分钟`,
  about: (text: string) => `约 ${text}`,
  read: '已读',
  bookmarked: '书签',
  untitled: '无题',
  issueNumber: (number: string) => `第${number}号`,
  pages: (count: number) => `共${count}版`,
  lunar: (date: string) => `农历${date}`,
  supervised: (name: string) => `${name}主管`,
  sponsored: (name: string) => `${name}主办`,
  supervisedAndSponsored: (name: string) => `${name}主管主办`,
  published: (name: string) => `${name}出版`,
  noArticles: '这一期没有读出文章',
  seePrinted: '按 p 看原文',
  noText: '没有正文',
  next: (title: string) => `下一篇 ${title}`,
  lastArticle: '本期最后一篇',
  offer: (title: string) => `读完了。再按一次读下一篇：${title}`,
  offerNothing: '读完了，这是本期最后一篇',
  truncated: '原文到此中断',
  asPrinted: '原样',
  noSource: '这一期没有留下原文',
  joined: '断行，已接',
  repeat: (count: number) => `重复上文，已折叠（${thousands(count)} 字）`,
  cutOff: '原文在此中断',
  unplacedText: '未归入文章',
  sanitised: '控制字符，已去掉',
  guess: '据位置推断',
  mismatch: '与推算不符',
  search: '查找',
  found: (index: number, count: number) => `${index}/${thousands(count)}`,
  notFound: (query: string) => `没有“${query}”`,
  noQuery: '先按 / 输入要找的字',
  copied: (count: number) => `已送往剪贴板（${thousands(count)} 字）`,
  tooLong: (count: number) => `太长，剪贴板装不下（${thousands(count)} 字）`,
  bookmarkSet: '已加书签',
  bookmarkGone: '已去书签',
  inputMethod: '输入法开着：按 Shift 换到英文，或用方向键、回车、Esc',
  leave: '再按一次退出',
  tooSmall: '窗口太小',
  firstArticle: '已是第一篇',
  firstPage: '已是第一版',
  lastPage: '已是最后一版',
  columns: (count: number) => (count === 1 ? '通栏' : `分${'一两三四五六'[count - 1] ?? count}栏`),
  noRoomForColumns: '窗口不够宽，分不了栏',
  help: '帮助',
  keys: '按键',
  on: { contents: '要目', article: '文章', printed: '原样', help: '帮助' },
} as const

type Widen<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...args: infer A) => string
      ? (...args: A) => string
      : Widen<T[K]>
}

const plural = (count: number, one: string): string => `${thousands(count)} ${one}${count === 1 ? '' : 's'}`

const en: Widen<typeof zh> = {
  page: (page) => `Page ${page}`,
  unplaced: 'No page',
  articles: (count) => plural(count, 'article'),
  characters: (count) => plural(count, 'character'),
  minutes: (count) => `${count} min`,
  about: (text) => `about ${text}`,
  read: 'read',
  bookmarked: 'bookmark',
  untitled: 'Untitled',
  issueNumber: (number) => `No. ${number}`,
  pages: (count) => plural(count, 'page'),
  lunar: (date) => `农历${date}`,
  supervised: (name) => `${name}主管`,
  sponsored: (name) => `${name}主办`,
  supervisedAndSponsored: (name) => `${name}主管主办`,
  published: (name) => `${name}出版`,
  noArticles: 'No article was found in this issue',
  seePrinted: 'p shows the source',
  noText: 'No text',
  next: (title) => `Next: ${title}`,
  lastArticle: 'The last article of this issue',
  offer: (title) => `The end. Once more for the next: ${title}`,
  offerNothing: 'The end, and the last article of this issue',
  truncated: 'the source breaks off here',
  asPrinted: 'as printed',
  noSource: 'The source of this issue was not kept',
  joined: 'line broken here, joined',
  repeat: (count) => `repeats the text above, folded (${plural(count, 'character')})`,
  cutOff: 'the source breaks off here',
  unplacedText: 'in no article',
  sanitised: 'control characters, taken out',
  guess: 'told by its position',
  mismatch: 'does not agree with the date',
  search: 'Search',
  found: (index, count) => `${index}/${thousands(count)}`,
  notFound: (query) => `No “${query}”`,
  noQuery: 'Press / and type what to look for',
  copied: (count) => `Sent to the clipboard (${plural(count, 'character')})`,
  tooLong: (count) => `Too long for the clipboard (${plural(count, 'character')})`,
  bookmarkSet: 'Bookmark set',
  bookmarkGone: 'Bookmark removed',
  inputMethod: 'An input method is on: press Shift for English, or use arrows, Enter, Esc',
  leave: 'Once more to quit',
  tooSmall: 'Window too small',
  firstArticle: 'This is the first article',
  firstPage: 'This is the first page',
  lastPage: 'This is the last page',
  columns: (count) => plural(count, 'column'),
  noRoomForColumns: 'The window is too narrow for columns',
  help: 'Help',
  keys: 'Keys',
  on: { contents: 'Contents', article: 'Article', printed: 'As printed', help: 'Help' },
}

function thousands(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')
}

export type Words = Widen<typeof zh>

export const wordsFor = (language: Language): Words => (language === 'zh' ? zh : en)
