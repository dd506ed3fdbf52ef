interface ColourOptions {
  /** `--no-color` was given. */
  readonly refused?: boolean
  readonly env: Readonly<Record<string, string | undefined>>
}

/**
 * Whether to draw colour: not if a flag or a non-empty NO_COLOR (https://no-color.org) refuses it, and not if TERM names a
 * terminal without colour. Bold, dim and inverse are drawn in any case.
 */
export const wantsColour = ({ refused = false, env }: ColourOptions): boolean =>
  !refused && !env.NO_COLOR && env.TERM !== 'dumb' && !/-m(?:ono)?$/.test(env.TERM ?? '')
