const CONTROL: Readonly<Record<string, string>> = {
  ' ': 'space',
  '\r': 'enter',
  '\n': 'enter',
  '\t': 'tab',
  '\x7f': 'backspace',
  '\b': 'backspace',
}

/** What a Chinese input method types for a key, where it is not the full-width form of the ASCII character. */
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

/** The key that a typed character means: full-width forms and an input method's punctuation become the ASCII key. */
export const foldKey = (character: string): string => {
  const code = character.codePointAt(0) ?? 0
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCodePoint(code - 0xfee0)
  return INPUT_METHOD[character] ?? CONTROL[character] ?? character
}

/** A key's name, and the text that it types. */
export interface Keystroke {
  readonly key: string
  readonly text: string
}

const isControl = (code: number): boolean => code < 0x20 || (code >= 0x7f && code < 0xa0)

/** F1 as the terminal room encodes it; F2 to F12 follow. */
const F1 = 0xf704

/** The keystroke of a typed character; control characters and encoded function keys have names. */
export const strokeOf = (character: string): Keystroke => {
  const code = character.codePointAt(0) ?? 0
  if (code >= F1 && code < F1 + 12) return { key: `f${code - F1 + 1}`, text: '' }
  if (CONTROL[character] === undefined && code < 0x20)
    return { key: `ctrl+${String.fromCodePoint(code + 0x60)}`, text: '' }
  return { key: foldKey(character), text: isControl(code) ? '' : character }
}
