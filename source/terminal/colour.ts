export interface ColourWish {
  /** `--no-color` was given. */
  readonly refused?: boolean
  readonly env: Readonly<Record<string, string | undefined>>
}

/**
 * Whether colour is drawn: not where it was refused, by flag or by NO_COLOR set to anything (https://no-color.org), and
 * not on a terminal that says it has none. Weight, dim and inverse are drawn all the same.
 */
export const wantsColour = ({ refused = false, env }: ColourWish): boolean =>
  !refused && !env.NO_COLOR && env.TERM !== 'dumb' && !/-m(?:ono)?$/.test(env.TERM ?? '')
