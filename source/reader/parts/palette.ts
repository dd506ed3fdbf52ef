import type { State } from '../state/state.ts'
import type { Palette } from './encode.ts'

const PALETTES = new WeakMap<object, Palette>()

/** The palette of the terminal as far as it is known, and of the user's choice. Cached: the rows are encoded anew when it changes. */
export const paletteOf = ({ settings }: Pick<State, 'settings'>, colour: boolean): Palette => {
  const { display = {} } = settings
  const cached = PALETTES.get(display)
  if (cached?.colour === colour) return cached
  const palette: Palette = { colour, ground: display.ground, quiet: display.quiet }
  PALETTES.set(display, palette)
  return palette
}
