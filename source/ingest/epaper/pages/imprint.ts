import type { Issue } from '../../../issue/index.ts'
import { dateInPath, fullerName, isoDate, unifyWidths, withEdition } from '../../forms/index.ts'
import { fieldsOf, type MastheadFields } from '../../text/index.ts'
import { dateIn } from '../addresses/address.ts'
import type { Html } from '../html/html.ts'
import { htmlLines, spanOf } from '../html/html-lines.ts'
import { select } from '../html/selector.ts'
import { printedDates } from './printed-dates.ts'
import type { Trailer } from './trailer.ts'

/** The paper and day that one page gives. */
export interface Imprint {
  readonly name?: string
  /** ISO. */
  readonly date?: string
  /** The date as the page prints it, weekday and all. */
  readonly printed?: string
  readonly weekday?: string
  /** Other masthead fields that it prints, and the lines they are in. */
  readonly fields?: MastheadFields
  readonly lines?: readonly string[]
  /**
   * Certainty of the date: 5 in the address and printed, 4 printed with the right weekday, 3 in the address, 2 printed, 1 in
   * the trailer, 0 none.
   */
  readonly rank: number
  /** The days that the page gives as its own: printed with the right weekday or in a line of their own. */
  readonly ownDates?: readonly string[]
}

/** Words that sites add to the paper's name in a page's title. */
const SITE_WORDS =
  /(?:社)?(?:多媒体|数字|电子|网络)*(?:数字报(?:刊)?|电子报|电子版|数字版|多媒体报|报刊|在线阅读|平台|首页).*$/u
const NAME = /(?<name>[\p{Script=Han}·]{1,14}(?:报|电讯|周刊|时讯|新闻|画刊))/u

/** Words that end in 报 and name no paper: 气象部门发布暴雨预报. */
const NOT_A_PAPER = /(?:预|简|海|情|警|捷|通|举|申|上|汇|回|填|播|误|瞒|喜|战|书|年|月|快|电|墙|板|画)报$/u
const MAX_NAME = 8

/** What may stand between a paper's name and its edition: 街坊日报社数字报·海外版, 《街坊日报》海外版. */
const BEFORE_EDITION = /^(?:社?(?:多媒体|数字|电子|网络)*(?:数字报|电子报|电子版|数字版))?》?/u

/**
 * The paper's name in a page's title, `打造新型传媒集团·江西日报社数字报`, `人民日报-人民网`, with an edition of its own,
 * `街坊日报·海外版`; a whole part is preferred.
 */
const nameIn = (title: string): string | undefined => {
  const names = [...title.matchAll(/[^-_—|｜·,，:：《》()（）\s]+/g)].flatMap(({ 0: words, index }) => {
    const part = words.replace(SITE_WORDS, '')
    const match = NAME.exec(part)
    const own = match?.groups?.name
    if (!match || !own || own.length < 2 || NOT_A_PAPER.test(own)) return []
    const after = title.slice(index + match.index + own.length).replace(BEFORE_EDITION, '')
    const name = withEdition(own, after)
    return [{ name, whole: own.length <= MAX_NAME && (own === part || name === part) }]
  })
  const whole = names.find((one) => one.whole)
  return (whole ?? names[0])?.name
}

const MAX_LENGTH = 40

/** Short lines outside articles, links and forms. */
const shortLines = (html: Html): string[] => {
  const excluded = new Set(select(html, 'founder-content, founder-title, #ozoom, a, map, form'))
  return htmlLines(html, { from: 0, to: html.nodes.length }, { without: (index) => excluded.has(index) })
    .map((line) => line.text)
    .filter((line) => line.length <= MAX_LENGTH)
}

/** Words of a site's own legal notices: 许可证第1234号 is not an issue number. */
const OF_SITE = /版权|授权|备案|许可|网安备|ICP|Copyright|©|违法|举报/i
/** Characters that a masthead line may have besides its fields: the paper's name, 出版. */
const MAX_REST = 12

/** Lines to search at most; a front page has about a hundred short ones. */
const MAX_LINES = 1_000

/** Masthead fields in lines of their own: issue number, 刊号, 主办, 今日N版 and others. */
const mastheadIn = (lines: readonly string[]): Pick<Imprint, 'fields' | 'lines'> => {
  const mastheadLines = lines.slice(0, MAX_LINES).flatMap((line) => {
    if (!/\d|[主出]|今日|农历|年/.test(line) || OF_SITE.test(line)) return []
    const { fields, strong, rest } = fieldsOf(unifyWidths(line))
    return strong && rest.length <= MAX_REST ? [{ line, fields }] : []
  })
  if (mastheadLines.length === 0) return {}
  const fields = Object.assign(
    {},
    ...mastheadLines.flatMap((one) => one.fields).toReversed(),
  ) as MastheadFields
  return { fields, lines: [...new Set(mastheadLines.map(({ line }) => line))] }
}

const ISSUE_FIELDS = [
  'lunarDate',
  'issueNumber',
  'cn',
  'issn',
  'postalCode',
  'supervisor',
  'sponsor',
  'publisher',
  'weather',
  'price',
  'edition',
] as const satisfies readonly (keyof MastheadFields & keyof Issue)[]

/** The masthead fields of an issue other than name and date. */
export const fieldsOfIssue = ({ fields = {} }: Imprint): Partial<Issue> =>
  Object.fromEntries(
    ISSUE_FIELDS.flatMap((name) => (fields[name] === undefined ? [] : [[name, fields[name]]])),
  )

/** Reads the paper's name and day from one page: from title, printed date, trailer and address. */
export const imprintOf = (html: Html, address: string, trailer: Trailer): Imprint => {
  const [title] = select(html, 'title')
  const words = title === undefined ? [] : htmlLines(html, spanOf(html, title)).map(({ text }) => text)
  const name = fullerName(trailer.paper, nameIn(words.join(' ')))
  const [fromAddress, fromTrailer] = [dateIn(address), isoDate(trailer.date ?? '')]
  const lines = shortLines(html)
  const dates = printedDates(lines, name)
  const own = dates.filter(({ hasRightWeekday, isAlone }) => hasRightWeekday || isAlone)
  const printed =
    dates.find(({ date }) => date === fromAddress) ??
    dates.find(({ hasRightWeekday }) => hasRightWeekday) ??
    own[0] ??
    dates[0]
  const confirmed = fromAddress !== undefined && [printed?.date, fromTrailer].includes(fromAddress)
  const ranked: readonly (Pick<Imprint, 'date' | 'rank'> | undefined)[] = [
    fromAddress ? { date: fromAddress, rank: confirmed ? 5 : 3 } : undefined,
    printed ? { date: printed.date, rank: printed.hasRightWeekday ? 4 : 2 } : undefined,
    fromTrailer ? { date: fromTrailer, rank: 1 } : undefined,
  ]
  const best = ranked
    .filter((one) => one !== undefined)
    .reduce((highest, one) => (one.rank > highest.rank ? one : highest), { rank: 0 })
  return {
    ...best,
    ...(printed && printed.date === best.date ? { printed: printed.printed } : {}),
    ...(printed?.weekday && printed.date === best.date ? { weekday: printed.weekday } : {}),
    ...(own.length > 0
      ? { ownDates: [...own.map(({ date }) => date), ...(fromTrailer ? [fromTrailer] : [])] }
      : {}),
    ...mastheadIn(lines),
    ...(name ? { name } : {}),
  }
}

/** The imprint of a source with fields for paper and day; a date in the address takes precedence. */
export const imprintFrom = (
  { paper, date }: { readonly paper?: string; readonly date?: string },
  address: string,
): Imprint => {
  const day = dateIn(address) ?? isoDate(date ?? '') ?? dateInPath(date ?? '')?.day
  return { rank: day ? 3 : 0, ...(paper ? { name: paper } : {}), ...(day ? { date: day } : {}) }
}

/** From this rank on a date is the page's own: dates of a lower rank count only if no page has one of a higher. */
const OWN_RANK = 3

/** The name and date that most pages agree on. */
export const agreedImprint = (imprints: readonly Imprint[]): Imprint => {
  const commonest = <T>(values: readonly T[]): T | undefined => {
    const counts = Map.groupBy(values, (value) => value)
    return [...counts].sort(([, one], [, other]) => other.length - one.length)[0]?.[0]
  }
  const rank = imprints.reduce((highest, one) => (one.date ? Math.max(highest, one.rank) : highest), 0)
  const bestRanked = imprints
    .filter((one) => one.rank >= Math.min(rank, OWN_RANK) && one.date)
    .toSorted((one, other) => other.rank - one.rank)
  const date = commonest(bestRanked.map((one) => one.date))
  const name = commonest(imprints.map((one) => one.name).filter((one) => one !== undefined))
  const printed = imprints.find((one) => one.date === date && one.printed)
  const masthead = imprints.find((one) => one.fields)
  return {
    rank,
    ...(name ? { name } : {}),
    ...(date ? { date } : {}),
    ...(printed?.printed ? { printed: printed.printed } : {}),
    ...(printed?.weekday ? { weekday: printed.weekday } : {}),
    ...(masthead?.fields ? { fields: masthead.fields, lines: masthead.lines ?? [] } : {}),
  }
}
