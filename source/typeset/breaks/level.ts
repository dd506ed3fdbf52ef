/** CLREQ's levels of line breaking: basic; GB-style, which also lets no …… start a line; strict. */
export type LineBreakLevel = 'basic' | 'gb' | 'strict'
