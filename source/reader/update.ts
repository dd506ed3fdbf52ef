import type { Place } from '../issue/index.ts'
import type { Saying } from '../language/index.ts'
import { type Display, makePage, type Size } from '../makeup/index.ts'
import type { Ambiguous } from '../typeset/index.ts'
import { openCommandLine, pressInCommandLine, typeCommand } from './command-line/command-line.ts'
import { type Action, bindingOf, type Move, REPEATED, worksOn } from './keys/key-table.ts'
import { actionFor, firstKeyName } from './keys/keymap.ts'
import type { Keystroke } from './keys/keystroke.ts'
import { SEPARATOR, typedNumber } from './keys/typed-number.ts'
import { applyLibraryEvent, type LibraryEvent, openPlace, showShelf } from './library-events.ts'
import { answerQuestion, askToReplace, typeAnswer } from './question-line.ts'
import { selectInContents } from './screens/article/article-moves.ts'
import { articleText } from './screens/article/article-text.ts'
import { pressInCatalogue } from './screens/catalogue/catalogue-moves.ts'
import { selectArticle } from './screens/contents/contents-moves.ts'
import { chosenAction } from './screens/help/help-rows.ts'
import { moveOnScreen } from './screens/index.ts'
import { findNext, startSearch, stopTyping, typeSearch } from './search-line.ts'
import { jumpOrigin, rememberJump } from './state/jump.ts'
import { scopeOf } from './state/scope.ts'
import {
  closing,
  type Effect,
  opening,
  type State,
  type Step,
  screenOf,
  showing,
  step,
  withMessage,
} from './state/state.ts'

/** Everything that can change a reader's state. */
export type Event =
  /** `time`: ms of a monotonic clock. */
  | ({ readonly kind: 'key'; readonly time?: number } & Keystroke)
  /** An action by its name, with the number given to it. */
  | { readonly kind: 'act'; readonly action: Action; readonly number?: number | undefined }
  | { readonly kind: 'paste'; readonly text: string }
  | { readonly kind: 'resize'; readonly size: Size }
  /** The terminal answered how wide it draws ambiguous characters and blocks, and on which ground. */
  | ({ readonly kind: 'probed'; readonly ambiguous?: Ambiguous } & Pick<Display, 'blocks' | 'ground'>)
  | { readonly kind: 'message'; readonly message: Saying }
  /** The file that an article was to be saved to is there already. */
  | { readonly kind: 'fileExists'; readonly article: string; readonly file: string }
  | LibraryEvent

/** Whether matches are highlighted on the current screen: Esc removes them before it goes back. */
const hasHighlights = (state: State): boolean =>
  state.search.query !== '' && ['article', 'printed', 'contents'].includes(screenOf(state).kind)

/** The default of an action, for screens that do not handle it. */
const defaultMove = (state: State, action: Move): Step => {
  const root = state.screens.length === 1
  switch (action) {
    case 'leave':
      return step(state, { kind: 'quit' })
    case 'quit':
      return root ? step(state, { kind: 'quit' }) : step(closing(state))
    case 'back':
    case 'closePage':
      return root ? step(withMessage(state, ['leave'])) : step(closing(state))
    case 'help':
      return step(opening(state, { kind: 'help', selected: 0, top: 0 }))
    // As keys these two are handled by the terminal; here they are chosen in the help.
    case 'redraw':
    case 'suspend':
      return step(state, { kind: action })
    case 'stopFetch':
      return state.shelf.fetching ? step(state, { kind: 'stopFetch' }) : step(state)
    case 'backToPlace':
      return goBackToPlace(state)
    case 'command':
      return openCommandLine(state)
    case 'search':
      return step(startSearch(state))
    case 'nextMatch':
      return step(findNext(state, 1))
    case 'previousMatch':
      return step(findNext(state, -1))
    case 'shelf':
      return state.library
        ? step(showShelf(state), { kind: 'papers' })
        : step(withMessage(state, ['noShelf']))
    case 'nextIssue':
    case 'previousIssue':
      return state.library
        ? step(state, { kind: 'turnIssue', by: action === 'nextIssue' ? 1 : -1 })
        : step(withMessage(state, ['noShelf']))
    default:
      return step(state)
  }
}

/** Whether no key types the text, so that it comes from an input method. */
const isChinese = (text: string): boolean => /[\p{Script=Han}\p{Script=Bopomofo}]/u.test(text)

/** On the shelf, and in the list of all papers, each change of the query starts a search; elsewhere the reducer has found the matches already. */
const searchShelf = (before: State, state: State): Step => {
  const { query } = state.search
  const { kind } = screenOf(state)
  if (query === before.search.query || (kind !== 'finds' && kind !== 'catalogue')) return step(state)
  return step(state, { kind: kind === 'finds' ? 'search' : 'knownPapers', query })
}

/** A key this many ms after the last one is its repeat: a held key or a wheel, which stops at an end of the text. */
const REPEAT_WITHIN = 400

/** The highest repeat count: each repetition sets the screen again. */
const MOST_REPEATS = 1000

/** Characters of a count that are kept: those of a date. */
const LONGEST_COUNT = '2021-11-09'.length

/** The only key that is typed twice. */
const FIRST_APOSTROPHE = "'"

const perform = (state: State, move: Move): Step => {
  if (state.secure && typeof move === 'string' && bindingOf(move).secured)
    return step(withMessage(state, ['secured']))
  const screen = screenOf(state)
  if (screen.kind !== 'help' || move !== 'open') return moveOnScreen(state, move) ?? defaultMove(state, move)
  // In the help, the selected action is performed on the screen below.
  const action = chosenAction(state, screen)
  const below = closing(state)
  if (!worksOn(action, scopeOf(below))) return step(withMessage(state, ['notHere']))
  return perform(below, action === 'onward' ? 'nextArticle' : action)
}

/** An action with the number typed before it: repeats it, goes to that item, or opens that item. */
const performCounted = (state: State, action: Action, number: number | undefined): Step => {
  if (number === undefined) return action === 'percent' ? step(state) : perform(state, action)
  if (action === 'first' || action === 'last') return perform(state, { kind: 'nth', number })
  if (action === 'percent') return perform(state, { kind: 'share', share: Math.min(1, number / 100) })
  if (action === 'open' || action === 'openBox' || action === 'openDay')
    return perform(perform(state, { kind: 'nth', number }).state, action)
  let done = step(state)
  for (let times = REPEATED.has(action) ? Math.min(number, MOST_REPEATS) : 1; times > 0; times -= 1) {
    const next = perform(done.state, action)
    // The screen did not change: this is an end.
    if (JSON.stringify(screenOf(next.state)) === JSON.stringify(screenOf(done.state))) break
    done = step(next.state, ...done.effects, ...next.effects)
  }
  return done
}

/** The arrows that continue on the next page of the paper; the others on the one before. */
const ONWARD = new Set(['down', 'right'])
/** The actions of arrows, unless the configuration gives these others. */
const MOVES: ReadonlySet<Action> = new Set<Action>(['down', 'up', 'leftBox', 'rightBox'])
const isArrow = (key: string): boolean => ONWARD.has(key) || key === 'up' || key === 'left'

/**
 * An arrow pressed at an end continues on the next page of the paper, or opens the next article once that is offered.
 * Letters stop at the end.
 */
const continuePastEnd = (before: State, key: string, done: Step): Step => {
  const screen = screenOf(before)
  const after = screenOf(done.state)
  if (screen.kind === 'contents' && after.kind === 'contents') {
    const stayed =
      screen.sheet === after.sheet &&
      screen.selected === after.selected &&
      screen.otherSheet === after.otherSheet
    if (!stayed) return done
    const turned = moveOnScreen(before, ONWARD.has(key) ? 'nextPage' : 'previousPage')
    if (!turned || ONWARD.has(key) || turned.state.message) return turned ?? done
    return moveOnScreen(turned.state, 'last') ?? turned
  }
  if (key === 'up' || screen.kind !== 'article' || after.kind !== 'article') return done
  const { block, character } = screen.place
  const moved = block !== after.place.block || character !== after.place.character
  return moved ? done : (moveOnScreen(before, 'pageDown') ?? done)
}

/** Goes back to where the last jump came from; the next time, forth again. */
const goBackToPlace = (state: State): Step => {
  const to = jumpOrigin(state)
  const from = screenOf(state)
  if (!to) return step(withMessage(state, ['noPlaceBefore']))
  const back = { ...state, jumpedFrom: from }
  if (to.kind === 'contents') return step(selectArticle(back, to, to.sheet, to.selected))
  const shown = showing(back, to)
  return step(to.kind === 'article' ? selectInContents(shown, to.place.article) : shown)
}

/** Says that a key does nothing; once, until another key does something. */
const ignoreKey = (state: State): Step => {
  if (state.unknownKeys) return step(state)
  const help = firstKeyName(state.keymap, 'help', scopeOf(state), state.settings.language)
  return step(withMessage({ ...state, unknownKeys: true }, ['unknownKey', help]))
}

/** An action that was chosen, by its key or by its name. */
const act = (state: State, action: Action, number: number | undefined): Step => {
  if (action === 'leave') return step(state, { kind: 'quit' })
  const isAsked = state.message?.[0] === 'leave'
  const cleared = { ...state, message: undefined, count: '' }
  if ((action === 'back' || action === 'closePage') && isAsked) return step(cleared, { kind: 'quit' })
  return action === 'onward' ? perform(cleared, 'nextArticle') : performCounted(cleared, action, number)
}

const press = (state: State, { key: pressed, text }: Keystroke, isRepeat: boolean): Step => {
  const key = pressed === FIRST_APOSTROPHE && state.count === pressed ? "''" : pressed
  const action = actionFor(state.keymap, key, scopeOf(state))
  // Before anything is set: it must work whatever the screen holds.
  if (action === 'leave') return step(state, { kind: 'quit' })
  if (state.question?.for === 'command')
    return pressInCommandLine(state, state.question, { key, text }, perform)
  if (state.question) return answerQuestion(state, state.question, { key, text }, isRepeat)
  const inCatalogue = pressInCatalogue(state, key, text)
  if (inCatalogue) return inCatalogue
  if (state.search.typing) {
    const { screen } = state.search.typing
    if (key === 'enter') return step(rememberJump(screen, stopTyping(state, true)))
    if (key === 'escape') return step(stopTyping(state, false))
    return searchShelf(state, typeSearch(state, key, text))
  }
  const cleared = { ...state, message: undefined, count: '' }
  const number = state.count === FIRST_APOSTROPHE ? undefined : typedNumber(state.count)
  if (!action && key === FIRST_APOSTROPHE && actionFor(state.keymap, "''", scopeOf(state)))
    return step({ ...cleared, count: key })
  const continues =
    number !== undefined && (key === '0' || (scopeOf(state) === 'calendar' && SEPARATOR.test(key)))
  if (/^[1-9]$/.test(key) || continues)
    return step({ ...cleared, count: (state.count + key).slice(0, LONGEST_COUNT) })
  if (key === 'escape' && state.count !== '') return step(cleared)
  if (key === 'escape' && hasHighlights(cleared)) return step({ ...cleared, search: { query: '' } })
  if (action === 'onward' && isRepeat) return step(cleared)
  if (!action) return isChinese(text) ? step(withMessage(cleared, ['inputMethod'])) : ignoreKey(cleared)
  const known = { ...cleared, unknownKeys: false }
  const done = act({ ...known, message: state.message }, action, number)
  const goesOn =
    MOVES.has(action) && (scopeOf(state) === 'page' ? isArrow(key) : key === 'down' || key === 'up')
  return goesOn && !isRepeat && number === undefined ? continuePastEnd(known, key, done) : done
}

/** A search remembers by itself where it began, and going back where it came from. */
const recordJump = (before: State, action: Action | undefined, { state, effects }: Step): Step => {
  const own =
    before.search.typing !== undefined ||
    state.search.typing !== undefined ||
    state.jumpedFrom !== before.jumpedFrom
  return own ? { state, effects } : step(rememberJump(screenOf(before), state, action ?? 'help'), ...effects)
}

/** Records the new position: stores the place, and marks an article as read once its end was shown. */
const recordPosition = (before: State, { state, effects }: Step): Step => {
  const screen = screenOf(state)
  if (screen.kind !== 'article' || screenOf(before) === screen) return { state, effects }
  const { article, block, character } = screen.place
  const after: Effect[] = [...effects]
  let recorded = state
  const last = state.places.get(article)
  if (last?.block !== block || last.character !== character) {
    recorded = { ...recorded, places: new Map(state.places).set(article, { block, character }) }
    after.push({ kind: 'place', place: screen.place })
  }
  const text = state.read.has(article) ? undefined : articleText(state, screen)
  if (text && !makePage(text.galley, text.cursor, text.frame).next) {
    recorded = { ...recorded, read: new Set(state.read).add(article) }
    after.push({ kind: 'read', article })
  }
  return { state: recorded, effects: after }
}

/** What is not answered stays as it was taken to be. */
const asProbed = (state: State, event: Event & { readonly kind: 'probed' }): State => {
  const { settings } = state
  const { display } = settings
  const { ambiguous = settings.ambiguous, blocks = display?.blocks, ground = display?.ground } = event
  const same =
    ambiguous === settings.ambiguous && (blocks ?? 1) === (display?.blocks ?? 1) && ground === display?.ground
  return same
    ? state
    : { ...state, settings: { ...settings, ambiguous, display: { ...display, blocks, ground } } }
}

/** The reducer: the only way in which a reader's state changes. */
export const update = (state: State, event: Event): Step => {
  switch (event.kind) {
    case 'key': {
      const { time } = event
      const { pressed } = state
      const isRepeat = time !== undefined && pressed !== undefined && time - pressed < REPEAT_WITHIN
      return recordPosition(
        state,
        recordJump(
          state,
          actionFor(state.keymap, event.key, scopeOf(state)),
          press({ ...state, pressed: time }, event, isRepeat),
        ),
      )
    }
    case 'act': {
      const { action, number } = event
      return recordPosition(state, recordJump(state, action, act(state, action, number)))
    }
    case 'paste':
      if (state.question?.for === 'command') return step(typeCommand(state, state.question, '', event.text))
      if (state.question) return step(typeAnswer(state, state.question, '', event.text))
      return searchShelf(state, state.search.typing ? typeSearch(state, '', event.text) : state)
    case 'resize':
      return step({ ...state, size: event.size })
    case 'probed':
      return step(asProbed(state, event))
    case 'fileExists':
      return step(askToReplace(state, event.article, event.file))
    case 'message':
      return step(withMessage(state, event.message))
    case 'opened':
      return recordPosition(state, step(applyLibraryEvent(state, event)))
    default:
      return step(applyLibraryEvent(state, event))
  }
}

/** Opens an article at a place in it. */
export const openAtPlace = (state: State, place: Place): Step =>
  recordPosition(state, step(openPlace(state, place)))
