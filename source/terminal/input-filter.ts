/** What some bytes of a terminal come to. */
export interface Filtered {
  /** What is handed on: typed characters, whole key sequences, whole pastes. */
  readonly text: string
  /** The keys that the terminal itself answers to, in the order they were typed. */
  readonly own: readonly string[]
  /**
   * That something is kept back whose end is still to come: 'key' where it could as well be a key by itself (Esc), 'more'
   * for a sequence or a paste that has begun.
   */
  readonly held?: 'key' | 'more'
}

/** Characters that the terminal answers to itself: ^C, ^L, ^Z. */
const OWN = /[\x03\x0c\x1a]/g

/**
 * X10's report of the mouse; CSI, with the two forms that break its rules (function keys of the Linux console, rxvt's with
 * Shift); SS3; a string with its end. A second Esc before a key is how some terminals send Alt.
 */
const SEQUENCE =
  /\x1b\[M[^\x1b]{3}|\x1b\x1b?(?:\[(?:\[[A-Z]|\d+\$|(?![[M])[<=>?]?[\d;:]*[ -/]*[@-~])|O[\d;]*[@-~])|\x1b[\]P][^\x07\x1b]+(?:\x07|\x1b\\)/y
const BEGUN =
  /\x1b\x1b?(?:\[[<=>?\d][\d;:]*[ -/]*|O\d[\d;]*)$|\x1b\[M[^\x1b]{0,2}$|\x1b[\]P]\d[^\x07\x1b]*\x1b?$/y
const DOUBTFUL = /\x1b\x1b?(?:\[\[?|[O\]P])?$/y
/** The beginning of a sequence that goes on as none does. */
const BROKEN = /\x1b\x1b?\[[<=>?]?[\d;:]*[ -/]*/y

const PASTE = '\x1b[200~'
const PASTE_END = '\x1b[201~'
/** Code units of a paste that are kept: nothing takes more. */
const LONGEST_PASTE = 1_000_000

/** Esc as the kitty protocol has it: Ink need not wait whether more follows, for that was done here. */
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
 * Stands between a terminal and Ink's parser of keys, and hands on whole sequences only, in whatever pieces they come: on
 * a slow line Ink would take the halves of one for Esc and letters. Answers to what the program asked, reports of the
 * mouse and broken sequences are taken out; what Ink gives to nobody is rewritten: modifyOtherKeys as `CSI u`, F1 to F12
 * as U+F704 to U+F70F, which no keyboard types.
 */
export class InputFilter {
  readonly #answers: (sequence: string) => boolean
  #kept = ''
  /** The paste under way; what may be the beginning of its end is in `#kept`. */
  #paste: string | undefined

  /** @param answers takes a whole sequence if it is an answer, and says so */
  constructor(answers: (sequence: string) => boolean) {
    this.#answers = answers
  }

  push(data: string): Filtered {
    const all = this.#kept + data
    this.#kept = ''
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
        this.#kept = all.slice(at)
        return { text, own, held: doubtful ? 'key' : 'more' }
      }
      const following = String.fromCodePoint(all.codePointAt(at + 1) ?? 0)
      if (isControl(following)) {
        // Esc, then a key: ^C is never Alt's.
        text += ESCAPE
        at += 1
      } else at += matchAt(BROKEN, all, at)?.length ?? 1 + following.length
    }
    return { text, own }
  }

  /** Gives up waiting: what was kept back is handed on if it was Esc or a paste, and is nothing otherwise. */
  release(): string {
    const kept = this.#kept
    this.#kept = ''
    if (this.#paste !== undefined) {
      this.#paste += kept
      return this.#endPaste()
    }
    return /^\x1b+$/.test(kept) ? kept.replaceAll('\x1b', ESCAPE) : ''
  }

  #handedOn(sequence: string): string {
    if (this.#answers(sequence) || MOUSE.test(sequence)) return ''
    return FUNCTION_KEYS.get(sequence) ?? sequence.replace(OTHER_KEY, '\x1b[$2;$1u')
  }

  /** Takes the paste up to its end. Answers where that is, undefined where it has not come. */
  #takePaste(all: string, at: number): number | undefined {
    const end = all.indexOf(PASTE_END, at)
    const stop = end < 0 ? Math.max(at, all.length - PASTE_END.length + 1) : end
    const room = LONGEST_PASTE - (this.#paste?.length ?? 0)
    this.#paste += all.slice(at, Math.min(stop, at + room))
    if (end >= 0) return end + PASTE_END.length
    this.#kept = all.slice(stop)
    return undefined
  }

  #endPaste(): string {
    const pasted = `${PASTE}${this.#paste}${PASTE_END}`
    this.#paste = undefined
    return pasted
  }
}
