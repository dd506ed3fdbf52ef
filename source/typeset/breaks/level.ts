/** CLREQ's levels of line breaking: basic, GB-style (which also forbids …… at the start of a line), strict. */
export type LineBreakLevel = 'basic' | 'gb' | 'strict'
