import type { Paragraph } from '../repairs/paragraphs.ts'
import type { ShortRun } from './short-runs.ts'

/** Paragraphs on either side in which siblings are looked for. */
const REACH = 24
const isTitle = (paragraph: Paragraph | undefined): boolean => paragraph?.kind === 'title'

/** Other lone titles near a title that are of its length, as subheads and the titles of a set are. */
export interface Siblings {
  /** Those of its length; of its form too; above; below. */
  readonly siblings: number
  readonly alike: number
  readonly siblingsAbove: number
  readonly siblingsBelow: number
  /** Whether one of them begins or ends alike: 0 no, 1 in a character, 2 in two. */
  readonly parallel: number
  /** Lone titles of any length, at most 6. */
  readonly lone: number
}

const NONE: Siblings = { siblings: 0, alike: 0, siblingsAbove: 0, siblingsBelow: 0, parallel: 0, lone: 0 }

/** In how many characters two titles begin or end alike, at most 2. */
const parallelism = (one: string, other: string): number => {
  if (one.slice(-2) === other.slice(-2) || one.slice(0, 2) === other.slice(0, 2)) return 2
  return one.at(-1) === other.at(-1) || one[0] === other[0] ? 1 : 0
}

const OPENS = /^\d|^[“《（■]/
const isAlike = (one: string, other: string): boolean =>
  OPENS.test(one) === OPENS.test(other) && /\s/.test(one) === /\s/.test(other)

/** The siblings of a title; none of any other paragraph. An article with a dateline between two titles parts them. */
export const siblingsOf = (all: readonly Paragraph[], index: number): Siblings => {
  const own = all[index]
  if (!own || !isTitle(own)) return NONE
  let [alike, parallel, above, below, lone] = [0, 0, 0, 0, 0]
  for (const step of [-1, 1])
    for (let distance = 1; distance <= REACH; distance++) {
      const at = index + step * distance
      const other = all[at]
      if (!other) break
      const [dated, title] = step > 0 ? [at, at - 1] : [at + 1, at]
      if (all[dated]?.kind === 'dated' && isTitle(all[title])) break
      if (!isTitle(other) || isTitle(all[at - 1]) || isTitle(all[at + 1])) continue
      lone++
      if (Math.abs(other.text.length - own.text.length) > 1) continue
      if (step < 0) above++
      else below++
      parallel = Math.max(parallel, parallelism(own.text, other.text))
      if (isAlike(own.text, other.text)) alike++
    }
  return {
    siblings: Math.min(3, above + below),
    alike: Math.min(3, alike),
    siblingsAbove: Math.min(2, above),
    siblingsBelow: Math.min(2, below),
    parallel,
    lone: Math.min(6, lone),
  }
}

const endOf = (text = ''): string => /(?:——|：|》|）|！|？)$/.exec(text)?.[0] ?? ''

/**
 * How many runs of short lines near a run of several have as many lines, and a first line that ends with the same mark, at most 3: the
 * stories of a feature, each headed by its place and its title.
 */
export const twinsOf = (all: readonly Paragraph[], runs: readonly ShortRun[], order: number): number => {
  const own = runs[order]
  if (!own || own.from === own.to) return 0
  const end = endOf(all[own.from]?.text)
  if (end === '') return 0
  let twins = 0
  for (const step of [-1, 1])
    for (let other = order + step; twins < 3; other += step) {
      const run = runs[other]
      if (!run || Math.abs(run.from - own.from) > REACH) break
      if (run.to - run.from === own.to - own.from && endOf(all[run.from]?.text) === end) twins++
    }
  return twins
}
