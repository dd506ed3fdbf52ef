import type { Article } from '../issue/index.ts'

/** Below this certainty the reading does not know which line of a heading is the headline. */
const LEAST_CERTAIN = 0.5

interface HeadingParts {
  readonly kicker: readonly string[]
  readonly headline: readonly string[]
  readonly deck: readonly string[]
}

/** The parts of a heading as they are shown: if it is not known which line is the headline, all lines are, together. */
export const headingParts = ({
  kicker = [],
  headline,
  deck = [],
  confidence,
}: Pick<Article, 'kicker' | 'headline' | 'deck' | 'confidence'>): HeadingParts =>
  confidence.headline < LEAST_CERTAIN
    ? { kicker: [], headline: [...kicker, ...headline, ...deck], deck: [] }
    : { kicker, headline, deck }
