import type { Display, Quiet } from '../../makeup/index.ts'
import { groundHint } from '../../terminal/index.ts'
import type { RunSettings } from '../invocation/settings.ts'
import { nameGlyphs } from './glyph-file.ts'

/** A grey of the 256 colours that can be read on light and dark alike. */
const MIDDLE_GREY = 244

/** Where dimming does nothing: rxvt and mlterm on any ground, Konsole on most. */
const undimmed = ({ TERM = '', KONSOLE_VERSION }: NodeJS.ProcessEnv): Quiet | undefined =>
  /^(?:rxvt|mlterm)/.test(TERM) || KONSOLE_VERSION ? MIDDLE_GREY : undefined

/**
 * What the environment and the configuration say of the terminal, until it is asked. The fonts of the Linux console have no
 * quadrants.
 */
export const displayOf = (
  env: NodeJS.ProcessEnv,
  { quiet, accent }: Pick<RunSettings, 'quiet' | 'accent'>,
): Display => ({
  ground: groundHint(env),
  quiet: quiet ?? undimmed(env),
  accent,
  ...(env.TERM === 'linux' ? {} : { glyphs: nameGlyphs }),
})
