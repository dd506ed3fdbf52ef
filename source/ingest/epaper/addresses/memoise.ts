/** Addresses come again and again, on every page of an edition; so many are remembered before all are forgotten. */
const MOST = 20_000

/** The same function of a text, worked out once for each. */
export const remembered = <T>(work: (text: string) => T): ((text: string) => T) => {
  const known = new Map<string, { readonly result: T }>()
  return (text) => {
    const before = known.get(text)
    if (before) return before.result
    if (known.size >= MOST) known.clear()
    const result = work(text)
    known.set(text, { result })
    return result
  }
}
