import { ACTIONS, type Action, bindingOf, type Scope, worksOn } from './key-table.ts'

/** Actions that have the name of another, which does the same on other screens; without a name, those that need a number. */
const SHARED: Readonly<Partial<Record<Action, string>>> = {
  openBox: 'open',
  openDay: 'open',
  closePage: 'back',
  closeCalendar: 'back',
  onward: 'next-article',
  // As in less and vim.
  leave: 'quit',
  quit: 'close',
  percent: '',
  command: '',
}

/** An action's name on the command line: `next-article`. */
const nameOf = (action: Action): string =>
  SHARED[action] ?? action.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

const BY_NAME = Map.groupBy(ACTIONS, nameOf)

/** The action of a name on a screen; undefined if it does not work there, or there is none. */
export const actionNamed = (name: string, scope: Scope): Action | undefined =>
  BY_NAME.get(name)?.find((action) => worksOn(action, scope))

export const isActionName = (name: string): boolean => name !== '' && BY_NAME.has(name)

/** The names of the actions that work on a screen. `secure`: only of those that do nothing but read. */
export const actionNames = (scope: Scope, secure = false): readonly string[] => [
  ...new Set(
    ACTIONS.filter((action) => worksOn(action, scope) && !(secure && bindingOf(action).secured))
      .map(nameOf)
      .filter((name) => name !== ''),
  ),
]
