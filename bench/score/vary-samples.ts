import { encodeGb18030 } from '../../test/editions/gb18030.ts'
import { damage } from './damage.ts'
import { damagedPages, printedPages } from './load-samples.ts'
import { blocksOf, type Sample } from './sample.ts'

const SEEDS = 10
const PAGE_SEEDS = 4

/** The same front pages, undamaged, with other defects of the same kinds put in: ten to a page. */
export const otherDamage = (folder: string): Sample[] =>
  damagedPages(folder).flatMap(({ name, text, articles }) => {
    const masthead = text.slice(0, text.indexOf(articles[0]?.kicker || articles[0]?.headline || '')).trim()
    return Array.from({ length: SEEDS }, (_, seed) => damage(name, masthead, articles, seed))
  })

/** A masthead in the common form, for pages that have none of their own. */
const INVENTED = '青石日报\n\n2021年11月9日 星期二\n\n第 1799 号'

/** Every page of the whole issues, with damage and without a mark between its articles: four seeds to a page. */
export const damagedEverywhere = (folder: string): Sample[] =>
  printedPages(folder).flatMap(({ name, articles }) =>
    Array.from({ length: PAGE_SEEDS }, (_, seed) => damage(name, INVENTED, articles, 100 + seed)),
  )

/** Characters a line. */
const MEASURES = [14, 20, 27, 36]
const wrap = (text: string, measure: number): string =>
  (text.match(new RegExp(`.{1,${measure}}`, 'gu')) ?? []).join('\n')

/** The same front pages, undamaged, hard-wrapped: with blank lines between blocks, or with indented paragraphs instead. */
export const wrappedPages = (folder: string): Sample[] =>
  damagedPages(folder).flatMap(({ name, articles }) =>
    MEASURES.flatMap((measure) => [
      {
        name: `${name} ${measure} apart`,
        text: blocksOf(articles, (paragraph) => wrap(paragraph, measure)).join('\n\n'),
        articles,
      },
      {
        name: `${name} ${measure} indented`,
        text: blocksOf(articles, (paragraph) => wrap(`　　${paragraph}`, measure)).join('\n'),
        articles,
      },
    ]),
  )

const HALF_WIDTH: Readonly<Record<string, string>> = {
  '，': ',',
  '：': ':',
  '；': ';',
  '（': '(',
  '）': ')',
  '！': '!',
  '？': '?',
  '\n': '\r\n',
}

/** The damaged front pages with half-width marks, as several archives write them, and with DOS line ends. */
export const halfWidthPages = (folder: string): Sample[] =>
  damagedPages(folder).map((sample) => ({
    ...sample,
    text: sample.text.replace(/[，：；（）！？\n]/g, (mark) => HALF_WIDTH[mark] ?? mark),
  }))

const spacedOut = (text: string): string =>
  text
    .split('\n')
    .map((line) => [...line].join(' '))
    .join('\n')
const misread = (text: string): string =>
  [...encodeGb18030(text.replace(/[\u00a0\u2000-\u200a]/g, ' '))]
    .map((byte) => String.fromCharCode(byte))
    .join('')

/** The damaged front pages spaced out, and as GBK read as Latin-1. */
export const garbledPages = (folder: string): Sample[] =>
  damagedPages(folder).flatMap((sample) =>
    [spacedOut, misread].map((garble) => ({
      name: `${sample.name} ${garble.name}`,
      text: garble(sample.text),
      articles: sample.articles,
    })),
  )
