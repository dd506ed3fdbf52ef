import type { Article } from '../../issue/index.ts'
import type { Part } from './search-results.ts'

/** A part of an article that is searched on its own: no hit runs from one passage into the next. */
export interface Passage {
  readonly part: Part
  /** Index in `Article.body`; 0 elsewhere. */
  readonly block: number
  readonly text: string
}

/** Joins the lines of a headline: with a space between Latin words and figures, without one beside Han. */
export const joinLines = (lines: readonly string[]): string =>
  lines.reduce(
    (joined, line) => joined + (/[\p{L}\p{N}]$/u.test(joined) && needsSpace(joined, line) ? ' ' : '') + line,
    '',
  )

const HAN = /\p{Script=Han}/u
const needsSpace = (left: string, right: string): boolean =>
  /^[\p{L}\p{N}]/u.test(right) && !HAN.test(left.slice(-1)) && !HAN.test(right.slice(0, 1))

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
    ...article.body.map(({ text }, block): Passage => ({ part: 'body', block, text })),
  ].filter(({ text }) => text !== '')

const head = (part: Part, lines: readonly string[] = []): Passage => ({
  part,
  block: 0,
  text: joinLines(lines),
})
