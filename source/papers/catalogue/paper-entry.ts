import type { Day } from '../../issue/index.ts'
import { Told } from '../../language/index.ts'

/** The software behind a digital edition, as far as its addresses tell. It helps nobody read; it tells what to expect. */
export const FAMILIES = ['founder', 'amuc', 'nbs', 'shtml', 'paperindex', 'szb', 'other'] as const

export type Family = (typeof FAMILIES)[number]

/**
 * Where the front page of one day stands. A pattern is an http(s) address in which `{Y}` is the year, `{m}` and `{d}`
 * month and day in two digits, `{n}` and `{j}` the same without a leading zero, `{y}` the year's last two digits.
 */
export interface Address {
  readonly url: string
  readonly family: Family
}

export interface Paper extends Address {
  /** `衡阳日报`. */
  readonly name: string
  /** Province and city, `湖南 衡阳`, or `全国`, where the name tells. */
  readonly place?: string
  /** A syllable for each character, `heng yang ri bao`: letters and initials are found through it. */
  readonly pinyin?: string
  readonly aliases?: readonly string[]
  /** Where the older issues stand, each up to and including a day, the oldest first. */
  readonly former?: readonly (Address & { readonly until: Day })[]
  /** Where the address comes from: a key of the catalogue's `origins`, or `own` for a paper of the user's. */
  readonly origin: string
  /** The last day on which somebody else's reader is known to have worked with this address. */
  readonly seen?: Day
  /** Why the address is not to be trusted as it stands. */
  readonly doubt?: string
  /** May stand at a loopback, private or link-local address: only the user can say so. */
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

/** What is wrong with a list of papers, every fault of it: where, what, what to write instead. */
export class UnreadablePapers extends Told {
  override readonly name = 'UnreadablePapers'
}
