import { eventFacts, type Log } from './log.ts'
import type { Effect, State } from './state/state.ts'
import { type Event, update } from './update.ts'

/** Holds the state of one reader, without React. Events sent after `quit` are ignored. */
export interface Store {
  readonly state: () => State
  readonly send: (event: Event) => void
  /** Calls `watcher` after each change. Returns a function that stops this. */
  readonly watch: (watcher: () => void) => () => void
}

/** @param run carries out an effect; it may send further events */
export const createStore = (
  first: State,
  run: (effect: Effect, store: Store) => void,
  log?: Log | undefined,
): Store => {
  let state = first
  let ended = false
  const watchers = new Set<() => void>()
  const store: Store = {
    state: () => state,
    send: (event) => {
      if (ended) return
      log?.(event.kind, eventFacts(event, state))
      const { state: next, effects } = update(state, event)
      if (next !== state) {
        state = next
        for (const watcher of watchers) watcher()
      }
      ended = effects.some(({ kind }) => kind === 'quit')
      for (const effect of effects) run(effect, store)
    },
    watch: (watcher) => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
  }
  return store
}
