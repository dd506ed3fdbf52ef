import type { Day } from '../../issue/index.ts'
import { type Saying, Told } from '../../language/index.ts'

/** The software of a digital edition, as its addresses show. Pages of all families are read in the same way. */
export const FAMILIES = ['founder', 'amuc', 'nbs', 'shtml', 'paperindex', 'szb', 'other'] as const

export type Family = (typeof FAMILIES)[number]

/**
 * How a paper can be read: from pages, the usual way; from answers in JSON; only the issue of today, at an address without a
 * date; or not at all.
 */
export const WAYS = ['page', 'json', 'today', 'closed'] as const

export type Way = (typeof WAYS)[number]

/**
 * Where the front page of a day is. `url` is a pattern: an http(s) address in which `{Y}` is the year, `{m}` and `{d}` are
 * month and day in two digits, `{n}` and `{j}` the same without a leading zero, and `{y}` the year's last two digits.
 */
interface Address {
  readonly url: string
  readonly family: Family
}

export interface Paper extends Address {
  /** `衡阳日报`. */
  readonly name: string
  /** Province and city, `湖南 衡阳`, or `全国`, if known from the name. */
  readonly place?: string
  /** One syllable for each character, `heng yang ri bao`. */
  readonly pinyin?: string
  readonly aliases?: readonly string[]
  /** Earlier patterns, each valid up to and including `until`, the oldest first. */
  readonly former?: readonly (Address & { readonly until: Day })[]
  /** Where the address comes from: a key of `origins` in the catalogue's file, or `own` for a paper of the user. */
  readonly origin: string
  /** The last day on which another program is known to have worked with this address. */
  readonly seen?: Day
  /** Why the address may be wrong. */
  readonly doubt?: string
  /** The address without a date that leads to the newest issue; derived from `url` where absent. */
  readonly entry?: string
  /** `page` if absent. */
  readonly how?: Way
  /** Why a paper that is `closed` cannot be read. */
  readonly reason?: string
  /** Whether the address may be loopback, private or link-local. Only the user can set this. */
  readonly private?: boolean
}

/** A paper as a user writes it into the configuration. */
export interface PaperEntry {
  readonly name: string
  readonly url: string
  readonly family?: Family
  readonly place?: string
  readonly pinyin?: string
  readonly aliases?: readonly string[]
  readonly entry?: string
  readonly how?: Way
  readonly private?: boolean
}

export interface Catalogue {
  readonly papers: readonly Paper[]
}

/** Lists all faults of the user's papers: the field, the fault, what to write instead. */
export class UnreadablePapers extends Told {
  override readonly name = 'UnreadablePapers'
  readonly faults: readonly Saying[]

  constructor(faults: readonly Saying[]) {
    super(['each', ...faults])
    this.faults = faults
  }
}
