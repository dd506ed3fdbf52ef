import type { Language } from '../language/index.ts'
import type { Ambiguous, LineBreakLevel } from '../typeset/index.ts'

/** The user's choices, and the terminal's width of ambiguous characters. */
export interface Settings {
  readonly language: Language
  readonly ambiguous: Ambiguous
  readonly level: LineBreakLevel
  readonly hang: boolean
  readonly justify: boolean
  /** The wanted number of columns of text; fewer are set if the window is too narrow. */
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
