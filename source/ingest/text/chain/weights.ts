import { readFileSync } from 'node:fs'
import type { Chain } from './best-path.ts'
import { LINE_FEATURES } from './line-features.ts'
import { ROLE_FEATURES } from './role-features.ts'

/** What a chain has learned. */
export interface Weights extends Chain {
  /** The score of each state for each feature: `features * states`. */
  readonly scores: Int8Array
  /** How often a decision was right, by its margin: each entry holds up to the margin of the next. Shares in per mille. */
  readonly calibration: readonly (readonly [margin: number, right: number])[]
}

/** What the head of the file says of a chain. */
export interface ChainHead {
  readonly states: readonly string[]
  /** Names and sizes of the features, in order. */
  readonly features: readonly (readonly [name: string, size: number])[]
  readonly transitions: readonly number[]
  readonly calibration: Weights['calibration']
}

/** The head of the file: what it was made of, and what such weights reached on days that they were not made of. */
export interface Head {
  readonly fittedOn: readonly string[]
  readonly figures: Readonly<Record<string, number>>
  readonly chains: { readonly lines: ChainHead; readonly roles: ChainHead }
}

export interface LearnedChains {
  readonly lines: Weights
  readonly roles: Weights
}

interface Learned extends LearnedChains {
  readonly head: Head
}

/**
 * Reads the file that `npm run fit` writes: four bytes with the length of its head (little-endian), the head as JSON, and the
 * scores of both chains, one byte each.
 * @throws RangeError if it has not as many features as the code
 */
export const readLearned = (bytes: Uint8Array): Learned => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = 4 + view.getUint32(0, true)
  const head: Head = JSON.parse(new TextDecoder().decode(bytes.subarray(4, end)))
  let from = end
  const weightsOf = ({ states, transitions, calibration }: ChainHead, features: number): Weights => {
    const length = features * states.length
    const scores = new Int8Array(bytes.buffer, bytes.byteOffset + from, length)
    from += length
    return { states: states.length, transitions: Int32Array.from(transitions), scores, calibration }
  }
  const { lines, roles } = head.chains
  if (
    bytes.length !==
    end + LINE_FEATURES.size * lines.states.length + ROLE_FEATURES.size * roles.states.length
  )
    throw new RangeError('the learned weights are of other features: run `npm run fit`')
  return { head, lines: weightsOf(lines, LINE_FEATURES.size), roles: weightsOf(roles, ROLE_FEATURES.size) }
}

/** The file lies beside this module, in the bundle as well. */
export const LEARNED_FILE = new URL('./learned.bin', import.meta.url)

let shipped: Learned | undefined

/** The weights that are shipped, read at the first use. */
export const learned = (): Learned => {
  shipped ??= readLearned(readFileSync(LEARNED_FILE))
  return shipped
}

/** The share of decisions with such a margin that were right, 0 to 1: between the middles of two entries it goes evenly from one to the other. */
export const shareRight = ({ calibration }: Weights, margin: number): number => {
  let [below, share] = [0, calibration[0]?.[1] ?? 0]
  for (const [index, [from, right]] of calibration.entries()) {
    const middle = (from + (calibration[index + 1]?.[0] ?? from)) / 2
    if (margin <= middle)
      return (share + ((right - share) * (margin - below)) / Math.max(1, middle - below)) / 1000
    below = middle
    share = right
  }
  return share / 1000
}
