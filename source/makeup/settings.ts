import type { Language } from '../language/index.ts'
import type { Ambiguous, LineBreakLevel } from '../typeset/index.ts'

/** What a reader may choose, and what was found out about the terminal. */
export interface Settings {
  readonly language: Language
  readonly ambiguous: Ambiguous
  readonly level: LineBreakLevel
  readonly hang: boolean
  readonly justify: boolean
  /** Columns of an article that the reader would like; as many are set as the window holds. */
  readonly columns: number
}

/** Cells. */
export interface Size {
  readonly columns: number
  readonly rows: number
}

export const DEFAULT_SETTINGS: Settings = {
  language: 'zh',
  ambiguous: 1,
  level: 'gb',
  hang: false,
  justify: false,
  columns: 1,
}
