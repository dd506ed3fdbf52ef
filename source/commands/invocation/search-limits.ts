/** The number of articles shown of a search or the history, unless the user asks for another. */
export const SHOWN = 50
/** Hits are counted up to here: counting further costs more than it tells. */
export const COUNTED = 1000
