/** Bytes of text that terminals accept in one OSC 52: xterm's limit of 100,000 bytes, less what base64 adds. */
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
