import type { Effect, State } from './state/state.ts'
import { type Event, update } from './update.ts'

/**
 * Holds the state of one reader: takes events, hands on effects, calls watchers. Events sent after `quit` are ignored.
 * Knows no React.
 */
export interface Store {
  readonly state: () => State
  readonly send: (event: Event) => void
  /** Calls `watcher` after each change. Returns the function that ends this. */
  readonly watch: (watcher: () => void) => () => void
}

/** @param run carries out an effect; it may send further events */
export const createStore = (first: State, run: (effect: Effect, store: Store) => void): Store => {
  let state = first
  let over = false
  const watchers = new Set<() => void>()
  const store: Store = {
    state: () => state,
    send: (event) => {
      if (over) return
      const { state: next, effects } = update(state, event)
      if (next !== state) {
        state = next
        for (const watcher of watchers) watcher()
      }
      over = effects.some(({ kind }) => kind === 'quit')
      for (const effect of effects) run(effect, store)
    },
    watch: (watcher) => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
  }
  return store
}
