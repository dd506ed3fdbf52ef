/** The result of filtering some input. */
export interface Filtered {
  /** For Ink: typed characters, whole key sequences, whole pastes. */
  readonly text: string
  /** The keys that the terminal handles itself, in the order they were typed. */
  readonly own: readonly string[]
  /**
   * Set if something is held back until its end comes: 'key' if it could be a complete key already (Esc), 'more' for a
   * sequence or a paste that has begun.
   */
  readonly held?: 'key' | 'more'
}

/** Characters that the terminal handles itself: ^C, ^L, ^Z. */
const OWN = /[\x03\x0c\x1a]/g

/**
 * X10's mouse report; CSI, with the two forms that break its rules (function keys of the Linux console, and of rxvt with
 * Shift); SS3; a string with its terminator. Some terminals send Alt as a second Esc before the key.
 */
const SEQUENCE =
  /\x1b\[M[^\x1b]{3}|\x1b\x1b?(?:\[(?:\[[A-Z]|\d+\$|(?![[M])[<=>?]?[\d;:]*[ -/]*[@-~])|O[\d;]*[@-~])|\x1b[\]P][^\x07\x1b]+(?:\x07|\x1b\\)/y
const BEGUN =
  /\x1b\x1b?(?:\[[<=>?\d][\d;:]*[ -/]*|O\d[\d;]*)$|\x1b\[M[^\x1b]{0,2}$|\x1b[\]P]\d[^\x07\x1b]*\x1b?$/y
const DOUBTFUL = /\x1b\x1b?(?:\[\[?|[O\]P])?$/y
/** The beginning of an invalid sequence. */
const BROKEN = /\x1b\x1b?\[[<=>?]?[\d;:]*[ -/]*/y

const PASTE = '\x1b[200~'
const PASTE_END = '\x1b[201~'
/** Code units. The rest of a longer paste is dropped: no field takes more. */
const LONGEST_PASTE = 1_000_000

/** Esc in the kitty protocol: Ink does not wait for more after it, as the filter has done so already. */
const ESCAPE = '\x1b[27u'

const MOUSE = /^\x1b\[(?:M|<?\d+;\d+;\d+[Mm]$)/
/** xterm's modifyOtherKeys. */
const OTHER_KEY = /^\x1b\[27;(\d+);(\d+)~$/

/** F1 to F12 as xterm, rxvt, PuTTY and the Linux console send them. */
const FUNCTION_KEYS = new Map(
  [
    ['OP', '[11~', '[[A'],
    ['OQ', '[12~', '[[B'],
    ['OR', '[13~', '[[C'],
    ['OS', '[14~', '[[D'],
    ['[15~', '[[E'],
    ...['[17~', '[18~', '[19~', '[20~', '[21~', '[23~', '[24~'].map((form) => [form]),
  ].flatMap((forms, index) => forms.map((form) => [`\x1b${form}`, String.fromCharCode(0xf704 + index)])),
)

const isControl = (character: string): boolean => character < ' ' || character === '\x7f'

const matchAt = (pattern: RegExp, text: string, at: number): string | undefined => {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}

/**
 * Filters the terminal's input for Ink's key parser. It hands on only whole sequences, in whatever pieces they arrive: on a
 * slow line Ink would take the halves of one for Esc and letters. It removes answers to the program's queries, mouse
 * reports and broken sequences, and rewrites what Ink ignores: modifyOtherKeys as `CSI u`, F1 to F12 as U+F704 to U+F70F,
 * which no keyboard types.
 */
export class InputFilter {
  readonly #answers: (sequence: string) => boolean
  #held = ''
  /** The paste so far; what may be the beginning of its end is in `#held`. */
  #paste: string | undefined

  /** @param answers takes a sequence if it is an answer; returns whether it was */
  constructor(answers: (sequence: string) => boolean) {
    this.#answers = answers
  }

  push(data: string): Filtered {
    const all = this.#held + data
    this.#held = ''
    const own: string[] = []
    let text = ''
    let at = 0
    while (at < all.length || this.#paste !== undefined) {
      if (this.#paste !== undefined) {
        const end = this.#takePaste(all, at)
        if (end === undefined) return { text, own, held: 'more' }
        text += this.#endPaste()
        at = end
        continue
      }
      const next = all.indexOf('\x1b', at)
      const typed = all.slice(at, next < 0 ? all.length : next)
      text += typed.replace(OWN, '')
      own.push(...(typed.match(OWN) ?? []))
      if (next < 0) break
      at = next
      const sequence = matchAt(SEQUENCE, all, at)
      if (sequence !== undefined) {
        at += sequence.length
        if (sequence === PASTE) this.#paste = ''
        else text += this.#handedOn(sequence)
        continue
      }
      const doubtful = matchAt(DOUBTFUL, all, at) !== undefined
      if (doubtful || matchAt(BEGUN, all, at) !== undefined) {
        this.#held = all.slice(at)
        return { text, own, held: doubtful ? 'key' : 'more' }
      }
      const following = String.fromCodePoint(all.codePointAt(at + 1) ?? 0)
      if (isControl(following)) {
        // Esc, then a key: ^C with Alt does not exist.
        text += ESCAPE
        at += 1
      } else at += matchAt(BROKEN, all, at)?.length ?? 1 + following.length
    }
    return { text, own }
  }

  /** Stops waiting: returns what was held back if it is Esc or a paste, and drops it otherwise. */
  release(): string {
    const rest = this.#held
    this.#held = ''
    if (this.#paste !== undefined) {
      this.#paste += rest
      return this.#endPaste()
    }
    return /^\x1b+$/.test(rest) ? rest.replaceAll('\x1b', ESCAPE) : ''
  }

  #handedOn(sequence: string): string {
    if (this.#answers(sequence) || MOUSE.test(sequence)) return ''
    return FUNCTION_KEYS.get(sequence) ?? sequence.replace(OTHER_KEY, '\x1b[$2;$1u')
  }

  /** Adds to the paste up to its end. Returns the offset after it; undefined if the end has not come yet. */
  #takePaste(all: string, at: number): number | undefined {
    const end = all.indexOf(PASTE_END, at)
    const stop = end < 0 ? Math.max(at, all.length - PASTE_END.length + 1) : end
    const room = LONGEST_PASTE - (this.#paste?.length ?? 0)
    this.#paste += all.slice(at, Math.min(stop, at + room))
    if (end >= 0) return end + PASTE_END.length
    this.#held = all.slice(stop)
    return undefined
  }

  #endPaste(): string {
    const pasted = `${PASTE}${this.#paste}${PASTE_END}`
    this.#paste = undefined
    return pasted
  }
}
