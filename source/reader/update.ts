import type { Place } from '../issue/index.ts'
import { makePage, type Size } from '../makeup/index.ts'
import type { Ambiguous } from '../typeset/index.ts'
import { type Action, actionFor } from './keys.ts'
import type { Keystroke } from './keystroke.ts'
import { articleText } from './screens/article/article-text.ts'
import { moveOn } from './screens/index.ts'
import { findNext, startSearch, stopTyping, typeSearch } from './search-line.ts'
import { atPlace, hearShelf, openShelf, type ShelfEvent } from './shelf-events.ts'
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
} from './state.ts'

/** What can happen to a reader. */
export type Event =
  | ({ readonly kind: 'key' } & Keystroke)
  | { readonly kind: 'paste'; readonly text: string }
  | { readonly kind: 'resize'; readonly size: Size }
  /** The terminal said how wide it draws ambiguous characters. */
  | { readonly kind: 'width'; readonly ambiguous: Ambiguous }
  | { readonly kind: 'message'; readonly message: Message }
  | ShelfEvent

/** What an action does on every screen that gives it no other meaning. */
const moveAnywhere = (state: State, action: Action): Step => {
  const root = state.screens.length === 1
  switch (action) {
    case 'leave':
      return step(state, { kind: 'quit' })
    case 'quit':
      return root ? step(state, { kind: 'quit' }) : step(closing(state))
    case 'back':
      return root ? step(saying(state, { kind: 'leave' })) : step(closing(state))
    case 'help':
      return step(opening(state, { kind: 'help', top: 0 }))
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
        ? step(openShelf(state), { kind: 'papers' })
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

/** What no key of ours is but text: an input method is on. */
const isChinese = (text: string): boolean => /[\p{Script=Han}\p{Script=Bopomofo}]/u.test(text)

/** On the shelf what is typed is asked for at once; elsewhere the reducer has found it already. */
const typed = (before: State, state: State): Step => {
  const { query } = state.search
  const asks = screenOf(state).kind === 'finds' && query !== before.search.query
  return asks ? step(state, { kind: 'search', query }) : step(state)
}

const press = (state: State, { key, text }: Keystroke): Step => {
  const action = actionFor(key, screenOf(state).kind)
  if (state.search.typing && action !== 'leave') {
    if (key === 'enter' || key === 'escape') return step(stopTyping(state, key === 'enter'))
    return typed(state, typeSearch(state, key, text))
  }
  const leaving = state.message?.kind === 'leave'
  const quiet = state.message ? { ...state, message: undefined } : state
  if (action === 'back' && leaving) return step(quiet, { kind: 'quit' })
  if (action) return moveOn(quiet, action) ?? moveAnywhere(quiet, action)
  return step(isChinese(text) ? saying(quiet, { kind: 'inputMethod' }) : quiet)
}

/** What follows from being somewhere: the place is kept, and an article seen to its end is read. */
const settle = (before: State, { state, effects }: Step): Step => {
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

/** What becomes of a state when something happens: the one way a reader changes. */
export const update = (state: State, event: Event): Step => {
  switch (event.kind) {
    case 'key':
      return settle(state, press(state, event))
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
      return settle(state, step(hearShelf(state, event)))
    default:
      return step(hearShelf(state, event))
  }
}

/** Opens an article at a place of it. */
export const openingAt = (state: State, place: Place): Step => settle(state, step(atPlace(state, place)))
