/** Bytes of text that fit in one OSC 52: xterm accepts 100,000, and base64 turns three bytes into four. */
export const CLIPBOARD_LIMIT = 74_994

type Environment = Readonly<Record<string, string | undefined>>

/** GNU screen keeps 768 bytes of a control string and prints the rest: a longer one is passed through in pieces. */
const PIECE = 500

const inScreen = ({ STY, TERM = '' }: Environment): boolean => Boolean(STY) || TERM.startsWith('screen')

/** Terminals that print a sequence they do not know, or have no clipboard. */
const WITHOUT = /^(?:dumb|linux|fbterm|vt\d+|ansi)/

/** Whether the terminal is known to take OSC 52 as it is installed; most do not, and none tells. */
export const takesClipboard = (env: Environment): boolean =>
  !env.TMUX && !inScreen(env) && /^(?:xterm-kitty|alacritty)/.test(env.TERM ?? '')

/**
 * The sequence that copies a text to the user's clipboard, over SSH too (OSC 52, xterm's control sequences); undefined if
 * the text is longer than terminals accept, or this one knows none. Inside tmux it is sent twice: to tmux itself (`set-clipboard on`), and passed
 * through to the terminal outside (`allow-passthrough on`); inside GNU screen it is passed through, in pieces.
 */
export const clipboardSequence = (text: string, env: Environment): string | undefined => {
  const bytes = Buffer.from(text)
  if (bytes.length > CLIPBOARD_LIMIT || (!env.TMUX && WITHOUT.test(env.TERM ?? ''))) return undefined
  const copy = `\x1b]52;c;${bytes.toString('base64')}\x07`
  if (env.TMUX) return `${copy}\x1bPtmux;${copy.replaceAll('\x1b', '\x1b\x1b')}\x1b\\`
  if (!inScreen(env)) return copy
  return copy.replace(new RegExp(`[^]{1,${PIECE}}`, 'g'), (piece) => `\x1bP${piece}\x1b\\`)
}
