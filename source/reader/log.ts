import { entriesOf } from '../language/index.ts'
import { actionFor } from './keys/keymap.ts'
import { type Effect, isTyping, type State, screenOf } from './state/state.ts'
import type { Event } from './update.ts'

/** Must hold no text of what is read or typed, no id of an article, and no name of a paper. */
type Facts = Readonly<Record<string, string | number | boolean | undefined>>

/** Writes one event to the debug log. Where nothing is logged there is no `Log`, so that no facts are gathered. */
export type Log = (what: string, facts?: Facts) => void

/** A key by the name that the key table has for it; of a character that is typed or means nothing, only the length. */
const keyFacts = ({ key, text }: Event & { readonly kind: 'key' }, state: State): Facts => {
  const { kind: screen } = screenOf(state)
  const action = actionFor(state.keymap, key, screen)
  const typing = isTyping(state) && action !== 'leave'
  if (text !== '' && (typing || (action === undefined && !/^\d$/.test(key))))
    return { screen, typed: text.length }
  return typing ? { screen, key } : { screen, key, action }
}

/** @param state before the event */
export const eventFacts = (event: Event, state: State): Facts => {
  switch (event.kind) {
    case 'key':
      return keyFacts(event, state)
    case 'paste':
      return { typed: event.text.length }
    case 'resize':
      return { columns: event.size.columns, rows: event.size.rows }
    case 'probed':
      return { ambiguous: event.ambiguous, blocks: event.blocks, ground: event.ground }
    case 'message':
      return { saying: entriesOf(event.message) }
    case 'papers':
      return { count: event.papers.length }
    case 'knownPapers':
      return { count: event.papers.length }
    case 'opened':
      return { articles: event.opened.issue.articles.length }
    case 'fileExists':
      return {}
    case 'finds':
      return { of: event.of, count: event.found.count, capped: event.found.capped }
    case 'fetching':
      return { done: event.progress?.done, of: event.progress?.of }
  }
}

export const effectFacts = (effect: Effect): Facts => {
  const { kind } = effect
  switch (kind) {
    case 'search':
    case 'knownPapers':
      return { kind, typed: effect.query.length }
    case 'copy':
      return { kind, characters: effect.count }
    case 'turnIssue':
      return { kind, by: effect.by }
    case 'place':
      return { kind, block: effect.place.block, character: effect.place.character }
    case 'bookmark':
    case 'correct':
      return { kind, set: effect.set }
    default:
      return { kind }
  }
}
