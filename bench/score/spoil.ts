import { Random } from '../../test/editions/random.ts'
import type { TruePage } from './load-days.ts'
import type { ExpectedArticle } from './sample.ts'

/** Prints a page in a form that converters and models print pages in. */
export type Spoil = (page: TruePage, random: Random) => string

const headingsOf = ({ kicker, headline, deck }: ExpectedArticle): string[] =>
  [kicker, headline, deck].flatMap((heading) => heading.split('\n')).filter(Boolean)

const blocksIn = (articles: readonly ExpectedArticle[]): string[] =>
  articles.flatMap((article) => [...headingsOf(article), ...article.paragraphs])

const mastheadOf = ({ paper, day }: TruePage): string[] => [paper, `${day} 星期二`, '第 1799 号']

/** Marks that do not begin a line: they take the character before them along, or hang. */
const NOT_FIRST = /[，。、；：？！）》】”’…]/

/** The lines of a text at a measure, in characters. */
const wrapped = (text: string, measure: number): string[] => {
  const characters = [...text]
  const lines: string[] = []
  for (let from = 0; from < characters.length; ) {
    let to = from + measure
    if (NOT_FIRST.test(characters[to] ?? '') && to - from > 2) to -= 1
    lines.push(characters.slice(from, to).join(''))
    from = to
  }
  return lines
}

const between = (random: Random, low: number, high: number): number => low + random.below(high - low + 1)

/** Prints the blocks of each article with a masthead above. */
const printed = (
  page: TruePage,
  print: (article: ExpectedArticle, index: number) => readonly string[],
  gap = '\n\n',
): string => [...mastheadOf(page), ...page.articles.flatMap(print)].join(gap)

/** Hard-wrapped to a measure for each paragraph. */
const hardWrapped =
  (measureOf: (random: Random, article: number) => number, indent: string, gap: string): Spoil =>
  (page, random) => {
    const measures = page.articles.map(() => random.below(1000))
    return printed(
      page,
      (article, index) => [
        ...headingsOf(article),
        ...article.paragraphs.map((paragraph) =>
          wrapped(indent + paragraph, measureOf(random, measures[index] ?? 0)).join('\n'),
        ),
      ],
      gap,
    )
  }

/** Each printed line is a block. */
const lineByLine =
  (measureOf: (random: Random, article: number) => number, indent = ''): Spoil =>
  (page, random) => {
    const measures = page.articles.map(() => random.below(1000))
    return printed(page, (article, index) => [
      ...headingsOf(article),
      ...article.paragraphs.flatMap((paragraph) =>
        wrapped(indent + paragraph, measureOf(random, measures[index] ?? 0)),
      ),
    ])
  }

/** Puts lines between the blocks of articles, one in so many, and into the middle of sentences. */
const interrupted =
  (
    linesOf: (page: TruePage, random: Random, count: number) => readonly string[],
    isInside: boolean,
    oneIn = 4,
  ): Spoil =>
  (page, random) => {
    let count = 0
    return printed(page, (article) => [
      ...headingsOf(article),
      ...article.paragraphs.flatMap((paragraph) => {
        if (random.below(oneIn) > 0) return [paragraph]
        const line = linesOf(page, random, ++count)
        if (!isInside) return [paragraph, ...line]
        if (paragraph.length < 40) return [paragraph]
        const cut = between(random, 14, paragraph.length - 14)
        const isText = (at: number): boolean => /[\p{Script=Han}，、]/u.test(paragraph[at] ?? '')
        if (!isText(cut - 1) || !isText(cut) || NOT_FIRST.test(paragraph[cut] ?? '')) return [paragraph]
        return [paragraph.slice(0, cut), ...line, paragraph.slice(cut)]
      }),
    ])
  }

const PAGE_NUMBERS: readonly ((page: number) => string)[] = [
  (page) => `- ${page} -`,
  (page) => `— ${page} —`,
  (page) => `第 ${page} 页 共 8 页`,
  (page) => `·${page}·`,
  (page) => `A0${page}`,
  (page) => `第${page}页`,
  (page) => String(page),
]
/** One form a page. */
const pageNumbers = (page: TruePage, _: Random, count: number): string[] => [
  PAGE_NUMBERS[(page.articles[0]?.headline.length ?? 0) % PAGE_NUMBERS.length]?.((count % 8) + 1) ?? '',
]

const RUNNING_HEADS: readonly ((page: TruePage) => string)[] = [
  ({ paper, day }) => `${paper}　${day}　星期二　第1版`,
  ({ paper, day }) => `第1版　要闻　${paper}　${day}　星期二`,
  ({ paper, day }) => `${day} 星期二 ${paper}`,
  ({ paper, day }) => `${paper} | ${day} | A01`,
]
const runningHeads = (page: TruePage): string[] => [
  RUNNING_HEADS[(page.articles[0]?.headline.length ?? 0) % RUNNING_HEADS.length]?.(page) ?? '',
]

const STRAY = ['·', '。', '—', '*', '|', '■', '…', '•', '~', '_']
const strayMarks = (_: TruePage, random: Random): string[] => [STRAY[random.below(STRAY.length)] ?? '']

const ADVERTISEMENTS: readonly (readonly string[])[] = [
  ['广告', '金秋家装节 全场5折起', '地址：和平路128号　电话：0734-5550123'],
  ['广告', '青石山泉 天然好水', '订水热线：400-555-0199', '青石饮品有限公司'],
  ['招租', '临街旺铺两层，面积240平方米，价格面议。', '联系人：林先生　13905550111'],
  ['公益广告', '节约用水 从我做起'],
]

const withAdvertisements: Spoil = (page, random) =>
  printed(page, (article, index) => [
    ...headingsOf(article),
    ...article.paragraphs,
    ...(index % 2 === 0 ? (ADVERTISEMENTS[random.below(ADVERTISEMENTS.length)] ?? []) : []),
  ])

const spaced =
  (share: number): Spoil =>
  (page, random) =>
    printed(page, (article) => [...headingsOf(article), ...article.paragraphs])
      .split('\n')
      .map((line) => [...line].map((one) => (random.next() < share ? `${one} ` : one)).join(''))
      .join('\n')

const SENTENCE = /[^。]{12,40}。/

const looped =
  (join: string): Spoil =>
  (page, random) => {
    const looping = random.below(page.articles.length)
    return printed(page, (article, index) => {
      const last = article.paragraphs.at(-1) ?? ''
      const sentence = SENTENCE.exec(last)?.[0]
      if (index !== looping || !sentence) return [...headingsOf(article), ...article.paragraphs]
      const loop = new Array<string>(50).fill(sentence)
      return [
        ...headingsOf(article),
        ...article.paragraphs.slice(0, -1),
        ...(join === '\n' ? [last, ...loop] : [last + loop.join('')]),
      ]
    })
  }

/** Two articles, and then the next two, in two columns. */
const columns =
  (beside: boolean): Spoil =>
  (page) => {
    const measure = 20
    const setOf = (article: ExpectedArticle): string[] => [
      ...headingsOf(article).flatMap((heading) => wrapped(heading, measure)),
      ...article.paragraphs.flatMap((paragraph) => wrapped(`　　${paragraph}`, measure)),
    ]
    const rows: string[] = []
    for (let index = 0; index < page.articles.length; index += 2) {
      const [left, right] = [page.articles[index], page.articles[index + 1]].map((one) =>
        one ? setOf(one) : [],
      )
      for (let row = 0; row < Math.max(left?.length ?? 0, right?.length ?? 0); row++) {
        const [a = '', b = ''] = [left?.[row], right?.[row]]
        if (beside) rows.push(`${a}${'　'.repeat(measure + 2 - a.length)}${b}`.trimEnd())
        else rows.push(...[a, b].filter(Boolean))
      }
      if (beside) rows.push('')
    }
    return [...mastheadOf(page), '', ...rows].join(beside ? '\n' : '\n\n')
  }

const fixed = (measure: number) => (): number => measure

/** Each way in which pages are spoilt. */
export const SPOILS: Readonly<Record<string, Spoil>> = {
  'nothing spoilt': (page) => printed(page, (article) => blocksIn([article])),
  'wrapped at 12, blocks apart': hardWrapped(fixed(12), '', '\n\n'),
  'wrapped at 20, indented': hardWrapped(fixed(20), '　　', '\n'),
  'wrapped at 20, neither': hardWrapped(fixed(20), '', '\n'),
  'wrapped at 34, neither': hardWrapped(fixed(34), '', '\n'),
  'random widths, blocks apart': hardWrapped((random) => between(random, 12, 60), '', '\n\n'),
  'random widths, indented': hardWrapped((random) => between(random, 12, 60), '　　', '\n'),
  'a width for each article, neither': hardWrapped((_, article) => 12 + (article % 49), '', '\n'),
  'each line a block, at 20': lineByLine(fixed(20)),
  'each line a block, at 14, indented': lineByLine(fixed(14), '　　'),
  'each line a block, a width for each article': lineByLine((_, article) => 12 + (article % 40)),
  'spaces between all characters': spaced(1),
  'spaces between half of them': spaced(0.5),
  'running heads': interrupted(runningHeads, false),
  'running heads in sentences': interrupted(runningHeads, true),
  'page numbers': interrupted(pageNumbers, false),
  'page numbers in sentences': interrupted(pageNumbers, true),
  'stray marks': interrupted(strayMarks, false),
  'advertisements between articles': withAdvertisements,
  'an article printed twice': (page, random) => {
    const twice = random.below(page.articles.length)
    return printed(page, (article, index) => blocksIn(index === twice ? [article, article] : [article]))
  },
  'the page printed twice': (page) =>
    printed({ ...page, articles: [...page.articles, ...page.articles] }, (article) => blocksIn([article])),
  'a sentence fifty times, a line each': looped('\n'),
  'a sentence fifty times in a line': looped(''),
  'two columns line by line': columns(false),
  'two columns side by side': columns(true),
}

/** A page spoilt in one way, always alike. */
export const spoil = (page: TruePage, index: number, way: Spoil): string => way(page, new Random(index + 1))
