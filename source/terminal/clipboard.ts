/** Bytes of text that fit in one OSC 52: xterm accepts 100,000, and base64 turns three bytes into four. */
export const CLIPBOARD_LIMIT = 74_994

/**
 * The sequence that copies a text to the user's clipboard, over SSH too (OSC 52, xterm's control sequences); undefined if
 * the text is longer than terminals accept. Inside tmux it is sent twice: to tmux itself (`set-clipboard on`), and passed
 * through to the terminal outside (`allow-passthrough on`).
 */
export const clipboardSequence = (
  text: string,
  env: Readonly<Record<string, string | undefined>>,
): string | undefined => {
  const bytes = Buffer.from(text)
  if (bytes.length > CLIPBOARD_LIMIT) return undefined
  const copy = `\x1b]52;c;${bytes.toString('base64')}\x07`
  return env.TMUX ? `${copy}\x1bPtmux;${copy.replaceAll('\x1b', '\x1b\x1b')}\x1b\\` : copy
}
