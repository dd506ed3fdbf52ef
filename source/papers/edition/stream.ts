/**
 * The values that a piece of work tells as it goes, as a stream. Work begins with the first value asked for; it ends
 * early, by its signal, when the reader of the stream leaves or the outer signal is aborted. Its error is the stream's.
 */
export async function* streamOf<T>(
  outer: AbortSignal | undefined,
  work: (emit: (value: T) => void, signal: AbortSignal) => Promise<void>,
): AsyncGenerator<T, void, void> {
  const left = new AbortController()
  const signal = outer ? AbortSignal.any([outer, left.signal]) : left.signal
  const told: T[] = []
  let wake = Promise.withResolvers<void>()
  let ended = false
  const done = work((value) => {
    told.push(value)
    wake.resolve()
  }, signal).finally(() => {
    ended = true
    wake.resolve()
  })
  // Its error is thrown below, where the reader waits; not as an unhandled rejection while they are busy.
  done.catch(() => {})
  try {
    for (;;) {
      yield* told.splice(0)
      if (told.length > 0) continue
      if (ended) break
      await wake.promise
      wake = Promise.withResolvers<void>()
    }
    await done
  } finally {
    left.abort()
  }
}
