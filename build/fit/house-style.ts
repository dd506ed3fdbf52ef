/**
 * Prints the pages of papers in the styles of others, so that what is learned of their forms holds where forms differ: with bylines or
 * without datelines, with headlines on two lines, without kickers, with columns on lines of their own.
 */
import { damagedParagraphs } from '../../bench/score/damage.ts'
import { SERIES } from '../../source/ingest/text/lines/labels.ts'
import { Random } from '../../test/editions/random.ts'
import type { TrueArticle, TruePage } from './days.ts'

/** How the pages of one paper are printed as another prints its own. All articles of a page are in one style. */
interface HouseStyle {
  readonly byline: ((random: Random) => string) | undefined
  /** How many articles in ten have a byline; whether reports with a dateline do, and whether it stands at the end. */
  readonly bylines: number
  readonly signsReports: boolean
  readonly signsAtEnd: boolean
  readonly dateline: 'kept' | 'dropped' | ((random: Random) => string)
  readonly headings:
    | 'kept'
    | 'split'
    | 'no kicker'
    | 'no deck'
    | 'headline only'
    | 'deck for kicker'
    | 'short'
  readonly column: 'kept' | 'dropped' | 'own line' | 'some dropped'
  readonly columnIsLast: boolean
  readonly endsUnsigned: boolean
  readonly subheads: 'kept' | 'dropped' | 'marked' | 'numbered'
  readonly hasCaptions: boolean
  /** How many articles in ten are left out. */
  readonly leftOut: number
  /** The most articles of a page. */
  readonly articles: number
  /** The most paragraphs of an article, and whether each has only its first sentence: papers of short items. */
  readonly paragraphs: number
  readonly isBrief: boolean
  /** Whether the text has the damage that a vision model does. */
  readonly isDamaged: boolean
  /** Whether articles stand below the headings of others, so that they share no words: what is learned must not lean on that alone. */
  readonly areMixed: boolean
  /** Whether articles have their genre above them: 散文, 短评. */
  readonly hasGenres: boolean
  /** How many articles in twenty are pictures with a title. */
  readonly pictures: number
}

const FAMILY = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐'
const GIVEN = '明华丽强军伟芳娜静敏磊洋勇艳杰娟涛超霞平刚桂英文博思远子涵欣怡宇航'
const letterOf = (letters: string, random: Random): string => letters[random.below(letters.length)] ?? ''
const nameBy = (random: Random): string =>
  letterOf(FAMILY, random) + letterOf(GIVEN, random) + (random.below(10) < 6 ? letterOf(GIVEN, random) : '')
const pick = <T>(random: Random, values: readonly T[]): T => values[random.below(values.length)] as T

const BYLINES: readonly ((random: Random) => string)[] = [
  (random) => `■ ${nameBy(random)}`,
  (random) => `■ 本报记者 ${nameBy(random)}`,
  (random) => `本报记者 ${nameBy(random)}`,
  (random) => `□ ${nameBy(random)}`,
  (random) => `记者 ${nameBy(random)} 通讯员 ${nameBy(random)}`,
  (random) => `本报记者 ${nameBy(random)} ${nameBy(random)}`,
  (random) => `文/${nameBy(random)}`,
  (random) => `作者：${nameBy(random)}`,
  nameBy,
  (random) => `◎${nameBy(random)}`,
  (random) => `本报评论员 ${nameBy(random)}`,
  (random) => `○ ${nameBy(random)}`,
  (random) => `记者${nameBy(random)}／台北报导`,
  (random) => `●${nameBy(random)}`,
  (random) => `全媒体记者 ${nameBy(random)} 文/图`,
]
const DATELINES: readonly ((random: Random) => string)[] = [
  (random) => `本报讯（记者 ${nameBy(random)}）`,
  () => '【本报讯】',
  (random) => `本报讯 记者${nameBy(random)}报道：`,
  (random) => `（记者${nameBy(random)}）`,
  (random) => `本报青石${1 + random.below(28)}日讯 `,
  (random) => `【本报记者${nameBy(random)}报道】`,
]

const DATELINE = /^(?:据?(?:本报|新华社|中新社|人民网)[^\s（]{0,24}[电讯])\s*(?:（[^）]{1,40}）)?\s*/
const SIGNATURE = /（(?:本报|新华社|作者|记者|据)[^）]{1,60}）$/
const CAPTION = /(?:摄|图)）?$/

/** Most papers print articles whole. */
const NO_LIMIT = new Array<number>(9).fill(Number.POSITIVE_INFINITY)
const FIRST_SENTENCE = /^.{12,}?。/u

const houseStyle = (random: Random): HouseStyle => ({
  byline: random.below(10) < 6 ? pick(random, BYLINES) : undefined,
  bylines: pick(random, [3, 6, 10]),
  signsAtEnd: random.below(4) === 0,
  signsReports: random.below(5) === 0,
  dateline: pick(random, ['kept', 'kept', 'dropped', pick(random, DATELINES), pick(random, DATELINES)]),
  headings: pick(random, [
    'kept',
    'kept',
    'split',
    'no kicker',
    'no deck',
    'headline only',
    'deck for kicker',
    'short',
  ]),
  column: pick(random, ['kept', 'dropped', 'own line', 'some dropped']),
  columnIsLast: random.below(5) === 0,
  endsUnsigned: random.below(2) === 0,
  subheads: pick(random, ['kept', 'kept', 'dropped', 'marked', 'numbered']),
  hasCaptions: random.below(10) < 7,
  leftOut: pick(random, [0, 0, 3]),
  articles: pick(random, [1, 2, 3, 3, ...NO_LIMIT]),
  paragraphs: pick(random, [1, 2, 4, ...NO_LIMIT]),
  isBrief: random.below(4) === 0,
  areMixed: random.below(5) === 0,
  isDamaged: random.below(3) === 0,
  hasGenres: random.below(6) === 0,
  pictures: pick(random, [0, 0, 0, 1, 4]),
})

const GENRES =
  '诗歌 散文 随笔 小说 杂文 读者来信 短评 时评 人物 特写 连载 书评 影评 游记 回忆 调查 访谈'.split(' ')

/** A headline on two lines: at a space, after a clause, else near the middle. */
const splitHeadline = (headline: string, random: Random): string => {
  const parts = headline.split(/\s+/)
  if (parts.length === 2 && parts.every(({ length }) => length >= 4)) return parts.join('\n')
  const clause = headline.search(/[，：]/) + 1
  if (clause > 4 && clause < headline.length - 3)
    return `${headline.slice(0, clause)}\n${headline.slice(clause)}`
  if (headline.length < 14) return headline
  const half = Math.floor(headline.length / 2) + random.below(3) - 1
  return `${headline.slice(0, half)}\n${headline.slice(half)}`
}

const isSubhead = (text: string, index: number, all: readonly string[]): boolean =>
  index > 0 &&
  index < all.length - 1 &&
  text.length <= 22 &&
  !/[。！？：，…”）]$/.test(text) &&
  !/[摄图]/.test(text)

/** An article in a style, with a column on a line of its own. */
export interface StyledArticle extends TrueArticle {
  readonly column: string
  /** Whether it stands below the heading. */
  readonly columnIsLast?: boolean
}

const headingsIn = (
  { kicker, headline, deck }: TrueArticle,
  style: HouseStyle,
  random: Random,
): Omit<StyledArticle, 'paragraphs'> => {
  const inBracket = SERIES.exec(headline)
  const rest = inBracket ? headline.slice(0, inBracket.index) : ''
  const parted =
    style.column !== 'kept' && rest.length >= 4 && (style.column !== 'some dropped' || random.below(2) > 0)
  const column = parted && style.column === 'own line' ? (inBracket?.[1] ?? '') : ''
  const own = parted ? rest : headline
  const ofGenre = style.hasGenres && random.below(3) > 0 ? pick(random, GENRES) : ''
  const given = {
    column:
      ofGenre !== '' && column === ''
        ? ofGenre
        : random.below(3) === 0 && column !== ''
          ? `【${column}】`
          : column,
    columnIsLast: style.columnIsLast,
    kicker,
    headline: own,
    deck,
  }
  switch (style.headings) {
    case 'split':
      return own.includes('\n') || own.length <= 10 || random.below(10) > 6
        ? given
        : { ...given, headline: splitHeadline(own, random) }
    case 'no kicker':
      return { ...given, kicker: '' }
    case 'no deck':
      return { ...given, deck: '' }
    case 'headline only':
      return { ...given, kicker: '', deck: '' }
    case 'deck for kicker':
      return deck === '' && !/(?:——|：)$/.test(kicker) ? { ...given, kicker: '', deck: kicker } : given
    case 'short':
      return { ...given, kicker: '', headline: own.slice(0, 2 + random.below(8)), deck: '' }
    case 'kept':
      return given
  }
}

const paragraphsIn = ({ paragraphs }: TrueArticle, style: HouseStyle, random: Random): readonly string[] => {
  let own = paragraphs.slice(0, style.paragraphs)
  if (style.isBrief) own = own.map((text) => FIRST_SENTENCE.exec(text)?.[0] ?? text)
  const [first = ''] = own
  const isReport = DATELINE.test(first)
  const opening = first.replace(DATELINE, '')
  if (isReport && style.dateline !== 'kept' && opening.length > 8)
    own = [(style.dateline === 'dropped' ? '' : style.dateline(random)) + opening, ...own.slice(1)]
  const last = own.at(-1) ?? ''
  if (style.endsUnsigned && own.length > 1 && SIGNATURE.test(last)) {
    const unsigned = last.replace(SIGNATURE, '')
    own = unsigned.length > 4 ? [...own.slice(0, -1), unsigned] : own.slice(0, -1)
  }
  if (style.subheads !== 'kept') {
    let number = 0
    own = own.flatMap((text, index, all) => {
      if (!isSubhead(text, index, all)) return [text]
      if (style.subheads === 'dropped') return []
      return [style.subheads === 'marked' ? `■ ${text}` : `${++number}. ${text}`]
    })
  }
  const uncaptioned = style.hasCaptions ? own : own.filter((text) => !CAPTION.test(text))
  if (uncaptioned.length > 0) own = uncaptioned
  const isSigned = !isReport || style.signsReports || style.dateline === 'dropped'
  if (!style.byline || !isSigned || random.below(10) >= style.bylines) return own
  return style.signsAtEnd ? [...own, style.byline(random)] : [style.byline(random), ...own]
}

const CREDITS: readonly ((random: Random) => string)[] = [
  (random) => `本报记者 ${nameBy(random)}摄`,
  (random) => `${nameBy(random)}摄`,
  (random) => `新华社记者 ${nameBy(random)} 摄`,
  (random) => `${nameBy(random)}摄（影像中国）`,
]

/** A picture instead of an article: a credit, with or without a caption, or nothing. */
const picture = ({ paragraphs: [first = ''] }: TrueArticle, random: Random): string[] => {
  const credit = pick(random, CREDITS)(random)
  return pick(random, [[credit], [credit], [FIRST_SENTENCE.exec(first)?.[0] ?? first, credit], []])
}

/** A page of essays: each has a short title, and its author's name below it. */
const literary = (style: HouseStyle, random: Random): HouseStyle => ({
  ...style,
  byline: pick(random, [nameBy, nameBy, ...BYLINES]),
  bylines: 10,
  signsReports: true,
  signsAtEnd: false,
  dateline: 'dropped',
  headings: pick(random, ['short', 'headline only', 'no kicker']),
  subheads: 'dropped',
  pictures: 0,
})

/** The articles of a page in a made-up style. */
export const styledArticles = (page: TruePage, seed: number): StyledArticle[] => {
  const random = new Random(seed)
  const any = houseStyle(random)
  const style = random.below(8) === 0 ? literary(any, random) : any
  const from = random.below(page.articles.length)
  const articles =
    page.articles.length <= style.articles ? page.articles : page.articles.slice(from, from + style.articles)
  return articles.flatMap((article, index): StyledArticle[] => {
    if (articles.length > 3 && random.below(10) < style.leftOut) return []
    const own = headingsIn(article, style, random)
    if (style.pictures > random.below(20))
      return [{ ...own, kicker: '', deck: '', column: '', paragraphs: picture(article, random) }]
    const text = style.areMixed ? (articles[(index + 1) % articles.length] ?? article) : article
    const paragraphs = paragraphsIn(text, style, random)
    if (!style.isDamaged || paragraphs.length === 0) return [{ ...own, paragraphs }]
    const repeating = { sentences: random.below(3) === 0, end: random.below(3) === 0 }
    return [{ ...own, paragraphs: damagedParagraphs({ paragraphs }, repeating, random) }]
  })
}

/** A paper's own articles with the defects of a vision model: cut and repeated text, a kicker on its headline's line. */
export const damagedArticles = ({ articles }: TruePage, seed: number): StyledArticle[] => {
  const random = new Random(seed)
  const repeated = random.below(Math.max(1, articles.length))
  return articles.map((article, index) => {
    const { kicker, headline, paragraphs } = article
    const isOneLine = kicker.endsWith('——') && random.below(2) === 0
    const repeating = { sentences: index === repeated, end: index === articles.length - 1 }
    return {
      ...article,
      ...(isOneLine ? { kicker: '', headline: `${kicker} ${headline}` } : {}),
      column: '',
      paragraphs: paragraphs.length === 0 ? [] : damagedParagraphs({ paragraphs }, repeating, random),
    }
  })
}
