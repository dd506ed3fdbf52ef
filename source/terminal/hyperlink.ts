/** Terminals without OSC 8 that might show it, or are too simple to be asked for anything. */
const WITHOUT = /^(?:dumb$|linux|screen|eterm|cons\d|vt\d)/

type Environment = Readonly<Record<string, string | undefined>>

/** Whether a version, `3.4` or `3.4a`, is not older than another. */
const isAtLeast = (version: string, major: number, minor: number): boolean => {
  const [, one, two] = /^(\d+)\.(\d+)/.exec(version) ?? []
  return Number(one) > major || (Number(one) === major && Number(two) >= minor)
}

/**
 * Whether a terminal may be sent links (OSC 8). It cannot be asked; those that do not know it ignore it. tmux passes it on since
 * 3.4, whatever its TERM is; GNU screen does not.
 */
export const takesHyperlinks = (env: Environment): boolean => {
  const { TERM = '', TERM_PROGRAM, TERM_PROGRAM_VERSION = '', TMUX, STY } = env
  if (TMUX || TERM.startsWith('tmux')) return TERM_PROGRAM === 'tmux' && isAtLeast(TERM_PROGRAM_VERSION, 3, 4)
  return !STY && /^[\w.+-]+$/.test(TERM) && !WITHOUT.test(TERM)
}

/** Code units of an address; terminals ignore longer ones. */
const LONGEST = 2_000

/** A text as a link. What is no plain web address is no link. */
export const hyperlink = (text: string, address: string): string =>
  /^https?:\/\/[!-~]+$/.test(address) && address.length <= LONGEST
    ? `\x1b]8;;${address}\x1b\\${text}\x1b]8;;\x1b\\`
    : text
