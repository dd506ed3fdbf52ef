import { type Article, articleLength, readingMinutes } from '../issue/index.ts'
import { wordsFor } from '../language/index.ts'
import { cellWidth, type Line, type Setting, setHeadline } from '../typeset/index.ts'
import { bylineOf } from './byline.ts'
import { marksFor } from './marks.ts'
import type { Settings } from './settings.ts'

const BRACKETS = ['（）', '()', '【】', '［］', '[]', '〔〕']

/** The column that an article stands in; undefined where its head says it already. */
const columnOf = ({ column = '', kicker = [], headline, deck = [] }: Article): string | undefined => {
  const bracketed = BRACKETS.map(([open = '', close = '']) => open + column + close)
  const said =
    [...kicker, ...headline, ...deck].includes(column) ||
    bracketed.some((ending) => headline.join('').endsWith(ending))
  return said ? undefined : column
}

/** What is said of an article in a quiet line: its column, who made it, how long it is. `brief`: names and length. */
export const factsOf = (article: Article, settings: Settings, brief = false): string[] => {
  const words = wordsFor(settings.language)
  const length = articleLength(article)
  return [
    ...(brief ? (article.byline ?? []).map(({ name }) => name) : [columnOf(article), ...bylineOf(article)]),
    length > 0 ? words.characters(length) : undefined,
    length > 0 && !brief ? words.minutes(readingMinutes(length)) : undefined,
  ].filter((fact): fact is string => Boolean(fact))
}

/** Facts as one text, whatever line ends the fields of an issue hold. */
export const joinFacts = (facts: readonly string[], { ambiguous }: Settings): string =>
  facts.join(marksFor(ambiguous).dot).replace(/[\p{Cc}\u2028\u2029]/gu, ' ')

/** Facts part at the dots between them; only one that is wider than a line parts within. */
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
