import type { Row } from '../../terminal/index.ts'

/** An item of a menu: the rows it takes, the blank ones behind it too. */
export interface MenuItem {
  readonly id: string
  readonly rows: readonly Row[]
}

/** The visible window of a menu. */
export interface Menu {
  /** The row of the screen it begins at. */
  readonly at: number
  readonly items: readonly MenuItem[]
  /** Index in `items`. */
  readonly selected: number
}

/** A screen as it is drawn: as many rows as the window has, none wider than it. */
export interface View {
  readonly rows: readonly Row[]
  /** The part of the rows that is a menu. */
  readonly menu?: Menu
  /** Where the terminal's cursor stands, for an input method to type at. */
  readonly cursor?: { readonly x: number; readonly y: number }
}
