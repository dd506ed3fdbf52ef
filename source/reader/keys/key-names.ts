import { foldKey } from './keystroke.ts'

/** Keys that are named, as `strokeOf` and Ink's events name them. */
const NAMED = new Set([
  ...['up', 'down', 'left', 'right', 'pageup', 'pagedown', 'home', 'end', 'shift+up', 'shift+down'],
  // Typed as two keys.
  "''",
  ...['enter', 'escape', 'backspace', 'delete', 'tab', 'shift+tab', 'space'],
  ...Array.from({ length: 12 }, (_, index) => `f${index + 1}`),
])

/** Other names for them: the help shows some of these. */
const ALIASES: Readonly<Record<string, string>> = {
  '↑': 'up',
  '↓': 'down',
  '←': 'left',
  '→': 'right',
  pgup: 'pageup',
  pgdn: 'pagedown',
  esc: 'escape',
  del: 'delete',
  return: 'enter',
}

/** Letters that a terminal sends with Ctrl as another key: ^H is Backspace, ^I Tab, ^J and ^M Enter. */
const CTRL_LETTER = /^(?:ctrl\+|\^)([a-gk-ln-z])$/

/**
 * The key that a configuration names: a character (`x`, `;`), a key's name (`PgDn`, `shift+up`) or a letter with Ctrl (`ctrl+n`,
 * `^N`). Digits are no keys: they begin a number.
 */
export const keyNamed = (written: string): string | undefined => {
  const key = Array.from(written).length === 1 ? foldKey(written) : written.toLowerCase()
  if (/^[!-/:-~]$/.test(key)) return key
  const [, letter] = CTRL_LETTER.exec(key) ?? []
  if (letter !== undefined) return `ctrl+${letter}`
  const name = ALIASES[key] ?? key
  return NAMED.has(name) ? name : undefined
}
