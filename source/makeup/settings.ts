import type { Language } from '../language/index.ts'
import type { Ambiguous, LineBreakLevel } from '../typeset/index.ts'
import type { GlyphOf } from './name-glyphs.ts'

/** What a terminal shows, as far as it is known. It changes how rows are drawn, and never how text is set. */
export interface Display {
  /** Its background. */
  readonly ground?: 'light' | 'dark' | undefined
  /** Cells of a block element, of the widest; taken for 1 if unknown. */
  readonly blocks?: 1 | 2 | undefined
  /** Drawings for a large name; without them the name is spaced. */
  readonly glyphs?: GlyphOf | undefined
}

/** The user's choices, and the terminal's width of ambiguous characters. */
export interface Settings {
  readonly language: Language
  readonly ambiguous: Ambiguous
  readonly level: LineBreakLevel
  readonly hang: boolean
  readonly justify: boolean
  /** The wanted number of columns of text; fewer are set if the window is too narrow. */
  readonly columns: number
  readonly display?: Display
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
