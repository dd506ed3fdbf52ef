import type { Issue } from '../../source/issue/index.ts'
import type { Remembered } from '../../source/issue/place.ts'
import { plainText } from '../../source/makeup/index.ts'
import { DEFAULT_SETTINGS, type Settings, type Size } from '../../source/makeup/settings.ts'
import { type KeyChanges, keymapOf } from '../../source/reader/keys/keymap.ts'
import { rowsOf, viewOf } from '../../source/reader/screens/index.ts'
import type { ContentsAs } from '../../source/reader/state/library.ts'
import { createState, type Effect, type State, screenOf } from '../../source/reader/state/state.ts'
import { update } from '../../source/reader/update.ts'
import { PAPER } from './paper.ts'

/** A reader without a terminal: keys go in, rows and effects come out. */
export interface Played {
  readonly state: State
  readonly effects: readonly Effect[]
}

export interface Opening {
  readonly issue?: Issue
  readonly settings?: Partial<Settings>
  readonly size?: Size
  readonly remembered?: Remembered
  readonly contentsAs?: ContentsAs
  /** Keys of the configuration. */
  readonly keys?: KeyChanges
}

export const open = ({
  issue = PAPER,
  settings,
  size = { columns: 80, rows: 24 },
  remembered,
  contentsAs,
  keys,
}: Opening = {}): State =>
  createState(issue, { ...DEFAULT_SETTINGS, ...settings }, size, {
    today: '2031-05-20',
    contentsAs,
    keymap: keymapOf(keys),
    ...(remembered ? { remembered } : {}),
  })

/** Presses keys by name, separated by blanks: `j j enter`. */
export const press = (state: State, keys: string): Played =>
  keys
    .split(' ')
    .filter((key) => key !== '')
    .reduce(
      (played: Played, key) => {
        const text = Array.from(key).length === 1 ? key : key === 'space' ? ' ' : ''
        const { state: next, effects } = update(played.state, { kind: 'key', key, text })
        return { state: next, effects: [...played.effects, ...effects] }
      },
      { state, effects: [] },
    )

/** Types a text, character by character. */
export const type = (state: State, text: string): State =>
  Array.from(text).reduce(
    (now, character) => press(now, character === ' ' ? 'space' : character).state,
    state,
  )

export const resize = (state: State, columns: number, rows: number): State =>
  update(state, { kind: 'resize', size: { columns, rows } }).state

/** The screen as text, one line for each row. */
export const shown = (state: State): string => rowsOf(viewOf(state)).map(plainText).join('\n')

export const lastRow = (state: State): string => plainText(rowsOf(viewOf(state)).at(-1) ?? [])

/** The id of the article shown; if none is, the screen's kind in brackets. */
export const article = (state: State): string => {
  const screen = screenOf(state)
  return screen.kind === 'article' ? screen.place.article : `(${screen.kind})`
}
