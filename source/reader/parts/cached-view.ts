import type { Screen, State } from '../state/state.ts'
import type { View } from './view.ts'

/** Caches the view of a state, which the store makes, in slices, before Ink draws it. */
export const cachedView = <Shown extends Screen>(
  make: (state: State, screen: Shown) => View,
): ((state: State, screen: Shown) => View) => {
  const views = new WeakMap<State, View>()
  return (state, screen) => {
    const view = views.get(state) ?? make(state, screen)
    views.set(state, view)
    return view
  }
}
