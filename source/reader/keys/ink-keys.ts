import type { Key } from 'ink'
import { type Keystroke, strokeOf } from './keystroke.ts'

/** Ink's names of keys, each with the name in the key table. */
const NAMES = {
  upArrow: 'up',
  downArrow: 'down',
  leftArrow: 'left',
  rightArrow: 'right',
  pageUp: 'pageup',
  pageDown: 'pagedown',
  home: 'home',
  end: 'end',
  return: 'enter',
  escape: 'escape',
  tab: 'tab',
  backspace: 'backspace',
  delete: 'delete',
} as const satisfies Partial<Record<keyof Key, string>>

const NAMED = Object.keys(NAMES) as (keyof typeof NAMES)[]

/** Keys that mean something else with Shift. */
const SHIFTED = new Set(['up', 'down', 'tab'])

/**
 * The keystrokes in one of Ink's input events: one for a named key, one for each character of a run, since keys typed
 * fast (or before Ink was loaded) arrive in one chunk. Characters typed with Alt and key releases are ignored.
 */
export const keystrokesOf = (input: string, key: Key): Keystroke[] => {
  if (key.eventType === 'release' || key.super || key.hyper) return []
  const named = NAMED.find((name) => key[name])
  if (named) {
    const name = NAMES[named]
    return [{ key: key.shift && SHIFTED.has(name) ? `shift+${name}` : name, text: '' }]
  }
  if (key.meta) return []
  if (key.ctrl) return input === '' ? [] : [{ key: `ctrl+${input === ' ' ? 'space' : input}`, text: '' }]
  return Array.from(input, strokeOf)
}
