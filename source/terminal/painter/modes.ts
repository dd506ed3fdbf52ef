interface Mode {
  readonly wanted: boolean
  /** As the terminal had it, and gets it back. */
  readonly resting: boolean
}

const sequenceOf = (mode: number, on: boolean): string => `\x1b[?${mode}${on ? 'h' : 'l'}`

/** The window's title, pushed and popped (XTWINOPS 22 and 23, as xterm; others ignore them). */
const PUSH_TITLE = '\x1b[22;2t'
const POP_TITLE = '\x1b[23;2t'
const setTitle = (text: string): string => `\x1b]2;${text}\x07`

/** What of the terminal is other than it was only while the program has the screen: private modes, and the window's title. */
export class Modes {
  readonly #modes = new Map<number, Mode>()
  #title: string | undefined

  /** Sets a private mode. Returns the bytes that set it while the program has the screen. */
  set(mode: number, wanted: boolean, resting: boolean): string {
    const before = this.#modes.get(mode)?.wanted ?? resting
    this.#modes.set(mode, { wanted, resting })
    return before === wanted ? '' : sequenceOf(mode, wanted)
  }

  /** Sets the title, a text without control characters. Returns the bytes that set it while the program has the screen. */
  title(text: string): string {
    if (text === this.#title) return ''
    const push = this.#title === undefined ? PUSH_TITLE : ''
    this.#title = text
    return push + setTitle(text)
  }

  /** The bytes that set everything when the program takes the screen. */
  enter(): string {
    const title = this.#title === undefined ? '' : PUSH_TITLE + setTitle(this.#title)
    return title + this.#changed((mode, { wanted }) => sequenceOf(mode, wanted))
  }

  /** The bytes that put everything back. */
  leave(): string {
    const title = this.#title === undefined ? '' : POP_TITLE
    return this.#changed((mode, { resting }) => sequenceOf(mode, resting)) + title
  }

  #changed(bytesOf: (number: number, mode: Mode) => string): string {
    const changed = [...this.#modes].filter(([, { wanted, resting }]) => wanted !== resting)
    return changed.map(([number, mode]) => bytesOf(number, mode)).join('')
  }
}
