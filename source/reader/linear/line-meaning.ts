import { type Language, wordsFor } from '../../language/index.ts'
import { keyNamed } from '../keys/key-names.ts'
import { ACTIONS, type Action, type Scope, worksOn } from '../keys/key-table.ts'
import { actionFor } from '../keys/keymap.ts'
import { foldKey } from '../keys/keystroke.ts'
import { typedNumber } from '../keys/typed-number.ts'
import { scopeOf } from '../state/scope.ts'
import type { State } from '../state/state.ts'

/** What a typed line asks for. */
export type Meaning =
  /** An empty line: the next piece, or what is selected. */
  | { readonly kind: 'on' }
  | { readonly kind: 'act'; readonly action: Action; readonly number?: number | undefined }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'search'; readonly query: string }
  /** A command of the command line. */
  | { readonly kind: 'command'; readonly text: string }
  /** An action that does not work on this screen. */
  | { readonly kind: 'elsewhere'; readonly action: Action }
  | { readonly kind: 'unknown'; readonly text: string }

/** `next-article`: an action's name for typing. */
const plainName = (action: Action): string => action.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

const namesOf = (action: Action, language: Language): readonly string[] => [
  wordsFor(language).actionWords[action].toLowerCase(),
  plainName(action),
]

/** The action of a word, or of its beginning if no other has that: of those that work on a screen. */
const actionNamed = (word: string, scope: Scope | undefined, language: Language): Action | undefined => {
  const actions = ACTIONS.filter((action) => scope === undefined || worksOn(action, scope))
  const named = (fits: (name: string) => boolean): readonly Action[] =>
    actions.filter((action) => namesOf(action, language).some(fits))
  const [exact] = named((name) => name === word)
  if (exact) return exact
  const begun = named((name) => name.startsWith(word))
  return begun.length === 1 ? begun[0] : undefined
}

/** The action of a key as it is typed on a line: its character, or its name. */
const actionOfKey = (word: string, state: State): Action | undefined => {
  const typed = Array.from(word).length === 1 ? foldKey(word) : word
  const key = keyNamed(typed)
  return key === undefined ? undefined : actionFor(state.keymap, key, scopeOf(state))
}

/** What a line means on the current screen. */
export const meaningOf = (line: string, state: State): Meaning => {
  const text = line.trim()
  if (text === '') return { kind: 'on' }
  const [, digits = '', rest = ''] = /^((?:\d+(?:[-.]\d+)*)?)\s*(.*)$/su.exec(text) ?? []
  const number = typedNumber(digits)
  if (rest === '') return { kind: 'number', number: number ?? 0 }
  const [sign = '', ...query] = Array.from(rest)
  if (foldKey(sign) === '/' && query.length > 0 && number === undefined)
    return { kind: 'search', query: query.join('').trim() }
  if (foldKey(sign) === ':' && query.length > 0 && number === undefined)
    return { kind: 'command', text: query.join('').trim() }
  const word = rest.toLowerCase()
  const { language } = state.settings
  const action = actionOfKey(rest, state) ?? actionNamed(word, scopeOf(state), language)
  if (action) return { kind: 'act', action, number }
  const other = actionNamed(word, undefined, language)
  return other ? { kind: 'elsewhere', action: other } : { kind: 'unknown', text }
}
