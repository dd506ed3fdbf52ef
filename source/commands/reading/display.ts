import type { Display } from '../../makeup/index.ts'
import { groundHint } from '../../terminal/index.ts'
import { nameGlyphs } from './glyph-file.ts'

/** What the environment says of the terminal, until it is asked. The fonts of the Linux console have no quadrants. */
export const displayOf = (env: NodeJS.ProcessEnv): Display => ({
  ground: groundHint(env),
  ...(env.TERM === 'linux' ? {} : { glyphs: nameGlyphs }),
})
