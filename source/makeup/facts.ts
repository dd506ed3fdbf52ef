import { type Article, articleLength, readingMinutes } from '../issue/index.ts'
import { wordsFor } from '../language/index.ts'
import { cellWidth, type Line, type Setting, setHeadline } from '../typeset/index.ts'
import { bylineOf } from './byline.ts'
import { marksFor } from './marks.ts'
import type { Settings } from './settings.ts'

const BRACKETS = ['（）', '()', '【】', '［］', '[]', '〔〕']

/** The column (standing feature) of an article; undefined if its head names it already. */
const columnOf = ({ column = '', kicker = [], headline, deck = [] }: Article): string | undefined => {
  const bracketed = BRACKETS.map(([open = '', close = '']) => open + column + close)
  const said =
    [...kicker, ...headline, ...deck].includes(column) ||
    bracketed.some((ending) => headline.join('').endsWith(ending))
  return said ? undefined : column
}

/** The facts of an article for a dim line: column, makers, length. `brief`: makers and length only. */
export const factsOf = (article: Article, settings: Settings, brief = false): string[] => {
  const words = wordsFor(settings.language)
  const length = articleLength(article)
  return [
    ...(brief ? (article.byline ?? []).map(({ name }) => name) : [columnOf(article), ...bylineOf(article)]),
    length > 0 ? words.characters(length) : undefined,
    length > 0 && !brief ? words.minutes(readingMinutes(length)) : undefined,
  ].filter((fact): fact is string => Boolean(fact))
}

/** Facts joined into one text, without line ends. */
export const joinFacts = (facts: readonly string[], { ambiguous }: Settings): string =>
  facts.join(marksFor(ambiguous).dot).replace(/[\p{Cc}\u2028\u2029]/gu, ' ')

/** Breaks a facts line at the dots between facts; only a fact wider than a line is broken within. */
export const setFacts = (text: string, setting: Setting): Line[] => {
  const { dot } = marksFor(setting.ambiguous)
  const filled: string[] = []
  for (const fact of text === '' ? [] : text.split(dot)) {
    const longer = [...filled.slice(-1), fact].join(dot)
    if (filled.length > 0 && cellWidth(longer, setting.ambiguous) <= setting.width)
      filled[filled.length - 1] = longer
    else filled.push(fact)
  }
  let next = 0
  return filled.flatMap((facts, index) => {
    const start = next
    next += facts.length + (index < filled.length - 1 ? dot.length : 0)
    const lines = setHeadline([facts], setting)
    return lines.map((line, row) => ({
      ...line,
      start: start + line.start,
      end: row < lines.length - 1 ? start + line.end : next,
    }))
  })
}
