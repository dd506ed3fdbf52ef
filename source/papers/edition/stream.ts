/**
 * Turns the values that `work` emits into a stream. `work` starts when the first value is read. Its signal is aborted when
 * the reader leaves the stream or when `outer` is. An error of `work` is thrown from the stream.
 */
export async function* streamOf<T>(
  outer: AbortSignal | undefined,
  work: (emit: (value: T) => void, signal: AbortSignal) => Promise<void>,
): AsyncGenerator<T, void, void> {
  const left = new AbortController()
  const signal = outer ? AbortSignal.any([outer, left.signal]) : left.signal
  const pending: T[] = []
  let wake = Promise.withResolvers<void>()
  let ended = false
  const done = work((value) => {
    pending.push(value)
    wake.resolve()
  }, signal).finally(() => {
    ended = true
    wake.resolve()
  })
  // Its error is thrown below, when the stream is read: before that it must not be an unhandled rejection.
  done.catch(() => {})
  try {
    for (;;) {
      yield* pending.splice(0)
      if (pending.length > 0) continue
      if (ended) break
      await wake.promise
      wake = Promise.withResolvers<void>()
    }
    await done
  } finally {
    left.abort()
  }
}
