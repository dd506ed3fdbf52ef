import type { Day } from '../../issue/index.ts'
import { frontPageUrl } from '../catalogue/address-pattern.ts'
import type { Paper } from '../catalogue/paper-entry.ts'

/** A pattern that a paper's entry page led to. */
export interface LearnedAddress {
  readonly url: string
  /** The day of the issue that it led to. Earlier issues may still stand where they were. */
  readonly since: Day
}

/** A day's front page by a pattern alone, whatever the paper's own. */
export const addressBy = (paper: Paper, pattern: string, day: Day): string => {
  const { former: _, ...present } = paper
  return frontPageUrl({ ...present, url: pattern }, day)
}

/** Where the front page of a day may be, the likeliest first. */
export const dayAddresses = (
  paper: Paper,
  learned: LearnedAddress | undefined,
  day: Day,
): readonly string[] => {
  const known = frontPageUrl(paper, day)
  if (!learned) return [known]
  const moved = addressBy(paper, learned.url, day)
  return [...new Set(day >= learned.since ? [moved, known] : [known, moved])]
}
