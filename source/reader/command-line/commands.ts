import { closestTo } from '../../language/index.ts'
import { actionNamed, actionNames, isActionName } from '../keys/action-names.ts'
import type { Move } from '../keys/key-table.ts'
import { selectArticle } from '../screens/contents/contents-moves.ts'
import { scopeOf } from '../state/scope.ts'
import { sheetsOf } from '../state/sheets.ts'
import { openKey, type State, type Step, screenOf, step, withMessage } from '../state/state.ts'
import { changeSetting } from './reader-settings.ts'
import { daysOf, typedDay } from './typed-day.ts'

/** Performs an action as its key does. */
export type Perform = (state: State, move: Move) => Step

/** The commands that are no actions. */
const OWN_NAMES = ['get', 'set', 'w', 'q'] as const

const pageNames = ({ issue }: State): readonly string[] =>
  sheetsOf(issue).flatMap(({ page }) => page?.printPage ?? [])

/** The index of the sheet with a page of that name; a number also counts the pages. */
const sheetNamed = ({ issue }: State, name: string): number => {
  const sheets = sheetsOf(issue)
  const named = sheets.findIndex(({ page }) => page?.printPage.toLowerCase() === name.toLowerCase())
  return named < 0 && /^\d{1,4}$/.test(name)
    ? sheets.findIndex((_, index) => index + 1 === Number(name))
    : named
}

/** Shows the contents at a sheet: closes what is above them. */
const goToSheet = (state: State, sheet: number): Step => {
  const index = state.screens.findLastIndex(({ kind }) => kind === 'contents')
  const contents = state.screens[index]
  if (contents?.kind !== 'contents') return step(withMessage(state, ['notHere']))
  const [first, ...rest] = state.screens
  const { otherSheet: _, cameFrom: __, ...screen } = contents
  return step(selectArticle({ ...state, screens: [first, ...rest.slice(0, index)] }, screen, sheet, 0))
}

const openDay = (state: State, day: string): Step => {
  const { paper } = openKey(state)
  if (!state.library) return step(withMessage(state, ['noShelf']))
  const isKnown = state.shelf.papers !== undefined
  if (isKnown && !daysOf(state, paper).includes(day))
    return step(withMessage(state, ['noIssueOn', paper, day]))
  return step(withMessage(state, ['opening']), { kind: 'open', key: { paper, date: day } })
}

/** `:get`, `:get DATE`, `:get PAPER`, `:get PAPER DATE`: by itself, the day of the calendar, else today's issue of the open paper. */
const fetchIssue = (state: State, words: readonly string[]): Step => {
  if (state.secure) return step(withMessage(state, ['secured']))
  if (!state.library?.fetches) return step(withMessage(state, ['noFetch']))
  if (state.shelf.fetching) return step(withMessage(state, ['fetchUnderWay']))
  const screen = screenOf(state)
  const here =
    screen.kind === 'calendar'
      ? { paper: screen.paper, date: screen.day }
      : { paper: openKey(state).paper, date: state.today }
  const day = typedDay(words.at(-1) ?? '', state)
  const paper = words.slice(0, day === undefined ? undefined : -1).join(' ')
  if (paper !== '' && day === undefined) return step(state, { kind: 'fetchNewest', paper })
  return step(state, { kind: 'fetch', key: { paper: paper || here.paper, date: day ?? here.date } })
}

/** `:w` asks for a name, as the key does; `:w FILE` does not. */
const saveAs = (state: State, file: string, perform: Perform): Step => {
  if (actionNamed('save', scopeOf(state)) === undefined) return step(withMessage(state, ['notHere']))
  const asked = perform(state, 'save')
  const { question } = asked.state
  if (file === '' || question?.for !== 'save') return asked
  return step(state, { kind: 'save', article: question.article, file, replace: false })
}

const performNamed = (state: State, name: string, perform: Perform): Step => {
  const action = actionNamed(name, scopeOf(state))
  if (action) return perform(state, action)
  if (isActionName(name)) return step(withMessage(state, ['notHere']))
  const day = typedDay(name, state)
  if (day !== undefined) return openDay(state, day)
  const sheet = sheetNamed(state, name)
  if (sheet >= 0) return goToSheet(state, sheet)
  if (/^[A-Z]?\d+$/i.test(name)) return step(withMessage(state, ['noSuchPage', name, ...pageNames(state)]))
  const meant = closestTo(name, [
    ...OWN_NAMES.filter(({ length }) => length > 1),
    ...actionNames(scopeOf(state), state.secure),
  ])
  return step(withMessage(state, meant === undefined ? ['notInLine', name] : ['notInLineBut', name, meant]))
}

/** Performs a line that was typed; an empty one does nothing. What is full-width counts as its ASCII form, but not in a file's name. */
export const performLine = (state: State, line: string, perform: Perform): Step => {
  const [typed = '', rest = ''] = line.trim().split(/\s+(.*)/su)
  const name = typed.normalize('NFKC').replace(/^:+/, '')
  const words = rest.normalize('NFKC').split(/\s+/).filter(Boolean)
  switch (name) {
    case '':
      return step(state)
    case 'q':
      return perform(state, 'leave')
    case 'w':
      return saveAs(state, rest, perform)
    case 'set':
      return changeSetting(state, words)
    case 'get':
      return fetchIssue(state, words)
    default:
      return performNamed(state, name, perform)
  }
}

/** What a line may begin with: the commands, the pages of the issue, the days of its paper on the shelf, the newest first. */
export const firstWords = (state: State): readonly string[] => {
  const own = state.secure ? (['set', 'q'] as const) : OWN_NAMES
  return [
    ...[...own, ...actionNames(scopeOf(state), state.secure)].sort(),
    ...pageNames(state),
    ...[...daysOf(state, openKey(state).paper)].reverse(),
  ]
}
