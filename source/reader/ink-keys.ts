import type { Key } from 'ink'
import { type Keystroke, strokeOf } from './keystroke.ts'

/** The keys that Ink names, by the names that the table of keys has. */
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

/** Keys that have a meaning of their own with Shift. */
const SHIFTED = new Set(['up', 'down', 'tab'])

/**
 * What Ink tells of a key, as keystrokes: one for a key; one for each character of a run, for keys typed fast (or before
 * Ink was up) arrive in one piece. A character typed with Alt, and the release of a key, mean nothing here.
 */
export const keystrokesOf = (input: string, key: Key): Keystroke[] => {
  if (key.eventType === 'release' || key.super || key.hyper) return []
  const named = NAMED.find((one) => key[one])
  if (named) {
    const name = NAMES[named]
    return [{ key: key.shift && SHIFTED.has(name) ? `shift+${name}` : name, text: '' }]
  }
  if (key.meta) return []
  if (key.ctrl) return input === '' ? [] : [{ key: `ctrl+${input === ' ' ? 'space' : input}`, text: '' }]
  return Array.from(input, strokeOf)
}
