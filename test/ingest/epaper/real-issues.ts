import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ArticleCopy, EditionOptions } from '../../editions/index.ts'

interface PrintedIssue {
  readonly name: string
  readonly datePublished: string
  readonly pages: readonly {
    readonly articles: readonly {
      readonly kicker: string
      readonly headline: string
      readonly deck: string
      readonly paragraphs: readonly string[]
    }[]
  }[]
}

const line = (text: string): string[] => (text === '' ? [] : [text])

/** The text of real issues, from which pages of known forms are made. */
export const realIssues = (samples: string): EditionOptions[] => {
  const folder = join(samples, 'issues')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => {
      const issue: PrintedIssue = JSON.parse(readFileSync(join(folder, name), 'utf8'))
      const copy = issue.pages.map(({ articles }) =>
        articles.map(
          ({ kicker, headline, deck, paragraphs }): ArticleCopy => ({
            kicker: line(kicker),
            headline: line(headline),
            deck: line(deck),
            body: paragraphs,
            images: [],
          }),
        ),
      )
      return { paper: issue.name, slug: 'rb', date: issue.datePublished, copy }
    })
}

/** A value as JSON without white space, which pages do not keep. */
export const withoutSpaces = (value: unknown): string =>
  JSON.stringify(value).replace(/\s|\u00a0|\u3000/g, '')
