import type { Ambiguous } from '../typeset/index.ts'

/** What the reader draws that is not a letter. */
export interface Marks {
  /** Beside the selected item. */
  readonly bar: string
  readonly rule: string
  readonly done: string
  readonly left: string
  /** Between facts. */
  readonly dot: string
  /** 完: behind the last word of an article. */
  readonly end: string
  /** Where a line of the source was broken and is joined. */
  readonly joined: string
}

const NARROW: Marks = { bar: '▌', rule: '─', done: '█', left: '░', dot: ' · ', end: '■', joined: '⤶' }

/** Where ambiguous characters are drawn double, each mark is ASCII, whose width is never in doubt. */
const WIDE: Marks = { bar: '>', rule: '-', done: '#', left: '-', dot: ' | ', end: '#', joined: '<' }

export const marksFor = (ambiguous: Ambiguous): Marks => (ambiguous === 2 ? WIDE : NARROW)
