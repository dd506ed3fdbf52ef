import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { ExpectedArticle } from './sample.ts'

/** A page of a day of which the truth is known. */
export interface TruePage {
  readonly name: string
  /** The paper's name, and the day as it is printed: `2021年11月9日`. */
  readonly paper: string
  readonly day: string
  readonly articles: readonly ExpectedArticle[]
}

interface Day {
  readonly name: string
  readonly datePublished: string
  readonly pages: readonly {
    readonly page: string | number
    readonly articles: readonly Omit<ExpectedArticle, 'page'>[]
  }[]
}

/** Fewer articles are no page, but what a search of an archive found of it. */
const MIN_ARTICLES = 3

const printedDay = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** Pages of the days in a folder of `*.json.gz`: of each day the first and another, a different one each day. */
export const dayPages = (folder: string): TruePage[] =>
  globSync('*.json.gz', { cwd: folder })
    .sort()
    .flatMap((file, index) => {
      const { name, datePublished, pages } = JSON.parse(
        gunzipSync(readFileSync(join(folder, file))).toString(),
      ) as Day
      const whole = pages
        .map(({ page, articles }) => ({
          page,
          articles: articles
            .map((one) => ({
              page: String(page),
              kicker: one.kicker,
              headline: one.headline,
              deck: one.deck,
              paragraphs: one.paragraphs.map((paragraph) => paragraph.trim()).filter(Boolean),
            }))
            .filter(({ paragraphs }) => paragraphs.length > 0),
        }))
        .filter(({ articles }) => articles.length >= MIN_ARTICLES)
      const [first, ...others] = whole
      const other = others[index % Math.max(1, others.length)]
      return [first, other].flatMap((one) =>
        one
          ? [
              {
                name: `${name} ${datePublished} ${one.page}`,
                paper: name,
                day: printedDay(datePublished),
                articles: one.articles,
              },
            ]
          : [],
      )
    })
