import { inSlice } from '../issue/index.ts'
import { actionFor } from './keys/keymap.ts'
import { eventFacts, type Log } from './log.ts'
import { viewOf } from './screens/index.ts'
import { scopeOf } from './state/scope.ts'
import { type Effect, isTyping, type State, type Step } from './state/state.ts'
import { type Event, update } from './update.ts'

/** Holds the state of one reader, without React. Events sent after `quit` are ignored. */
export interface Store {
  readonly state: () => State
  /** An event that takes long is worked on in slices; those after it wait for it, but ^C does not. */
  readonly send: (event: Event) => void
  /** Calls `watcher` after each change. Returns a function that stops this. */
  readonly watch: (watcher: () => void) => () => void
}

/** How the work on one event is cut up, so that keys and signals are seen while it lasts. */
export interface Slices {
  /** ms of a monotonic clock. */
  readonly elapsed: () => number
  /** Calls back in a later turn of the event loop. */
  readonly later: (work: () => void) => void
}

/** ms of a slice; one unit of work more is done in each. */
const SLICE = 30
/** ms after which the keys that leave a screen give up the work that is going on instead. */
const PATIENCE = 1000

/** Whether work may go on in a slice that begins at the first question: so that each slice has some. */
const goingOn = (elapsed: () => number): (() => boolean) => {
  let end: number | undefined
  return () => {
    const now = elapsed()
    end ??= now + SLICE
    return now < end
  }
}

/** Does work in slices; calls back with the result, at once if one slice is enough. */
export const inSlices = <Made>(
  { elapsed, later }: Slices,
  work: () => Made,
  whole: (made: Made) => void,
): void => {
  const done = inSlice(goingOn(elapsed), work)
  if (done) whole(done.made)
  else later(() => inSlices({ elapsed, later }, work, whole))
}

const isTyped = ({ kind }: Event): boolean => kind === 'key' || kind === 'paste'

const quits = ({ effects }: Pick<Step, 'effects'>): boolean => effects.some(({ kind }) => kind === 'quit')

class ReaderStore implements Store {
  readonly #run: (effect: Effect, store: Store) => void
  readonly #log: Log | undefined
  readonly #slices: Slices | undefined
  readonly #watchers = new Set<() => void>()
  #state: State
  #ended = false
  /** The events that are not reduced yet; the first is being worked on. */
  #queue: Event[] = []
  /** When the work on the first began. */
  #begun = 0

  constructor(
    first: State,
    run: (effect: Effect, store: Store) => void,
    log: Log | undefined,
    slices: Slices | undefined,
  ) {
    this.#state = first
    this.#run = run
    this.#log = log
    this.#slices = slices
  }

  readonly state = (): State => this.#state

  readonly watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  readonly send = (event: Event): void => {
    if (this.#ended) return
    this.#log?.(event.kind, eventFacts(event, this.#state))
    const { leaves, givesUp } = this.#meaningOf(event)
    if (leaves || !this.#slices) {
      this.#queue = []
      this.#take(update(this.#state, event))
      return
    }
    const isWorking = this.#queue.length > 0
    if (isWorking && givesUp && this.#slices.elapsed() - this.#begun > PATIENCE) {
      const wasTyped = this.#queue.slice(0, 1).some(isTyped)
      const others = this.#queue.filter((waiting) => !isTyped(waiting))
      // If what takes long was typed, this key has taken it back. If not, it leads away from it.
      this.#queue = wasTyped ? others : [event, ...others]
      this.#begun = this.#slices.elapsed()
      return
    }
    this.#queue.push(event)
    if (!isWorking) this.#work(this.#slices)
  }

  #meaningOf(event: Event): { readonly leaves: boolean; readonly givesUp: boolean } {
    if (event.kind !== 'key') return { leaves: false, givesUp: false }
    const action = actionFor(this.#state.keymap, event.key, scopeOf(this.#state))
    const typing = isTyping(this.#state)
    const givesUp =
      event.key === 'escape' ||
      (!typing && (action === 'quit' || action === 'back' || action === 'closePage'))
    return { leaves: action === 'leave', givesUp }
  }

  #work(slices: Slices): void {
    this.#begun = slices.elapsed()
    this.#goOn(slices)
  }

  #goOn(slices: Slices): void {
    while (!this.#ended) {
      const [event] = this.#queue
      if (!event) return
      const done = inSlice(goingOn(slices.elapsed), () => this.#reduce(event))
      if (!done) {
        slices.later(() => this.#goOn(slices))
        return
      }
      this.#queue.shift()
      this.#take(done.made)
      this.#begun = slices.elapsed()
    }
  }

  /** The step, and its view, which Ink then finds made. */
  #reduce(event: Event): Step {
    const step = update(this.#state, event)
    if (step.state !== this.#state && !quits(step)) viewOf(step.state)
    return step
  }

  #take({ state, effects }: Step): void {
    if (state !== this.#state) {
      this.#state = state
      for (const watcher of this.#watchers) watcher()
    }
    this.#ended = quits({ effects })
    for (const effect of effects) this.#run(effect, this)
  }
}

/**
 * @param run carries out an effect; it may send further events
 * @param slices how long work is cut up; without it each event is reduced at once
 */
export const createStore = (
  first: State,
  run: (effect: Effect, store: Store) => void,
  log?: Log | undefined,
  slices?: Slices | undefined,
): Store => new ReaderStore(first, run, log, slices)
