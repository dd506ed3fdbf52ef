import type { Article } from './issue.ts'

/** What part of a heading a line is. */
export type LineRole = 'kicker' | 'headline' | 'deck'

/** A line of the heading of an article, as the source has it. */
export interface HeadingLine {
  /** Where it begins in the source, in UTF-16 code units. */
  readonly offset: number
  readonly role: LineRole
  /** Its words as the article has them: more than one text if the line was divided. */
  readonly texts: readonly string[]
}

/** In the order in which they are printed. */
export const LINE_ROLES: readonly LineRole[] = ['kicker', 'headline', 'deck']

/** The letters and figures of a text: blanks and mark-up between them are not in the article. */
const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '')

/** The letters of the rows of a heading, and where each row begins among them. */
interface Letters {
  readonly all: string
  readonly starts: readonly number[]
}

/** Where letters stand, from a place on: at the start of a row if they do there. */
const find = ({ all, starts }: Letters, letters: string, from: number): number => {
  const start = starts.find((start) => start >= from && all.startsWith(letters, start))
  return start ?? all.indexOf(letters, from)
}

/**
 * The lines of an article's heading in the order of the source; empty if the source does not have them. Rows that the article has as one
 * line are one.
 * @param text the source of the issue
 */
export const headingLinesOf = (article: Article, text: string): readonly HeadingLine[] => {
  const offsets: number[] = []
  const starts: number[] = []
  let all = ''
  // A range may hold several rows with nothing but blanks between them.
  for (const [start, end] of article.from ?? [])
    for (const { index, 0: row } of text.slice(start, end).matchAll(/[^\n]*\S[^\n]*/g)) {
      offsets.push(start + index)
      starts.push(all.length)
      all += lettersOf(row)
    }
  const lines: HeadingLine[] = []
  let from = 0
  for (const role of LINE_ROLES)
    for (const one of article[role] ?? []) {
      const letters = lettersOf(one)
      const at = letters === '' ? -1 : find({ all, starts }, letters, from)
      if (at < 0) return []
      from = at + letters.length
      const offset = offsets[starts.findLastIndex((start) => start <= at)] ?? 0
      const last = lines.at(-1)
      if (last?.offset === offset)
        lines[lines.length - 1] = { ...last, role: mainOf(last.role, role), texts: [...last.texts, one] }
      else lines.push({ offset, role, texts: [one] })
    }
  return lines
}

/** A line with the headline in it is the headline. */
const mainOf = (one: LineRole, other: LineRole): LineRole => (other === 'headline' ? other : one)
