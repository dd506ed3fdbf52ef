/** What ends a slice of work; never seen outside `inSlice`. */
const INTERRUPTED = new Error('interrupted')

let mayGoOn: (() => boolean) | undefined

/**
 * Called before each unit of work that may be one of very many: setting a paragraph, folding or counting a text. Each unit's
 * result must be cached, because an interrupted work starts again and must find what it has done.
 */
export const checkpoint = (): void => {
  if (mayGoOn?.() === false) throw INTERRUPTED
}

/**
 * Does work until it is whole, or until a checkpoint at which `goOn` is false. Undefined if it was interrupted: call it again
 * later. So long work stays in plain functions, and the event loop still turns while it lasts.
 */
export const inSlice = <Made>(goOn: () => boolean, work: () => Made): { readonly made: Made } | undefined => {
  const outer = mayGoOn
  mayGoOn = goOn
  try {
    return { made: work() }
  } catch (error) {
    if (error === INTERRUPTED) return undefined
    throw error
  } finally {
    mayGoOn = outer
  }
}

/** A generator cannot go on after an exception: its steps are not interrupted. */
const unbroken = <Made>(work: () => Made): Made => {
  const outer = mayGoOn
  mayGoOn = undefined
  try {
    return work()
  } finally {
    mayGoOn = outer
  }
}

/**
 * What is long in the making. Each call goes on where the last was interrupted.
 * @param steps returns it in the end
 */
export const inSteps = <Made>(steps: Iterator<unknown, Made>): (() => Made) => {
  let last: { readonly made: Made } | undefined
  return () => {
    while (!last) {
      checkpoint()
      const { done, value } = unbroken(() => steps.next())
      if (done) last = { made: value }
    }
    return last.made
  }
}

function* gather<Item>(steps: Iterable<Item | undefined>): Generator<undefined, readonly Item[]> {
  const items: Item[] = []
  for (const item of steps) {
    if (item !== undefined) items.push(item)
    yield undefined
  }
  return items
}

/**
 * A list that is long in the making.
 * @param steps yields the items; undefined for a step without one
 */
export const gathered = <Item>(steps: Iterable<Item | undefined>): (() => readonly Item[]) =>
  inSteps(gather(steps))
