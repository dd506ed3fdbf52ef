import { type Language, wordsFor } from '../../language/index.ts'
import { actionNamed, actionNames, isActionName } from '../keys/action-names.ts'
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
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'unknown'; readonly text: string }

/** The actions of those given that have a word, or one that begins so, in a language. */
const worded = (
  actions: readonly Action[],
  language: Language,
  fits: (word: string) => boolean,
): readonly Action[] => actions.filter((action) => fits(wordsFor(language).actionWords[action].toLowerCase()))

/**
 * The action of a word that works on a screen: its word in the language or its name on the command line; else the only one of
 * which either begins so.
 */
const actionOfWord = (word: string, scope: Scope, language: Language): Action | undefined => {
  const actions = ACTIONS.filter((action) => worksOn(action, scope))
  const [exact] = worded(actions, language, (each) => each === word)
  const named = actionNames(scope).filter((name) => name.startsWith(word))
  const begun = new Set([
    ...worded(actions, language, (each) => each.startsWith(word)),
    ...named.flatMap((name) => actionNamed(name, scope) ?? []),
  ])
  return exact ?? actionNamed(word, scope) ?? (begun.size === 1 ? [...begun][0] : undefined)
}

/** Whether a word is that of an action on any screen. */
const isWordOfAction = (word: string, language: Language): boolean =>
  isActionName(word) || worded(ACTIONS, language, (each) => each === word).length > 0

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
  const action = actionOfKey(rest, state) ?? actionOfWord(word, scopeOf(state), language)
  if (action) return { kind: 'act', action, number }
  return isWordOfAction(word, language) ? { kind: 'elsewhere' } : { kind: 'unknown', text }
}
