import type { Sample, TrueArticle } from './truth.ts'

/** A small seeded generator (mulberry32), so that results can be reproduced. */
const seeded = (seed: number): ((below: number) => number) => {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}
type Random = (below: number) => number

const LONG = 60
const SHORTEST_PART = 12

/** Breaks a paragraph in mid-sentence: no mark that could end a paragraph before the cut, none after it. */
const broken = (paragraph: string, random: Random): string[] => {
  if (paragraph.length < LONG || random(3) > 0) return [paragraph]
  const at = SHORTEST_PART + random(paragraph.length - SHORTEST_PART * 2)
  const isMark = (index: number): boolean => !/[\p{Script=Han}，、]/u.test(paragraph[index] ?? '')
  return isMark(at - 1) || isMark(at) ? [paragraph] : [paragraph.slice(0, at), paragraph.slice(at)]
}

/** Repeats a few sentences of an article. */
const again = ({ paragraphs }: TrueArticle, random: Random): string[] => {
  const source = paragraphs[random(paragraphs.length)] ?? ''
  const sentences = source.match(/[^。]+。/g) ?? []
  if (sentences.length < 2) return []
  const text = sentences.slice(random(sentences.length - 1)).join('')
  return text.length < 40 ? [] : [text]
}

/** Repeats the end of an article once or twice, hard-wrapped, with a character lost, and cut off. */
const tail = ({ paragraphs }: TrueArticle, random: Random): string[] => {
  const source = paragraphs.filter((one) => one.length > LONG).at(-1) ?? ''
  if (source === '') return []
  const lost = 20 + random(Math.max(1, source.length - 30))
  const twice = source.slice(0, lost) + source.slice(lost + 1) + source
  const text = twice.slice(0, source.length + random(source.length))
  const lines: string[] = []
  for (let at = 0; at < text.length; ) {
    const measure = 18 + random(6)
    lines.push(text.slice(at, at + measure))
    at += measure
  }
  return lines
}

const headings = ({ kicker, headline, deck }: TrueArticle, random: Random): string[] =>
  kicker.endsWith('——') && random(2) === 0
    ? [`${kicker} ${headline}`, ...(deck ? [deck] : [])]
    : [kicker, headline, deck].filter(Boolean)

/** A page's articles as an extraction with all the defects of a vision model prints them. */
export const damaged = (
  name: string,
  masthead: string,
  articles: readonly TrueArticle[],
  seed: number,
): Sample => {
  const random = seeded(seed)
  const repeats = random(articles.length)
  const blocks = articles.flatMap((article, index) => [
    ...headings(article, random),
    ...article.paragraphs.flatMap((paragraph) => broken(paragraph, random)),
    ...(index === repeats ? again(article, random) : []),
    ...(index === articles.length - 1 ? tail(article, random) : []),
  ])
  return { name: `${name} seed ${seed}`, text: [masthead, ...blocks].join('\n\n'), articles }
}
