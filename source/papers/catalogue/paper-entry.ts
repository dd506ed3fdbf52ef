import type { Day } from '../../issue/index.ts'
import { type Saying, Told } from '../../language/index.ts'

/** The software of a digital edition, as its addresses show. Pages of all families are read in the same way. */
export const FAMILIES = ['founder', 'amuc', 'nbs', 'shtml', 'paperindex', 'szb', 'other'] as const

export type Family = (typeof FAMILIES)[number]

/**
 * How a paper is read. `page`: pages of HTML, with the day in their address. `json`: the same as JSON. `today`: one address
 * without a date, which shows the newest issue only. `closed`: not at all.
 */
export const WAYS = ['page', 'json', 'today', 'closed'] as const

export type Way = (typeof WAYS)[number]

/**
 * Why a paper cannot be read. `paid`: it is sold. `login`: only those who are logged in read it. `app`: it is in an app only.
 * `script`: a script draws its pages. `pictures`: its pages are pictures without text. `numbered`: its addresses have the
 * number of the issue and not its day. `undescribed`: nobody has described its addresses. `ended`: it no longer appears.
 */
export const REASONS = [
  'paid',
  'login',
  'app',
  'script',
  'pictures',
  'numbered',
  'undescribed',
  'ended',
] as const

export type Reason = (typeof REASONS)[number]

/**
 * Where the front page of a day is. `url` is a pattern: an http(s) address in which `{Y}` is the year, `{m}` and `{d}` are
 * month and day in two digits, `{n}` and `{j}` the same without a leading zero, and `{y}` the year's last two digits. Of a
 * paper that is `today` or `closed` it is an address without a date.
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
  /** `page` if absent. */
  readonly how?: Way
  /** The address that leads to the newest issue, whatever its day. */
  readonly entry?: string
  /** Of a closed paper only. */
  readonly reason?: Reason
  /** Earlier patterns, each valid up to and including `until`, the oldest first. */
  readonly former?: readonly (Address & { readonly until: Day })[]
  /** Where the address comes from: a key of `origins` in the catalogue's file, or `own` for a paper of the user. */
  readonly origin: string
  /** The last day on which another program is known to have worked with this address. */
  readonly seen?: Day
  /** Why the address may be wrong. */
  readonly doubt?: string
  /** Whether the address may be loopback, private or link-local. Only the user can set this. */
  readonly private?: boolean
}

/** A paper as a user writes it into the configuration. */
export interface PaperEntry {
  readonly name: string
  readonly url: string
  readonly family?: Family
  readonly how?: Way
  readonly entry?: string
  readonly place?: string
  readonly pinyin?: string
  readonly aliases?: readonly string[]
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
