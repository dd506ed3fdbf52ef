import { ADDRESSES, type Place } from './address.ts'
import { article } from './copy.ts'
import type { Dirt } from './dirt.ts'
import { type Dice, dice } from './random.ts'
import type { Family, Polygon, TrueArticle, TrueEdition, TruePage } from './truth.ts'

export interface EditionOptions {
  /** The paper's name; `临溪日报`. */
  readonly paper?: string
  /** Its folder on the site; `lxrb`. */
  readonly slug?: string
  /** ISO; `2026-07-18`. */
  readonly date?: string
  readonly seed?: number
  readonly pages?: number
  /** On each page. */
  readonly articles?: number
  /** Whether one article of page 1 is also in full on page 2, as digital editions print a jump; default true. */
  readonly jump?: boolean
  readonly dirt?: readonly Dirt[]
  /** The articles on each page, instead of invented ones. */
  readonly copy?: readonly (readonly Written[])[]
}

/** An article's words and pictures, independent of its page. */
export type Written = Omit<TrueArticle, 'key' | 'pages' | 'paths'>

export interface Plan extends TrueEdition {
  readonly slug: string
  readonly dirt: ReadonlySet<Dirt>
  readonly seed: number
}

const SECTIONS = ['要闻', '综合', '民生', '副刊', '国际', '体育', '专题', '理论'] as const

const numbers = (count: number, dirt: ReadonlySet<Dirt>, letter: string): string[] => {
  const found: string[] = []
  for (let n = 1; found.length < count; n++) {
    const last = found.length === count - 1
    if (dirt.has('numbers-skip') && n === 2) continue
    if (dirt.has('page-double') && last) {
      found.push(`${letter}${String(n).padStart(2, '0')}${String(n + 1).padStart(2, '0')}`)
    } else found.push(`${letter}${String(n).padStart(2, '0')}`)
  }
  return found
}

const polygon = (dice: Dice, place: number, dirt: ReadonlySet<Dirt>): Polygon => {
  const part = dirt.has('areas-float') ? 0.6725 : 0
  const [x, y] = [5 + 100 * (place % 3) + part, 10 + 60 * place + part]
  const [w, h] = [80 + dice.between(0, 15), 50]
  return [
    [x, y],
    [x + w, y],
    [x + w, y + h],
    [x, y + h],
  ]
}

/** Families that number their pages without a letter. */
const DIGITS_ALONE: ReadonlySet<Family> = new Set(['B2', 'C', 'J', 'K', 'L', 'M'])

/** Decides what the edition says and the address of each file. */
export const planEdition = (family: Family, options: EditionOptions = {}): Plan => {
  const { paper = '临溪日报', slug = 'lxrb', date = '2026-07-18', seed = 1 } = options
  const dirt = new Set(options.dirt)
  const roll = dice(seed)
  const [year = '', month = '', day = ''] = date.split('-')
  const weekday = `星期${'日一二三四五六'[new Date(`${date}T00:00:00Z`).getUTCDay()]}`
  const letter = DIGITS_ALONE.has(family) || roll.chance(50) ? '' : 'A'
  const { copy } = options
  const labels = numbers(copy?.length ?? options.pages ?? 2, dirt, letter)
  const articles: TrueArticle[] = []
  let serial = 0

  const pages = labels.map((printPage, index): TruePage => {
    const at = (place: number): Place => {
      return { slug, year, month, day, printPage, page: index + 1, place, serial: place ? ++serial : 0 }
    }
    const path = ADDRESSES[family].layout(at(0))
    const placed = Array.from({ length: copy?.[index]?.length ?? options.articles ?? 3 }, (_, i) => {
      const jumped = index === 1 && i === 0 && !copy && options.jump !== false ? articles[0] : undefined
      const file = ADDRESSES[family].article(at(i + 1))
      const found: TrueArticle = jumped
        ? { ...jumped, paths: [...jumped.paths, file], pages: [...jumped.pages, printPage] }
        : {
            key: `a${articles.length + 1}`,
            ...(copy?.[index]?.[i] ?? article(roll, articles.length + 1)),
            paths: [file],
            pages: [printPage],
          }
      if (jumped) articles[0] = found
      else articles.push(found)
      return { key: found.key, polygon: family === 'L' ? [] : polygon(roll, i, dirt) }
    })
    const pdf = `${slug}/pdf/${date}/${printPage}.pdf`
    return {
      path,
      printPage,
      printSection: SECTIONS[index % SECTIONS.length] ?? '要闻',
      pdf,
      articles: placed,
    }
  })
  return { family, name: paper, date, weekday, pages, articles, slug, dirt, seed }
}
