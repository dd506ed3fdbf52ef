import { closestTo, type Saying } from '../../language/index.ts'
import { keyNamed } from './key-names.ts'
import { ACTIONS, type Action, bindingOf, SCOPES, worksOn } from './key-table.ts'
import { type KeyChanges, keymapOf } from './keymap.ts'

/** What is wrong with the keys of one action. */
export interface KeyFault {
  readonly action: string
  readonly saying: Saying
}

/** Actions whose keys the terminal room handles itself, so that they work whatever the reader does. */
const FIXED: readonly Action[] = ['leave', 'redraw', 'suspend']

const isAction = (name: string): name is Action => ACTIONS.some((action) => action === name)

const isFixed = (key: string): boolean => FIXED.some((action) => bindingOf(action).keys.includes(key))

/** The faults of one action's new keys, looked at alone. */
const faultsOfKeys = (action: string, written: readonly string[]): readonly Saying[] => {
  if (!isAction(action)) {
    const alike = closestTo(action, ACTIONS)
    return [alike === undefined ? ['noAction', action] : ['noActionButAlike', action, alike]]
  }
  if (FIXED.includes(action)) return [['fixedAction', action]]
  if (written.length === 0) return [['needsKey', action]]
  return written.flatMap((name): readonly Saying[] => {
    const key = keyNamed(name)
    if (key === undefined) return [['noKey', name]]
    return isFixed(key) ? [['fixedKey', name]] : []
  })
}

/** Keys that two actions are given for the same screen. */
const givenTwice = (changes: KeyChanges): KeyFault[] => {
  const given = ACTIONS.flatMap((action) => changes[action]?.map((key) => ({ key, action })) ?? [])
  return given.flatMap(({ key, action }, index) => {
    const earlier = given
      .slice(0, index)
      .find(
        (other) => other.key === key && SCOPES.some((s) => worksOn(other.action, s) && worksOn(action, s)),
      )
    if (!earlier || earlier.action === action) return []
    return [{ action, saying: ['keyTwice', key, earlier.action] satisfies Saying }]
  })
}

/** Actions that a change leaves without a key on one of their screens. */
const leftWithout = (changes: KeyChanges): KeyFault[] => {
  const keymap = keymapOf(changes)
  const taker = (key: string): Action | undefined => ACTIONS.find((action) => changes[action]?.includes(key))
  return ACTIONS.filter((action) =>
    [...keymap.values()].some(({ keysOf }) => keysOf.get(action)?.length === 0),
  ).map((action) => {
    const [key] = bindingOf(action).keys
    return { action: taker(key) ?? action, saying: ['noKeyLeft', key, action] }
  })
}

/**
 * Reads the keys of a configuration, by action. The changes are those of the actions whose keys are right.
 * @param written the actions and keys as they are written
 */
export const readKeyChanges = (
  written: Readonly<Record<string, readonly string[]>>,
): { readonly changes: KeyChanges; readonly faults: readonly KeyFault[] } => {
  const faults: KeyFault[] = []
  const changes: Partial<Record<Action, readonly string[]>> = {}
  for (const [action, names] of Object.entries(written)) {
    const sayings = faultsOfKeys(action, names)
    faults.push(...sayings.map((saying) => ({ action, saying })))
    if (sayings.length === 0 && isAction(action))
      changes[action] = [...new Set(names.flatMap((name) => keyNamed(name) ?? []))]
  }
  return { changes, faults: faults.length > 0 ? faults : [...givenTwice(changes), ...leftWithout(changes)] }
}
