import { type Article, articleLength, articleTitle } from '../issue/index.ts'
import { oneLine, type Words } from '../language/index.ts'
import type { Command } from './invocation/context.ts'
import { writeFields, writeJson, writeOut } from './invocation/write-out.ts'
import { asCorrected } from './sources/as-corrected.ts'
import { learnFromShelf } from './sources/learn-from-shelf.ts'
import { readSource } from './sources/source.ts'

/** An article of the list. `number` is what `print --article` takes, `length` is in characters. */
interface Headline {
  readonly number: number
  readonly page: string
  readonly headline: string
  readonly length: number
}

const headlineOf = (article: Article, index: number): Headline => ({
  number: index + 1,
  page: article.parts.map(({ page }) => page).join(','),
  headline: articleTitle(article),
  length: articleLength(article),
})

/** `baolan headlines [SOURCE] [--json]`: number, page, headline and length of each article, a line each, in the order of the paper. */
export const headlines: Command = async (sources, context) => {
  const { io, words, flags } = context
  const { issue, complete } = await learnFromShelf(context, async (openMemory) => {
    const read = await readSource(sources, context, openMemory)
    return { ...read, issue: await asCorrected(read.issue, context, openMemory) }
  })
  const list = issue.articles.map(headlineOf)
  if (flags.json) await writeJson(io.stdout, list)
  else if (io.stdout.isTTY) await writeOut(io.stdout, list.map(shownIn(words)).join(''))
  else await writeFields(io.stdout, list.map(fieldsOf))
  return complete ? 0 : 1
}

const shownIn =
  (words: Words) =>
  ({ number, page, headline, length }: Headline): string => {
    const where = page === '' ? words.unplaced : words.page(page)
    return `${[number, where, oneLine(headline) || words.untitled, words.characters(length)].join('  ')}\n`
  }

const fieldsOf = ({ number, page, headline, length }: Headline): readonly string[] => [
  String(number),
  page,
  headline,
  String(length),
]
