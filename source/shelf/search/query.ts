import { fold } from '../../issue/index.ts'
import { BadQuery } from '../errors/bad-query.ts'
import { neededGrams } from './grams.ts'

/** A folded text that an article must have. If `initials`, the pinyin initials of its headline count too. */
export interface Term {
  readonly folded: string
  readonly initials: boolean
}

export interface Query {
  readonly terms: readonly Term[]
  /** Parts of authors' names; an article must have all of them. */
  readonly authors: readonly string[]
  /** Parts of the paper's name. */
  readonly papers: readonly string[]
  /** Pages as printed, or parts of their sections' names. */
  readonly pages: readonly string[]
  /** ISO dates, both inclusive. */
  readonly from?: string
  readonly to?: string
}

const FILTERS: Readonly<Record<string, 'authors' | 'papers' | 'pages' | 'date'>> = {
  作者: 'authors',
  记者: 'authors',
  author: 'authors',
  by: 'authors',
  报: 'papers',
  报纸: 'papers',
  paper: 'papers',
  版: 'pages',
  版面: 'pages',
  page: 'pages',
  日期: 'date',
  date: 'date',
}

const NAMES = Object.keys(FILTERS)
  .sort((a, b) => b.length - a.length)
  .join('|')

/** A word, or a phrase in quotes, with an optional filter before it. The last quote may be missing. */
const WORD = new RegExp(`(?:(${NAMES}):)?(?:"([^"]*)"?|([^\\s"]+))|(${NAMES}):`, 'gu')

/**
 * Parses words, "phrases" and filters: `作者:` `报:` `版:` `日期:2021-11..2021-12`, or `author:` `paper:` `page:` `date:`.
 * Simplified and traditional, half and full width are equal. @throws BadQuery for a value of `date:` that is no date
 */
export const parseQuery = (text: string): Query => {
  const filters = { authors: [] as string[], papers: [] as string[], pages: [] as string[] }
  const terms: Term[] = []
  let dates: { readonly from?: string; readonly to?: string } = {}
  const plain = fold(text).text.replace(/[“”„«»「」『』]/g, '"')
  for (const [, name, phrase, word] of plain.matchAll(WORD)) {
    const value = (phrase ?? word ?? '').trim()
    // Only control characters or spaces.
    if (neededGrams(value).length === 0) continue
    const filter = name === undefined ? undefined : FILTERS[name]
    if (filter === 'date') dates = { ...dates, ...parseDates(value) }
    else if (filter) filters[filter].push(value)
    else terms.push({ folded: value, initials: phrase === undefined && /^[a-z][a-z0-9]+$/.test(value) })
  }
  return { terms, ...filters, ...dates }
}

export const isEmpty = ({ terms, authors, papers, pages, from, to }: Query): boolean =>
  [...terms, ...authors, ...papers, ...pages].length === 0 && from === undefined && to === undefined

const parseDates = (text: string): { readonly from?: string; readonly to?: string } => {
  const [first = '', last = first] = text.split(/\.{2,}|…|~|至/)
  return {
    ...(first !== '' && { from: bound(first, 'first', text) }),
    ...(last !== '' && { to: bound(last, 'last', text) }),
  }
}

/** The first or last day of a year, a month or a day. */
const bound = (text: string, end: 'first' | 'last', whole: string): string => {
  const [, year, month, day] =
    /^(\d{4})(?:[-/.年]?(\d{1,2})(?:[-/.月]?(\d{1,2})日?|月)?|年)?$/.exec(text) ?? []
  const date = [year, month ?? (end === 'first' ? '01' : '12'), day ?? (end === 'first' ? '01' : '31')]
    .map((part) => part?.padStart(2, '0'))
    .join('-')
  const isDate = (
    day === undefined ? /^\d{4}-(0[1-9]|1[0-2])-/ : /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/
  ).test(date)
  if (year === undefined || !isDate) throw new BadQuery(['noDateToSearch', whole])
  return date
}
