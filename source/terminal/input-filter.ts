interface Filtered {
  /** For Ink: typed characters, whole key sequences, whole pastes. */
  readonly text: string
  /** The keys that the terminal handles itself (^C, ^L, ^Z), in the order they were typed. */
  readonly terminalKeys: readonly string[]
  /**
   * Set if input is held back because it is incomplete: 'key' if it could also be a whole key (Esc), 'more' for the
   * beginning of a sequence or a paste.
   */
  readonly held?: 'key' | 'more'
}

/** ^C, ^L, ^Z. */
const TERMINAL_KEYS = /[\x03\x0c\x1a]/g

/**
 * X10's mouse report; CSI, with the two forms that break its rules (function keys of the Linux console, and of rxvt with
 * Shift); SS3; a string with its terminator; an answer that ends in half of one, as urxvt's, or is broken off by another
 * sequence. Some terminals send Alt as a second Esc before the key.
 */
const SEQUENCE =
  /\x1b\[M[^\x1b]{3}|\x1b\x1b?(?:\[(?:\[[A-Z]|\d+\$|(?![[M])[<=>?]?[\d;:]*[ -/]*[@-~])|O[\d;]*[@-~])|\x1b[\]P][^\x07\x1b]+(?:\x07|\x1b\\)|\x1b[\]P]\d[^\x07\x1b]*(?:(?=\x1b[[\]OP])|\x1b(?=[^\\]))/y
/** The beginning of a sequence that cannot be a key. */
const UNFINISHED =
  /\x1b\x1b?(?:\[[<=>?\d][\d;:]*[ -/]*|O\d[\d;]*)$|\x1b\[M[^\x1b]{0,2}$|\x1b[\]P]\d[^\x07\x1b]*\x1b?$/y
/** An answer whose end has not come. */
const CUT_ANSWER = /^\x1b[\]P]\d/
/** The end of an answer, in text that comes after the wait for it was over. */
const LATE_END = /^[ -~]*(?:\x07|\x1b\\)/
/** Esc, alone or with one character (Alt): a whole key or the beginning of a sequence. */
const AMBIGUOUS = /\x1b\x1b?(?:\[\[?|[O\]P])?$/y
/** The beginning of an invalid sequence. */
const BROKEN = /\x1b\x1b?\[[<=>?]?[\d;:]*[ -/]*/y

const PASTE = '\x1b[200~'
const PASTE_END = '\x1b[201~'
/** Code units. The rest of a longer paste is dropped: no input field takes more. */
const MAX_PASTE = 1_000_000

/** Esc in the kitty protocol: Ink does not wait for more after it. The filter has waited already. */
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

/** Delete as st sends it. */
const OTHER_DELETE = '\x1b[P'

const isControl = (character: string): boolean => character < ' ' || character === '\x7f'

const matchAt = (pattern: RegExp, text: string, offset: number): string | undefined => {
  pattern.lastIndex = offset
  return pattern.exec(text)?.[0]
}

/**
 * Filters the terminal's input for Ink's key parser. It passes on only whole sequences, in whatever pieces they arrive: on
 * a slow line Ink would take the halves of one for Esc and letters. It removes answers to the program's queries, mouse
 * reports and broken sequences, and rewrites what Ink ignores: modifyOtherKeys as `CSI u`, F1 to F12 as U+F704 to U+F70F,
 * which no keyboard types.
 */
export class InputFilter {
  readonly #takeAnswer: (sequence: string) => boolean
  #held = ''
  /** The paste so far; what may be the beginning of its end is in `#held`. */
  #paste: string | undefined
  /** Whether the wait for the end of an answer was over before that came. */
  #cut = false

  /** @param takeAnswer takes a sequence if it is an answer; returns whether it was */
  constructor(takeAnswer: (sequence: string) => boolean) {
    this.#takeAnswer = takeAnswer
  }

  push(data: string): Filtered {
    const input = this.#held + (this.#cut ? data.replace(LATE_END, '') : data)
    this.#held = ''
    this.#cut = false
    const terminalKeys: string[] = []
    let text = ''
    let offset = 0
    while (offset < input.length || this.#paste !== undefined) {
      if (this.#paste !== undefined) {
        const end = this.#takePaste(input, offset)
        if (end === undefined) return { text, terminalKeys, held: 'more' }
        text += this.#endPaste()
        offset = end
        continue
      }
      const start = input.indexOf('\x1b', offset)
      const typed = input.slice(offset, start < 0 ? input.length : start)
      text += typed.replace(TERMINAL_KEYS, '')
      terminalKeys.push(...(typed.match(TERMINAL_KEYS) ?? []))
      if (start < 0) break
      offset = start
      const sequence = matchAt(SEQUENCE, input, offset)
      if (sequence !== undefined) {
        offset += sequence.length
        if (sequence === PASTE) this.#paste = ''
        else text += this.#forInk(sequence)
        continue
      }
      const ambiguous = matchAt(AMBIGUOUS, input, offset) !== undefined
      if (ambiguous || matchAt(UNFINISHED, input, offset) !== undefined) {
        this.#held = input.slice(offset)
        return { text, terminalKeys, held: ambiguous ? 'key' : 'more' }
      }
      const following = String.fromCodePoint(input.codePointAt(offset + 1) ?? 0)
      if (isControl(following)) {
        // Esc, then a key: ^C with Alt does not exist.
        text += ESCAPE
        offset += 1
      } else offset += matchAt(BROKEN, input, offset)?.length ?? 1 + following.length
    }
    return { text, terminalKeys }
  }

  /** Stops waiting: returns what was held back if it is Esc or a paste; takes an answer, and drops the rest. */
  release(): string {
    const rest = this.#held
    this.#held = ''
    if (this.#paste !== undefined) {
      this.#paste += rest
      return this.#endPaste()
    }
    if (CUT_ANSWER.test(rest)) {
      // Ended by half a terminator, or not at all.
      if (rest.endsWith('\x1b')) this.#takeAnswer(rest)
      else this.#cut = true
    }
    return /^\x1b+$/.test(rest) ? rest.replaceAll('\x1b', ESCAPE) : ''
  }

  #forInk(sequence: string): string {
    if (this.#takeAnswer(sequence) || MOUSE.test(sequence)) return ''
    if (sequence === OTHER_DELETE) return '\x1b[3~'
    return FUNCTION_KEYS.get(sequence) ?? sequence.replace(OTHER_KEY, '\x1b[$2;$1u')
  }

  /** Adds to the paste up to its end. Returns the offset after it; undefined if the end has not come yet. */
  #takePaste(input: string, start: number): number | undefined {
    const mark = input.indexOf(PASTE_END, start)
    const end = mark < 0 ? Math.max(start, input.length - PASTE_END.length + 1) : mark
    const room = MAX_PASTE - (this.#paste?.length ?? 0)
    this.#paste += input.slice(start, Math.min(end, start + room))
    if (mark >= 0) return mark + PASTE_END.length
    this.#held = input.slice(end)
    return undefined
  }

  #endPaste(): string {
    const pasted = `${PASTE}${this.#paste}${PASTE_END}`
    this.#paste = undefined
    return pasted
  }
}
