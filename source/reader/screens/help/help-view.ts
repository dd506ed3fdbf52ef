import { wordsFor, zhOrEn } from '../../../language/index.ts'
import {
  BLANK,
  exactly,
  fitRow,
  frameOf,
  line,
  pageOf,
  QUIET,
  rowCells,
  runningHead,
  STRONG,
  shift,
} from '../../../makeup/index.ts'
import type { Row } from '../../../terminal/index.ts'
import { cellWidth } from '../../../typeset/index.ts'
import { ACTIONS, type Action, bindingOf, keyName, type Scope, worksOn } from '../../keys.ts'
import { footRow } from '../../parts/status.ts'
import type { HelpScreen, State } from '../../state.ts'
import type { View } from '../view.ts'

/** What the help is about: the keys of the screen it was opened on, and then those of the others. */
const scopeOf = ({ screens }: State): Scope =>
  screens.findLast(({ kind }) => kind !== 'help')?.kind ?? 'contents'

/** All rows of the help, from the table of keys. */
const helpRows = (state: State): Row[] => {
  const { settings, size } = state
  const { ambiguous, language } = settings
  const words = wordsFor(language)
  const { left, width } = pageOf(size)
  const scope = scopeOf(state)
  const names = (action: Action): string =>
    bindingOf(action)
      .keys.map((key) => keyName(key, language))
      .join('  ')
  const widest = Math.max(...ACTIONS.map((action) => cellWidth(names(action), ambiguous)))
  const column = Math.min(widest, Math.floor(width / 2)) + 2
  const rowOf = (action: Action, places: string): Row => {
    const name = fitRow(line(names(action), STRONG), column - 1, ambiguous)
    const gap = Math.max(1, column - rowCells(name, ambiguous))
    const does = { text: ' '.repeat(gap) + bindingOf(action)[zhOrEn(language)] }
    const row = [...name, does, ...(places === '' ? [] : [{ text: `  ${places}`, style: QUIET }])]
    return shift(fitRow(row, width, ambiguous), left)
  }
  const [here, elsewhere] = [true, false].map((wanted) =>
    ACTIONS.filter((action) => worksOn(action, scope) === wanted),
  )
  const title = shift(fitRow(line(words.otherKeys, QUIET), width, ambiguous), left)
  return [
    ...(here ?? []).map((action) => rowOf(action, '')),
    BLANK,
    title,
    ...(elsewhere ?? []).map((action) =>
      rowOf(
        action,
        bindingOf(action)
          .on?.map((where) => words.on[where])
          .join(' ') ?? '',
      ),
    ),
  ]
}

/** The last row that help can begin with. */
export const helpEnd = (state: State): number =>
  Math.max(0, helpRows(state).length - frameOf(state.size).height)

/** The keys, all of them. */
export const helpView = (state: State, screen: HelpScreen): View => {
  const { settings, size, issue } = state
  const frame = frameOf(size)
  const top = Math.min(screen.top, helpEnd(state))
  const all = helpRows(state)
  const count =
    all.length > frame.height ? `${top + 1}-${Math.min(all.length, top + frame.height)}/${all.length}` : ''
  const head = runningHead(
    { ...issue, datePublished: '' },
    [],
    `${wordsFor(settings.language).help} ${wordsFor(settings.language).on[scopeOf(state)]}`,
    pageOf(size),
    settings,
  )
  return {
    rows: [
      ...exactly([head, BLANK], frame.head),
      ...exactly(all.slice(top), frame.height),
      ...exactly([], frame.foot - 1),
      footRow(state, ['back'], count).row,
    ],
  }
}
