import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gunzipSync } from 'node:zlib'

/** An article as it is known to be; headings have the line ends that were printed. */
export interface TrueArticle {
  readonly kicker: string
  readonly headline: string
  readonly deck: string
  readonly paragraphs: readonly string[]
}

export interface TruePage {
  readonly paper: string
  readonly day: string
  readonly page: string
  readonly articles: readonly TrueArticle[]
  /** Whether the parts of its headings are known, not only their lines. */
  readonly hasRoles: boolean
}

/** Sets of search hits, whose headline holds all lines of the heading. */
const ROLELESS = /^sb_/

const printedLines = (text = ''): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** The pages of all days in a folder of `*.json.gz`, in the order of their names. */
export const truePages = (folder: string): TruePage[] =>
  globSync('*.json.gz', { cwd: folder })
    .sort()
    .flatMap((file) => {
      const day = JSON.parse(gunzipSync(readFileSync(join(folder, basename(file)))).toString()) as {
        readonly name: string
        readonly datePublished: string
        readonly pages: readonly {
          readonly page: string | number
          readonly articles: readonly TrueArticle[]
        }[]
      }
      return day.pages.flatMap(({ page, articles }): TruePage[] => {
        const printed = articles.map(({ kicker, headline, deck, paragraphs }) => ({
          kicker: printedLines(kicker).join('\n'),
          headline: printedLines(headline).join('\n'),
          deck: printedLines(deck).join('\n'),
          paragraphs: paragraphs.flatMap(printedLines),
        }))
        return printed.length > 0
          ? [
              {
                paper: day.name,
                day: day.datePublished,
                page: String(page),
                articles: printed,
                hasRoles: !ROLELESS.test(file),
              },
            ]
          : []
      })
    })
