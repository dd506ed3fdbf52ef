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
 * A list that is long in the making. Each call goes on where the last was interrupted.
 * @param steps yields the items; undefined for a step without one
 */
export const gathered = <Item>(steps: Iterable<Item | undefined>): (() => readonly Item[]) => {
  const items: Item[] = []
  const iterator = steps[Symbol.iterator]()
  let whole = false
  return () => {
    while (!whole) {
      checkpoint()
      const { done, value } = unbroken(() => iterator.next())
      if (done) whole = true
      else if (value !== undefined) items.push(value)
    }
    return items
  }
}
