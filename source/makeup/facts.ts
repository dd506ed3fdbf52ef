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

/** Facts part at the dots between them, and nowhere else while one of them fits a line. */
export const setFacts = (text: string, setting: Setting): Line[] => {
  const { dot } = marksFor(setting.ambiguous)
  const lines: Line[] = []
  let start = 0
  while (start < text.length) {
    let end = text.length
    while (cellWidth(text.slice(start, end), setting.ambiguous) > setting.width) {
      const before = text.lastIndexOf(dot, end - 1)
      if (before <= start) return setHeadline([text], setting)
      end = before
    }
    const drawn = text.slice(start, end)
    const next = end < text.length ? end + dot.length : end
    lines.push({ start, end: next, indent: 0, text: drawn, cells: cellWidth(drawn, setting.ambiguous) })
    start = next
  }
  return lines
}
