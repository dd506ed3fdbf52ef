import { type Article, articleLength, type Page, readingMinutes } from '../issue/index.ts'
import { wordsFor } from '../language/index.ts'
import { joinFacts } from './facts.ts'
import type { Row } from './row.ts'
import { line, QUIET, spread } from './row-layout.ts'
import type { Settings } from './settings.ts'

/** `第1版 要闻`; for articles that no page lists, `未分版`. */
export const pageName = (page: Page | undefined, { language }: Settings): string => {
  const words = wordsFor(language)
  return page ? [words.page(page.printPage), page.printSection].filter(Boolean).join(' ') : words.unplaced
}

const CHARACTERS = new WeakMap<readonly Article[], number>()

/** Cached, because the line is drawn at every key. */
const charactersIn = (articles: readonly Article[]): number => {
  const characters =
    CHARACTERS.get(articles) ?? articles.reduce((sum, article) => sum + articleLength(article), 0)
  CHARACTERS.set(articles, characters)
  return characters
}

/** `3 篇 · 2,640 字 · 约 7 分钟`. */
export const pageFacts = (articles: readonly Article[], settings: Settings): string => {
  const words = wordsFor(settings.language)
  const characters = charactersIn(articles)
  const facts = [
    words.articles(articles.length),
    ...(characters > 0
      ? [words.characters(characters), words.about(words.minutes(readingMinutes(characters)))]
      : []),
  ]
  return joinFacts(facts, settings)
}

/** The line above a page's articles: its name, its number (`which`, such as `1/2`), and the amount of text. */
export const pageLine = (
  page: Page | undefined,
  articles: readonly Article[],
  which: string,
  width: number,
  settings: Settings,
): Row =>
  spread(
    [...line(pageName(page, settings)), ...line(which === '' ? '' : `  ${which}`, QUIET)],
    line(articles.length > 0 ? pageFacts(articles, settings) : '', QUIET),
    width,
    settings.ambiguous,
  )
