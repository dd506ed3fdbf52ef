import type { Day } from '../../issue/index.ts'
import { type Saying, say, wordsFor } from '../../language/index.ts'
import type { PaperTrouble } from '../../papers/index.ts'
import type { Shelf } from '../../shelf/index.ts'

type ShelfOutcome = Awaited<ReturnType<Shelf['add']>>['outcome']

/** What became of one day of one paper. */
export type DayResult = { readonly paper: string; readonly day?: Day | undefined } & (
  | { readonly outcome: ShelfOutcome; readonly articles: number; readonly missing: number }
  /** A range goes on after the days that are whole on the shelf. */
  | { readonly outcome: 'here' }
  /** `sent` is the day of the issue that the host sent instead. */
  | { readonly outcome: 'none'; readonly sent?: Day | undefined }
  | { readonly outcome: 'skipped' | 'stopped' | 'planned' }
  | {
      readonly outcome: 'failed'
      readonly kind?: PaperTrouble | undefined
      readonly why: Saying
      readonly advice?: Saying | undefined
    }
)

export type Tally = 'got' | 'same' | 'none' | 'planned' | 'failed'

/** How a result counts in the summary. */
export const tallyOf = (result: DayResult): Tally => {
  switch (result.outcome) {
    case 'added':
    case 'replaced':
    case 'merged':
      return 'got'
    case 'same':
    case 'kept':
    case 'here':
      return 'same'
    case 'planned':
      return 'planned'
    case 'none':
      return result.sent === undefined ? 'none' : 'failed'
    default:
      return 'failed'
  }
}

/** Whether nothing is left to be fetched of that day. */
export const isComplete = (result: DayResult): boolean =>
  tallyOf(result) !== 'failed' && !('missing' in result && result.missing > 0)

/** The same for a program to read, in English. */
export const plainResult = (result: DayResult): unknown => {
  if (result.outcome !== 'failed') return result
  const { why, advice, ...rest } = result
  const english = wordsFor('en')
  return { ...rest, why: say(english, why), ...(advice && { advice: say(english, advice) }) }
}
