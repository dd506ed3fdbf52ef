import type { Ambiguous } from '../typeset/index.ts'

/** The marks that the reader draws. */
export interface Marks {
  /** Beside the selected item. */
  readonly bar: string
  readonly rule: string
  /** Hairlines by the sides from which they run to the middle of the cell: 1 up, 2 right, 4 down, 8 left. */
  readonly hairlines: string
  readonly done: string
  readonly left: string
  /** Between facts. */
  readonly dot: string
  /** 完: after the last word of an article. */
  readonly end: string
  /** Where two lines of the source were joined. */
  readonly joined: string
}

const NARROW: Marks = {
  bar: '▌',
  rule: '─',
  hairlines: ' │─└││┌├─┘─┴┐┤┬┼',
  done: '━',
  left: '─',
  dot: ' · ',
  end: '■',
  joined: '⤶',
}

/** For terminals that draw ambiguous characters wide: ASCII, whose width is certain. */
const WIDE: Marks = {
  bar: '>',
  rule: '-',
  hairlines: ' |-+||++-+-+++++',
  done: '#',
  left: '-',
  dot: ' | ',
  end: '#',
  joined: '<',
}

export const marksFor = (ambiguous: Ambiguous): Marks => (ambiguous === 2 ? WIDE : NARROW)
