import { ADDRESSES } from './address.ts'
import { inventArticle } from './copy.ts'
import type { Dirt } from './dirt.ts'
import { PAGE_PICTURE, pageAreas } from './page-areas.ts'
import { Random } from './random.ts'
import type { ArticleCopy, Family, TrueArticle, TrueEdition, TruePage } from './truth.ts'

export interface EditionOptions {
  /** The paper's name; default `临溪日报`. */
  readonly paper?: string
  /** Its folder on the site; default `lxrb`. */
  readonly slug?: string
  /** ISO date; default `2026-07-18`. */
  readonly date?: string
  readonly seed?: number
  /** Default 2. */
  readonly pages?: number
  /** On each page; default 3. */
  readonly articles?: number
  /** Whether the first article is also in full on page 2, as digital editions print a jump; default true. */
  readonly jump?: boolean
  readonly dirt?: readonly Dirt[]
  /** The articles on each page, instead of invented ones. */
  readonly copy?: readonly (readonly ArticleCopy[])[]
}

export interface Plan extends TrueEdition {
  readonly slug: string
  readonly dirt: ReadonlySet<Dirt>
  readonly seed: number
}

const SECTIONS = ['要闻', '综合', '民生', '副刊', '国际', '体育', '专题', '理论'] as const

/** Page numbers such as `A01`, with a gap or a double page `A0304` at the end if asked for. */
const pageNumbers = (count: number, dirt: ReadonlySet<Dirt>, letter: string): string[] => {
  const two = (n: number): string => String(n).padStart(2, '0')
  return Array.from({ length: count }, (_, index) => {
    const n = dirt.has('numbers-skip') && index > 0 ? index + 2 : index + 1
    const isDouble = dirt.has('page-double') && index === count - 1
    return `${letter}${two(n)}${isDouble ? two(n + 1) : ''}`
  })
}

/** Families that number their pages without a letter. */
const DIGITS_ALONE: ReadonlySet<Family> = new Set(['B2', 'C', 'J', 'K', 'L', 'M'])

/** Decides what the edition says and the address of each file. */
export const planEdition = (family: Family, options: EditionOptions = {}): Plan => {
  const { paper = '临溪日报', slug = 'lxrb', date = '2026-07-18', seed = 1 } = options
  const dirt = new Set(options.dirt)
  const random = new Random(seed)
  const [year = '', month = '', dayOfMonth = ''] = date.split('-')
  const weekday = `星期${'日一二三四五六'[new Date(`${date}T00:00:00Z`).getUTCDay()]}`
  const letter = DIGITS_ALONE.has(family) || random.chance(50) ? '' : 'A'
  const { copy } = options
  const articles: TrueArticle[] = []
  let serial = 0

  const planArticle = (path: string, printPage: string, given: ArticleCopy | undefined): TrueArticle => {
    const number = articles.length + 1
    const words = given ?? inventArticle(random, number)
    const article = { key: `a${number}`, ...words, paths: [path], pages: [printPage] }
    articles.push(article)
    return article
  }
  /** Puts the first article on another page too. */
  const jumpTo = (first: TrueArticle, path: string, printPage: string): TrueArticle => {
    articles[0] = { ...first, paths: [...first.paths, path], pages: [...first.pages, printPage] }
    return articles[0]
  }
  const hasMap = family !== 'L'
  const planPage = (printPage: string, index: number): TruePage => {
    const day = { slug, year, month, day: dayOfMonth, printPage, page: index + 1 }
    const path = ADDRESSES[family].layout({ ...day, place: 0, serial: 0 })
    const count = copy?.[index]?.length ?? options.articles ?? 3
    const keys = Array.from({ length: count }, (_, place) => {
      const [first] = articles
      const file = ADDRESSES[family].article({ ...day, place: place + 1, serial: ++serial })
      const jumps = index === 1 && place === 0 && !copy && options.jump !== false
      const { key } =
        jumps && first ? jumpTo(first, file, printPage) : planArticle(file, printPage, copy?.[index]?.[place])
      return { key, size: hasMap ? random.between(0, 15) : 0 }
    })
    const shift = dirt.has('areas-float') ? 0.6725 : 0
    const areas = pageAreas(
      keys.map(({ size }) => size),
      index === 0,
      shift,
    )
    const hasSize = hasMap && !dirt.has('picture-unsized')
    const pdf = `${slug}/pdf/${date}/${printPage}.pdf`
    return {
      path,
      printPage,
      printSection: SECTIONS[index % SECTIONS.length] ?? '要闻',
      pdf,
      ...(hasSize ? { image: { src: `pic/${printPage}.jpg`, ...PAGE_PICTURE } } : {}),
      articles: keys.map(({ key }, place) => ({ key, polygon: hasMap ? (areas[place] ?? []) : [] })),
    }
  }

  const pages = pageNumbers(copy?.length ?? options.pages ?? 2, dirt, letter).map(planPage)
  return { family, name: paper, date, weekday, pages, articles, slug, dirt, seed }
}
