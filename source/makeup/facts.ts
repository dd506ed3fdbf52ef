import { type Article, articleLength, readingMinutes } from '../issue/index.ts'
import { wordsFor } from '../language/index.ts'
import { cellWidth, type Line, type Setting, setHeadline, setParagraph } from '../typeset/index.ts'
import { creditsByRole } from './credits.ts'
import { marksFor } from './marks.ts'
import { rowText } from './row-layout.ts'
import type { Settings } from './settings.ts'

const BRACKETS = ['（）', '()', '【】', '［］', '[]', '〔〕']

/** The column of an article; undefined if its head names it already. */
const columnOf = ({ column = '', kicker = [], headline, deck = [] }: Article): string | undefined => {
  const bracketed = BRACKETS.map(([open = '', close = '']) => open + column + close)
  const isInHead =
    [...kicker, ...headline, ...deck].includes(column) ||
    bracketed.some((ending) => headline.join('').endsWith(ending))
  return isInHead ? undefined : column
}

/** The facts of an article for a dim line: column, makers, length. `brief`: makers and length only. */
export const factsOf = (article: Article, settings: Settings, brief = false): string[] => {
  const words = wordsFor(settings.language)
  const length = articleLength(article)
  return [
    ...(brief
      ? (article.byline ?? []).map(({ name }) => name)
      : [columnOf(article), ...creditsByRole(article)]),
    length > 0 ? words.characters(length) : undefined,
    length > 0 && !brief ? words.minutes(readingMinutes(length)) : undefined,
  ].filter((fact): fact is string => Boolean(fact))
}

/** Joins facts into the text of one row. */
export const joinFacts = (facts: readonly string[], { ambiguous }: Settings): string =>
  rowText(facts.join(marksFor(ambiguous).dot))

const setFact = (fact: string, setting: Setting): Line[] => setHeadline([fact], setting)

/** Joins neighbouring facts for as long as they fit on one line. */
const fillLines = (facts: readonly string[], dot: string, { ambiguous, width }: Setting): string[] => {
  const filled: string[] = []
  for (const fact of facts) {
    const longer = [...filled.slice(-1), fact].join(dot)
    if (filled.length > 0 && cellWidth(longer, ambiguous) <= width) filled[filled.length - 1] = longer
    else filled.push(fact)
  }
  return filled
}

/** Code units. Facts that are longer together, the names of a crowd, are broken like a paragraph. */
const LONGEST_BALANCED = 1000

/** Breaks a facts line at the dots between facts; a fact is broken only if it is wider than a line. */
export const setFacts = (text: string, setting: Setting): Line[] => {
  const { dot } = marksFor(setting.ambiguous)
  const isLong = text.length > LONGEST_BALANCED
  const filled = fillLines(text === '' ? [] : text.split(dot), dot, setting)
  let next = 0
  return filled.flatMap((facts, index) => {
    const start = next
    next += facts.length + (index < filled.length - 1 ? dot.length : 0)
    const lines = (isLong ? setParagraph : setFact)(facts, setting)
    return lines.map((line, row) => ({
      ...line,
      start: start + line.start,
      end: row < lines.length - 1 ? start + line.end : next,
    }))
  })
}
