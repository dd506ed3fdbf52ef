import type { Language } from '../../language/index.ts'
import { ACTIONS, type Action, bindingOf, keyName, SCOPES, type Scope, worksOn } from './key-table.ts'

/** Keys that replace those of the key table, by action: what a configuration may say. */
export type KeyChanges = Readonly<Partial<Record<Action, readonly string[]>>>

interface ScopeKeys {
  readonly actionOf: ReadonlyMap<string, Action>
  readonly keysOf: ReadonlyMap<Action, readonly string[]>
}

/** Which key does what on each kind of screen: the key table with the changes of a configuration. */
export type Keymap = ReadonlyMap<Scope, ScopeKeys>

/** The keys of each action on one screen. A key that a change gives to one action is taken from those that had it. */
const keysOn = (scope: Scope, changes: KeyChanges): ReadonlyMap<Action, readonly string[]> => {
  const actions = ACTIONS.filter((action) => worksOn(action, scope))
  const taken = new Set(actions.flatMap((action) => changes[action] ?? []))
  return new Map(
    actions.map((action) => [
      action,
      changes[action] ?? bindingOf(action).keys.filter((key) => !taken.has(key)),
    ]),
  )
}

export const keymapOf = (changes: KeyChanges = {}): Keymap =>
  new Map(
    SCOPES.map((scope) => {
      const keysOf = keysOn(scope, changes)
      const pairs = [...keysOf].flatMap(([action, keys]) => keys.map((key) => [key, action] as const))
      return [scope, { keysOf, actionOf: new Map(pairs) }]
    }),
  )

/** The keys of the key table, unchanged. */
export const BASE_KEYMAP = keymapOf()

/** The action of a key on a screen, if any. */
export const actionFor = (keymap: Keymap, key: string, scope: Scope): Action | undefined =>
  keymap.get(scope)?.actionOf.get(key)

/** The keys of an action on a screen; those of all its screens where it does not work on that one. */
export const keysFor = (keymap: Keymap, action: Action, scope: Scope): readonly string[] => {
  const here = keymap.get(scope)?.keysOf.get(action)
  return here ?? [...new Set(SCOPES.flatMap((other) => keymap.get(other)?.keysOf.get(action) ?? []))]
}

/** The name of an action's first key on a screen: the one that messages tell. */
export const firstKeyName = (keymap: Keymap, action: Action, scope: Scope, language: Language): string =>
  keyName(keysFor(keymap, action, scope)[0] ?? '', language)

/** Actions that the key line names together with their opposite. */
const OPPOSITES: Readonly<Partial<Record<Action, Action>>> = {
  down: 'up',
  leftBox: 'rightBox',
  nextPage: 'previousPage',
  nextDay: 'previousDay',
}

/** What the key line shows for an action: `↑↓`; where a configuration has changed its keys, the first of them. */
export const shortKeysFor = (keymap: Keymap, action: Action, scope: Scope, language: Language): string => {
  const opposite = OPPOSITES[action]
  const both = opposite ? [opposite, action] : [action]
  const areUnchanged = both.every((each) =>
    bindingOf(each).keys.every((key) => actionFor(keymap, key, scope) === each),
  )
  const { shortKeys } = bindingOf(action)
  if (shortKeys !== undefined && areUnchanged) return shortKeys
  const named = shortKeys === undefined ? [action] : both
  return named.map((each) => firstKeyName(keymap, each, scope, language)).join(' ')
}
