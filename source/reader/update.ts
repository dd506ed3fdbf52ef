import type { Place } from '../issue/index.ts'
import { makePage, type Size } from '../makeup/index.ts'
import type { Ambiguous } from '../typeset/index.ts'
import { type Action, actionFor, type Move, REPEATED, worksOn } from './keys/keys.ts'
import type { Keystroke } from './keys/keystroke.ts'
import { applyLibraryEvent, type LibraryEvent, openPlace, showShelf } from './library-events.ts'
import { articleText } from './screens/article/article-text.ts'
import { chosenAction } from './screens/help/help-rows.ts'
import { moveOnScreen } from './screens/index.ts'
import { findNext, startSearch, stopTyping, typeSearch } from './search-line.ts'
import {
  closing,
  type Effect,
  type Message,
  opening,
  type State,
  type Step,
  saying,
  screenOf,
  step,
} from './state/state.ts'

/** Everything that can change a reader's state. */
export type Event =
  /** `at`: its time, in ms of a monotonic clock. */
  | ({ readonly kind: 'key'; readonly at?: number } & Keystroke)
  | { readonly kind: 'paste'; readonly text: string }
  | { readonly kind: 'resize'; readonly size: Size }
  /** The terminal answered how wide it draws ambiguous characters. */
  | { readonly kind: 'width'; readonly ambiguous: Ambiguous }
  | { readonly kind: 'message'; readonly message: Message }
  | LibraryEvent

/** Whether matches are highlighted on the current screen: Esc removes them before it goes back. */
const hasMarks = (state: State): boolean =>
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
      return root ? step(saying(state, { kind: 'leave' })) : step(closing(state))
    case 'help':
      return step(opening(state, { kind: 'help', selected: 0, top: 0 }))
    // Typed, these two are the terminal's own keys; here they come from the help.
    case 'redraw':
    case 'suspend':
      return step(state, { kind: action })
    case 'stopFetch':
      return state.shelf.fetching ? step(state, { kind: 'stopFetch' }) : step(state)
    case 'search':
      return step(startSearch(state))
    case 'nextMatch':
      return step(findNext(state, 1))
    case 'previousMatch':
      return step(findNext(state, -1))
    case 'shelf':
      return state.library
        ? step(showShelf(state), { kind: 'papers' })
        : step(saying(state, { kind: 'noShelf' }))
    case 'nextIssue':
    case 'previousIssue':
      return state.library
        ? step(state, { kind: 'turnIssue', by: action === 'nextIssue' ? 1 : -1 })
        : step(saying(state, { kind: 'noShelf' }))
    default:
      return step(state)
  }
}

/** Whether a text can only come from an input method: no key types it. */
const isChinese = (text: string): boolean => /[\p{Script=Han}\p{Script=Bopomofo}]/u.test(text)

/** On the shelf each change of the query starts a search; elsewhere the reducer has found the matches already. */
const typed = (before: State, state: State): Step => {
  const { query } = state.search
  const asks = screenOf(state).kind === 'finds' && query !== before.search.query
  return asks ? step(state, { kind: 'search', query }) : step(state)
}

/** ms after which a key is not a repeat of the last one. A held key or a wheel stops at an end; a new press goes on. */
const RESTED = 400

/** The highest repeat count, for each time sets the screen again; and the number of digits kept. */
const MOST_TIMES = 1000
const LONGEST_COUNT = 7

const act = (state: State, move: Move): Step => {
  const screen = screenOf(state)
  if (screen.kind !== 'help' || move !== 'open') return moveOnScreen(state, move) ?? defaultMove(state, move)
  // The selected line of the help acts on the screen below.
  const action = chosenAction(state, screen)
  const below = closing(state)
  if (!worksOn(action, screenOf(below).kind)) return step(saying(state, { kind: 'notHere' }))
  return act(below, action === 'onward' ? 'nextArticle' : action)
}

/** An action with the number typed before it: repeats it, goes to that item, or opens that item. */
const actCounted = (state: State, action: Action, number: number | undefined): Step => {
  if (number === undefined) return action === 'percent' ? step(state) : act(state, action)
  if (action === 'first' || action === 'last') return act(state, { kind: 'nth', number })
  if (action === 'percent') return act(state, { kind: 'share', share: Math.min(1, number / 100) })
  if (action === 'open' || action === 'openDay') return act(act(state, { kind: 'nth', number }).state, action)
  let done = step(state)
  for (let times = REPEATED.has(action) ? Math.min(number, MOST_TIMES) : 1; times > 0; times -= 1) {
    const next = act(done.state, action)
    // At an end: the screen is as it was.
    if (JSON.stringify(screenOf(next.state)) === JSON.stringify(screenOf(done.state))) break
    done = step(next.state, ...done.effects, ...next.effects)
  }
  return done
}

/**
 * An arrow pressed at an end goes on: to the next page of the paper, or through the offer to the next article. Letters
 * stop at the end.
 */
const continuePastEnd = (before: State, key: string, done: Step): Step => {
  const screen = screenOf(before)
  const after = screenOf(done.state)
  if (screen.kind === 'contents' && after.kind === 'contents') {
    if (screen.selected !== after.selected) return done
    const turned = moveOnScreen(before, key === 'down' ? 'nextPage' : 'previousPage')
    if (!turned || key === 'down' || turned.state.message) return turned ?? done
    return moveOnScreen(turned.state, 'last') ?? turned
  }
  if (key === 'up' || screen.kind !== 'article' || after.kind !== 'article') return done
  const { block, character } = screen.place
  const moved = block !== after.place.block || character !== after.place.character
  return moved ? done : (moveOnScreen(before, 'pageDown') ?? done)
}

const press = (state: State, { key, text }: Keystroke, rested: boolean): Step => {
  const action = actionFor(key, screenOf(state).kind)
  if (state.search.typing && action !== 'leave') {
    if (key === 'enter' || key === 'escape') return step(stopTyping(state, key === 'enter'))
    return typed(state, typeSearch(state, key, text))
  }
  const leaving = state.message?.kind === 'leave'
  const quiet = { ...state, message: undefined, count: '' }
  const number = state.count === '' ? undefined : Number(state.count)
  if (/^\d$/.test(key) && (number !== undefined || key !== '0'))
    return step({ ...quiet, count: (state.count + key).slice(0, LONGEST_COUNT) })
  if (key === 'escape' && number !== undefined) return step(quiet)
  if (key === 'escape' && hasMarks(quiet)) return step({ ...quiet, search: { query: '' } })
  if (action === 'back' && leaving) return step(quiet, { kind: 'quit' })
  if (action === 'onward') return rested ? act(quiet, 'nextArticle') : step(quiet)
  if (!action) return step(isChinese(text) ? saying(quiet, { kind: 'inputMethod' }) : quiet)
  const done = actCounted(quiet, action, number)
  const arrow = key === 'down' || key === 'up'
  return arrow && rested && number === undefined ? continuePastEnd(quiet, key, done) : done
}

/** Adds the effects of the new position: the place is kept, and an article seen to its end is marked as read. */
const recordPosition = (before: State, { state, effects }: Step): Step => {
  const screen = screenOf(state)
  if (screen.kind !== 'article' || screenOf(before) === screen) return { state, effects }
  const { article, block, character } = screen.place
  const after: Effect[] = [...effects]
  let settled = state
  const known = state.places.get(article)
  if (known?.block !== block || known.character !== character) {
    settled = { ...settled, places: new Map(state.places).set(article, { block, character }) }
    after.push({ kind: 'place', place: screen.place })
  }
  const text = state.read.has(article) ? undefined : articleText(state, screen)
  if (text && !makePage(text.galley, text.cursor, text.frame).next) {
    settled = { ...settled, read: new Set(state.read).add(article) }
    after.push({ kind: 'read', article })
  }
  return { state: settled, effects: after }
}

/** The reducer: the only way in which a reader's state changes. */
export const update = (state: State, event: Event): Step => {
  switch (event.kind) {
    case 'key': {
      const { at } = event
      const rested = at === undefined || state.pressed === undefined || at - state.pressed >= RESTED
      return recordPosition(state, press({ ...state, pressed: at }, event, rested))
    }
    case 'paste':
      return typed(state, state.search.typing ? typeSearch(state, '', event.text) : state)
    case 'resize':
      return step({ ...state, size: event.size })
    case 'width': {
      const { settings } = state
      const { ambiguous } = event
      return step(
        ambiguous === settings.ambiguous ? state : { ...state, settings: { ...settings, ambiguous } },
      )
    }
    case 'message':
      return step(saying(state, event.message))
    case 'opened':
      return recordPosition(state, step(applyLibraryEvent(state, event)))
    default:
      return step(applyLibraryEvent(state, event))
  }
}

/** Opens an article at a place in it. */
export const openAtPlace = (state: State, place: Place): Step =>
  recordPosition(state, step(openPlace(state, place)))
