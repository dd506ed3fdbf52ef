import type { Day } from '../../issue/index.ts'
import { Told } from '../../language/index.ts'

/** The software of a digital edition, as far as its addresses show. Pages are read the same way for all of them. */
export const FAMILIES = ['founder', 'amuc', 'nbs', 'shtml', 'paperindex', 'szb', 'other'] as const

export type Family = (typeof FAMILIES)[number]

/**
 * Where the front page of one day is. A pattern is an http(s) address in which `{Y}` is the year, `{m}` and `{d}`
 * month and day in two digits, `{n}` and `{j}` the same without a leading zero, `{y}` the year's last two digits.
 */
export interface Address {
  readonly url: string
  readonly family: Family
}

export interface Paper extends Address {
  /** `衡阳日报`. */
  readonly name: string
  /** Province and city, `湖南 衡阳`, or `全国`, if known from the name. */
  readonly place?: string
  /** One syllable for each character, `heng yang ri bao`: the paper is found by its letters and initials. */
  readonly pinyin?: string
  readonly aliases?: readonly string[]
  /** Earlier patterns, each valid up to and including `until`, the oldest first. */
  readonly former?: readonly (Address & { readonly until: Day })[]
  /** Where the address comes from: a key of the catalogue's `origins`, or `own` for a paper of the user's. */
  readonly origin: string
  /** The last day on which another program is known to have worked with this address. */
  readonly seen?: Day
  /** Why the address may be wrong. */
  readonly doubt?: string
  /** May be at a loopback, private or link-local address: only the user can set this. */
  readonly private?: boolean
}

/** A paper as a user writes it into the configuration: a name and a pattern are enough. */
export interface PaperEntry {
  readonly name: string
  readonly url: string
  readonly family?: Family
  readonly place?: string
  readonly pinyin?: string
  readonly aliases?: readonly string[]
  readonly private?: boolean
}

export interface Catalogue {
  readonly papers: readonly Paper[]
}

/** All faults in a list of papers: where, what, what to write instead. */
export class UnreadablePapers extends Told {
  override readonly name = 'UnreadablePapers'
}
