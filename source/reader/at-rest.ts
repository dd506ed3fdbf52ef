import type { Store } from './store.ts'

/** ms without a change behind which the hands are taken to rest. */
const REST = 50

/** Calls `work` when nothing has changed for a while, now and behind each change. Returns what ends it. */
export const atRest = (watch: Store['watch'], work: () => void): (() => void) => {
  let resting: NodeJS.Timeout | undefined
  const rest = (): void => {
    resting = undefined
    work()
  }
  const wait = (): void => {
    if (resting) resting.refresh()
    else resting = setTimeout(rest, REST)
  }
  wait()
  const stop = watch(wait)
  return () => {
    clearTimeout(resting)
    stop()
  }
}
