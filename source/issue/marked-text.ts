import type { Range } from './issue.ts'

/** A text with its matches: `marks` are ranges of code units in `text`, in order and disjoint. */
export interface MarkedText {
  readonly text: string
  readonly marks: readonly Range[]
}
