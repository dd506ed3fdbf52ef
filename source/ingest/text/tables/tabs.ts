/** The place of the first offset that is not below another. */
const firstFrom = (offsets: readonly number[], from: number): number => {
  let [low, high] = [0, offsets.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((offsets[middle] ?? from) < from) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * The text from an offset on with its tabs, which it has as spaces.
 * @param tabs the offsets of all tabs, in order
 */
export const withTabs = (text: string, start: number, tabs: readonly number[]): string => {
  let tabbed = text
  for (let at = firstFrom(tabs, start); at < tabs.length; at++) {
    const place = (tabs[at] ?? start) - start
    if (place >= text.length) break
    tabbed = `${tabbed.slice(0, place)}\t${tabbed.slice(place + 1)}`
  }
  return tabbed
}
