import type { Article, MarkedText, Range } from '../../issue/index.ts'
import type { Part } from './search-results.ts'

/** A part of an article that is searched on its own: no hit runs from one passage into the next. */
export interface Passage {
  readonly part: Part
  /** Index in `Article.body`; 0 elsewhere. */
  readonly block: number
  readonly text: string
  /** Offsets in `text`, in code units, of printed lines that follow the one before without a space. */
  readonly breaks: readonly number[]
}

/** Joins the lines of a headline: with a space between Latin words and figures, without one beside Han. */
export const joinLines = (lines: readonly string[]): string => joined(lines).text

const joined = (lines: readonly string[]): Pick<Passage, 'text' | 'breaks'> => {
  let text = ''
  const breaks: number[] = []
  for (const line of lines) {
    if (needsSpace(text.slice(-2), line)) text += ' '
    else if (text !== '' && line !== '') breaks.push(text.length)
    text += line
  }
  return { text, breaks }
}

const HAN = /\p{Script=Han}/u
const needsSpace = (left: string, right: string): boolean =>
  /[\p{L}\p{N}]$/u.test(left) &&
  /^[\p{L}\p{N}]/u.test(right) &&
  !HAN.test(left.slice(-1)) &&
  !HAN.test(right.slice(0, 1))

/** A passage as a list shows it: with a space between any two of its printed lines, unlike the text that is searched. */
export const withBreaks = ({ text, breaks }: Passage, marks: readonly Range[]): MarkedText => {
  const shifted = (offset: number): number => offset + breaks.filter((start) => start <= offset).length
  return {
    text: [0, ...breaks].map((start, index) => text.slice(start, breaks[index])).join(' '),
    // A mark may go over the end of a line: the unit that it ends with tells where, not the one behind it.
    marks: marks.map(([start, end]) => [shifted(start), shifted(end - 1) + 1]),
  }
}

/** All searchable passages of an article, those of the head first. */
export const searchedPassages = (article: Article): readonly Passage[] =>
  [
    head('kicker', article.kicker),
    head('headline', article.headline),
    head('deck', article.deck),
    head('column', article.column === undefined ? [] : [article.column]),
    ...(article.abstract ?? []).map((text) => head('abstract', [text])),
    ...(article.byline ?? []).map(({ name }) => head('byline', [name])),
    ...(article.images ?? []).flatMap(({ caption, credit }) => [
      head('caption', caption === undefined ? [] : [caption]),
      head('caption', credit === undefined ? [] : [credit]),
    ]),
    ...article.body.map(({ text }, block): Passage => ({ part: 'body', block, text, breaks: [] })),
  ].filter(({ text }) => text !== '')

const head = (part: Part, lines: readonly string[] = []): Passage => ({
  part,
  block: 0,
  ...joined(lines),
})
