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

/** The tag at the end of folded text, or undefined. */
export const sourceTagOf = (folded: string): SourceTag | undefined => {
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
