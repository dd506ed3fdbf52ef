import { Random } from '../../test/editions/random.ts'
import type { ExpectedArticle, Sample } from './sample.ts'

/** UTF-16 code units: the shortest paragraph that is cut, and the shortest part. */
const LONG = 60
const SHORTEST_PART = 12

/** Breaks a paragraph in mid-sentence, where no mark at the cut could end or begin a paragraph. */
const broken = (paragraph: string, random: Random): string[] => {
  if (paragraph.length < LONG || random.below(3) > 0) return [paragraph]
  const cut = SHORTEST_PART + random.below(paragraph.length - SHORTEST_PART * 2)
  const isMark = (index: number): boolean => !/[\p{Script=Han}，、]/u.test(paragraph[index] ?? '')
  return isMark(cut - 1) || isMark(cut) ? [paragraph] : [paragraph.slice(0, cut), paragraph.slice(cut)]
}

/** Repeats a few sentences of an article. */
const repeatedSentences = ({ paragraphs }: Pick<ExpectedArticle, 'paragraphs'>, random: Random): string[] => {
  const source = paragraphs[random.below(paragraphs.length)] ?? ''
  const sentences = source.match(/[^。]+。/g) ?? []
  if (sentences.length < 2) return []
  const text = sentences.slice(random.below(sentences.length - 1)).join('')
  return text.length < 40 ? [] : [text]
}

/** Repeats the end of an article once or twice, hard-wrapped, with a character lost, and cut off. */
const repeatedEnd = ({ paragraphs }: Pick<ExpectedArticle, 'paragraphs'>, random: Random): string[] => {
  const source = paragraphs.filter((paragraph) => paragraph.length > LONG).at(-1) ?? ''
  if (source === '') return []
  const lost = 20 + random.below(Math.max(1, source.length - 30))
  const twice = source.slice(0, lost) + source.slice(lost + 1) + source
  const text = twice.slice(0, source.length + random.below(source.length))
  const lines: string[] = []
  for (let start = 0; start < text.length; ) {
    const end = start + 18 + random.below(6)
    lines.push(text.slice(start, end))
    start = end
  }
  return lines
}

const headings = ({ kicker, headline, deck }: ExpectedArticle, random: Random): string[] =>
  kicker.endsWith('——') && random.below(2) === 0
    ? [`${kicker} ${headline}`, ...(deck ? [deck] : [])]
    : [kicker, headline, deck].filter(Boolean)

/** Which repeats an article gets besides paragraphs that break off. */
interface Repeating {
  readonly sentences: boolean
  readonly end: boolean
}

/** The paragraphs of an article with the defects of a vision model. */
export const damagedParagraphs = (
  article: Pick<ExpectedArticle, 'paragraphs'>,
  { sentences, end }: Repeating,
  random: Random,
): string[] => [
  ...article.paragraphs.flatMap((paragraph) => broken(paragraph, random)),
  ...(sentences ? repeatedSentences(article, random) : []),
  ...(end ? repeatedEnd(article, random) : []),
]

/** Prints a page's articles as an extraction with all the defects of a vision model does. */
export const damage = (
  name: string,
  masthead: string,
  articles: readonly ExpectedArticle[],
  seed: number,
): Sample => {
  const random = new Random(seed)
  const repeated = random.below(articles.length)
  const blocks = articles.flatMap((article, index) => [
    ...headings(article, random),
    ...damagedParagraphs(
      article,
      { sentences: index === repeated, end: index === articles.length - 1 },
      random,
    ),
  ])
  return { name: `${name} seed ${seed}`, text: [masthead, ...blocks].join('\n\n'), articles }
}
