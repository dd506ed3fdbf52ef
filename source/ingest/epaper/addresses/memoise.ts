/** Results kept before the cache is emptied. The same addresses recur on every page of an edition. */
const MAX_ENTRIES = 20_000

/** Caches a function of a string. */
export const memoise = <T>(work: (text: string) => T): ((text: string) => T) => {
  const results = new Map<string, { readonly result: T }>()
  return (text) => {
    const memoised = results.get(text)
    if (memoised) return memoised.result
    if (results.size >= MAX_ENTRIES) results.clear()
    const result = work(text)
    results.set(text, { result })
    return result
  }
}
