/** What Ink says of a key besides its text; the part that is read here. */
export interface InkKey {
  readonly upArrow: boolean
  readonly downArrow: boolean
  readonly leftArrow: boolean
  readonly rightArrow: boolean
  readonly pageDown: boolean
  readonly pageUp: boolean
  readonly home: boolean
  readonly end: boolean
  readonly return: boolean
  readonly escape: boolean
  readonly ctrl: boolean
  readonly shift: boolean
  readonly tab: boolean
  readonly backspace: boolean
  readonly delete: boolean
  readonly meta: boolean
  readonly eventType?: 'press' | 'repeat' | 'release' | undefined
}

const NAMED = [
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageDown', 'pagedown'],
  ['pageUp', 'pageup'],
  ['home', 'home'],
  ['end', 'end'],
  ['return', 'enter'],
  ['escape', 'escape'],
  ['backspace', 'backspace'],
  ['delete', 'delete'],
] as const

const CONTROL: Readonly<Record<string, string>> = {
  ' ': 'space',
  '\r': 'enter',
  '\n': 'enter',
  '\t': 'tab',
  '\x7f': 'backspace',
  '\b': 'backspace',
  '\x1b': 'escape',
}

/** What a Chinese input method makes of keys, beyond the full-width forms of ASCII. */
const INPUT_METHOD: Readonly<Record<string, string>> = {
  '　': 'space',
  '、': '/',
  '。': '.',
  '【': '[',
  '】': ']',
  '「': '[',
  '」': ']',
  '《': '<',
  '》': '>',
  '“': '"',
  '”': '"',
  '·': '~',
  '‘': "'",
  '’': "'",
  '￥': '$',
}

/** One character as the key it stands for: full-width forms and an input method's marks fold to the ASCII key. */
export const foldKey = (character: string): string => {
  const code = character.codePointAt(0) ?? 0
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCodePoint(code - 0xfee0)
  return INPUT_METHOD[character] ?? CONTROL[character] ?? character
}

/** A key by name, and the text it would type. */
export interface Keystroke {
  readonly key: string
  readonly text: string
}

const isControl = (code: number): boolean => code < 0x20 || (code >= 0x7f && code < 0xa0)

const typed = (character: string): Keystroke => {
  const code = character.codePointAt(0) ?? 0
  if (CONTROL[character] === undefined && code < 0x20)
    return { key: `ctrl+${String.fromCodePoint(code + 0x60)}`, text: '' }
  return { key: foldKey(character), text: isControl(code) ? '' : character }
}

/**
 * What Ink heard, as keystrokes: one for a key; one for each character of a run, for keys typed fast (or before the
 * reader was up) arrive in one piece.
 */
export const keystrokes = (input: string, key: InkKey): Keystroke[] => {
  if (key.eventType === 'release') return []
  const named = NAMED.find(([name]) => key[name])?.[1]
  if (named) return [{ key: key.shift && /^(?:up|down)$/.test(named) ? `shift+${named}` : named, text: '' }]
  if (key.tab) return [{ key: key.shift ? 'shift+tab' : 'tab', text: '' }]
  if (key.ctrl) return [{ key: `ctrl+${input}`, text: '' }]
  if (key.meta) return []
  return Array.from(input, typed)
}
