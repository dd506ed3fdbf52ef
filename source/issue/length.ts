import type { Article } from './issue.ts'

/** 字数 as a newsroom counts: each Han character or mark is one, each run of Latin letters or digits is one. */
export const countCharacters = (text: string): number =>
  text.match(/[[\p{L}\p{N}]--\p{Script=Han}]+(?:[.,'’\-][[\p{L}\p{N}]--\p{Script=Han}]+)*|[^\s]/gv)?.length ??
  0

/** Characters of an article's body. */
export const articleLength = (article: Article): number =>
  article.body.reduce((sum, block) => sum + countCharacters(block.text), 0)

/** Newspaper prose is read at about 400 characters a minute. */
const CHARACTERS_A_MINUTE = 400

/** Minutes to read so many characters, at least 1. */
export const readingMinutes = (characters: number): number =>
  Math.max(1, Math.round(characters / CHARACTERS_A_MINUTE))
