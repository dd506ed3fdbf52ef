/**
 * Turns the values that `work` emits into a stream. `work` starts when the first value is read. Its signal is aborted when
 * the consumer stops reading or when `outer` is aborted. An error of `work` is thrown from the stream.
 */
export async function* streamOf<T>(
  outer: AbortSignal | undefined,
  work: (emit: (value: T) => void, signal: AbortSignal) => Promise<void>,
): AsyncGenerator<T, void, void> {
  const aborter = new AbortController()
  const signal = outer ? AbortSignal.any([outer, aborter.signal]) : aborter.signal
  const pending: T[] = []
  let wake = Promise.withResolvers<void>()
  let ended = false
  const working = work((value) => {
    pending.push(value)
    wake.resolve()
  }, signal).finally(() => {
    ended = true
    wake.resolve()
  })
  // The error is thrown below, once the stream is read. Until then it must not be an unhandled rejection.
  working.catch(() => {})
  try {
    for (;;) {
      yield* pending.splice(0)
      if (pending.length > 0) continue
      if (ended) break
      await wake.promise
      wake = Promise.withResolvers<void>()
    }
    await working
  } finally {
    aborter.abort()
  }
}
