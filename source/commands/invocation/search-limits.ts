/** So many articles of a search, or of what was read before, are shown where nothing else is asked for. */
export const SHOWN = 50
/** So far the rest is counted: further it costs more than it tells. */
export const COUNTED = 1000
