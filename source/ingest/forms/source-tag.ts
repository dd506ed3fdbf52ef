import { DATE, isoDate } from './date.ts'
import { paperNameOf } from './paper-name.ts'

/** A tag that a reading system prints under a title: `作者：张三 《光明日报》（ 2012年10月27日 06版）`. */
export interface SourceTag {
  readonly name: string
  readonly datePublished?: string
  readonly printPage?: string
  /** The folded text before it. */
  readonly textBefore: string
}

const TAG = new RegExp(
  `《\\s*(?<name>[^》]{2,14}?)\\s*》\\s*（\\s*(?<date>${DATE})[\\s，]*(?:第?\\s*(?<page>[A-Z]{0,2}\\d{1,3})\\s*版)?\\s*）\\s*$`,
)

/** The same on a line of its own: 来源：青石日报 2021年11月9日 第3版, （来源：青石日报）. */
const SOURCE_LINE = new RegExp(
  `^[（]?(?:${DATE}[^来。]{0,12}\\s)?(?:来源|稿源|出处|转自|原载)[：:]\\s*《?(?<name>\\p{Script=Han}{2,12}?)》?(?:[\\s，]+(?:${DATE.replace(/\?<(\w+)>/g, '?<$1After>')}).{0,10}?)?(?:[\\s，]*第?\\s*(?<page>[A-Z]{0,2}\\d{1,3})\\s*版)?[）]?$`,
  'u',
)

const sourceLineOf = (folded: string): SourceTag | undefined => {
  if (folded.length > 60 || !/来源|稿源|出处|转自|原载/.test(folded)) return undefined
  const groups = SOURCE_LINE.exec(folded)?.groups
  const name = groups?.name && paperNameOf(groups.name)
  if (!name) return undefined
  const datePublished = isoDate(folded)
  const page = groups.page?.replace(/^0+(?=\d)/, '')
  return {
    name,
    ...(datePublished ? { datePublished } : {}),
    ...(page ? { printPage: page } : {}),
    textBefore: '',
  }
}

/** Whether folded text only says where it was taken from: 来源：青石日报 2021年11月9日. */
export const isSourceLine = (folded: string): boolean =>
  !folded.startsWith('（') && sourceLineOf(folded) !== undefined

/** The tag at the end of folded text, or undefined. */
export const sourceTagOf = (folded: string): SourceTag | undefined => {
  const ownLine = sourceLineOf(folded)
  if (ownLine) return ownLine
  const match = folded.endsWith('）') ? TAG.exec(folded) : undefined
  if (!match?.groups) return undefined
  const datePublished = isoDate(match.groups.date ?? '')
  const page = match.groups.page?.replace(/^0+(?=\d)/, '')
  const { name = '' } = match.groups
  return {
    name: paperNameOf(name) ?? name,
    ...(datePublished ? { datePublished } : {}),
    ...(page ? { printPage: page } : {}),
    textBefore: folded.slice(0, match.index).trimEnd(),
  }
}
