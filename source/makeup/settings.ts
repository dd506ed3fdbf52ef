import type { Language } from '../language/index.ts'
import type { Ambiguous, LineBreakLevel } from '../typeset/index.ts'
import type { Colour } from './colours.ts'
import type { GlyphOf } from './name-glyphs.ts'

export type Quiet = 'dim' | 'grey' | 'plain' | number

/** What a terminal shows, as far as it is known. It changes how rows are drawn, and never how text is set. */
export interface Display {
  /** Its background. */
  readonly ground?: 'light' | 'dark' | undefined
  /**
   * How quiet text is drawn: dimmed, in the grey of the terminal's palette, in one of its 256 colours, or as other text. Default: by
   * the ground, since dimmed text is no quieter than other text on most light ones, and that grey too dark on dark ones.
   */
  readonly quiet?: Quiet | undefined
  /** The colour of the paper's name. Default: red, as in print. */
  readonly accent?: Colour | undefined
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
