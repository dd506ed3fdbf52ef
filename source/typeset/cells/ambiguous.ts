/** Cells of an East Asian Ambiguous character (UAX #11): what the terminal answered, or 1. */
export type Ambiguous = 1 | 2
