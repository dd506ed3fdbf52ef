/** What comes from whoever sits at the terminal. */
export type Input =
  /** Characters typed one after the other, control characters (Enter, Ctrl-C) among them. */
  | { readonly kind: 'text'; readonly text: string }
  /** A key that types no character, by its name, `shift+` before it where that key has a meaning of its own with Shift. */
  | { readonly kind: 'key'; readonly key: string }
  /** What was pasted (bracketed paste, mode 2004): content, whatever characters it holds. */
  | { readonly kind: 'paste'; readonly text: string }

/** What was heard of some bytes. */
export interface Heard {
  readonly inputs: readonly Input[]
  /**
   * That something is kept back whose end is still to come: 'key' where it could as well be a key by itself (Esc), 'more'
   * for a sequence or a paste that has begun.
   */
  readonly held?: 'key' | 'more'
}

export interface Decoder {
  hear(data: string): Heard
  /** Gives up waiting: what was kept back is told if it was a key or a paste, and else is nothing. */
  release(): readonly Input[]
}

/**
 * CSI (with the two forms that break its rules: function keys of the Linux console, rxvt's with Shift), SS3, or a string
 * with its end. A second Esc before it is how some terminals send Alt.
 */
const SEQUENCE =
  /\x1b\x1b?(?:\[(?:\[[A-Z]|\d+\$|(?!\[)[<=>?]?[\d;:]*[ -/]*[@-~])|O[\d;]*[@-~])|\x1b[\]P][^\x07\x1b]+(?:\x07|\x1b\\)/y
const BEGUN = /\x1b\x1b?(?:\[[<=>?\d][\d;:]*[ -/]*|O\d[\d;]*)$|\x1b[\]P]\d[^\x07\x1b]*\x1b?$/y
const DOUBTFUL = /\x1b\x1b?(?:\[\[?|[O\]P])?$/y
/** The beginning of a sequence that goes on as none does. */
const BROKEN = /\x1b\x1b?\[[<=>?]?[\d;:]*[ -/]*/y
const PASTE = '\x1b[200~'
const PASTE_END = '\x1b[201~'

/** Code units of a paste that are kept: nothing here takes more. */
const LONGEST_PASTE = 1_000_000

/** As xterm sends them (ctlseqs, PC-style function keys), and rxvt and the Linux console where they differ. */
const BY_FINAL: Readonly<Record<string, string>> = {
  A: 'up',
  B: 'down',
  C: 'right',
  D: 'left',
  F: 'end',
  H: 'home',
  Z: 'shift+tab',
  a: 'shift+up',
  b: 'shift+down',
}
const BY_NUMBER: Readonly<Record<string, string>> = {
  1: 'home',
  3: 'delete',
  4: 'end',
  5: 'pageup',
  6: 'pagedown',
  7: 'home',
  8: 'end',
}
const KEY = /^\x1b\x1b?[[O](\d*)(?:;(\d+))?([A-Za-z~^$@])$/

const keyOf = (sequence: string): Input[] => {
  const [, number = '', modifiers = '1', final = ''] = KEY.exec(sequence) ?? []
  const key = /[~^$@]/.test(final) ? BY_NUMBER[number] : BY_FINAL[final]
  if (key === undefined) return []
  const shift = ((Number(modifiers) - 1) & 1) === 1
  return [{ kind: 'key', key: shift && /^(?:up|down)$/.test(key) ? `shift+${key}` : key }]
}

const isControl = (character: string): boolean => character < ' ' || character === '\x7f'

const matchAt = (pattern: RegExp, text: string, at: number): string | undefined => {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}

/**
 * Tells apart what comes from a terminal, in whatever pieces it comes: text, keys and pastes for the reader, and answers
 * to what the program asked. A character typed with Alt has no meaning here and is left out.
 * @param answers takes a whole sequence if it is an answer, and says so
 */
export const createDecoder = (answers: (sequence: string) => boolean): Decoder => {
  let kept = ''
  /** The pieces of a paste under way; what may be the beginning of its end is in `kept`. */
  let pasted: string[] | undefined

  /** Takes the paste up to its end; answers where that is, and undefined where it has not come. */
  const paste = (pieces: string[], all: string, at: number): number | undefined => {
    const end = all.indexOf(PASTE_END, at)
    const stop = end < 0 ? Math.max(at, all.length - PASTE_END.length + 1) : end
    pieces.push(all.slice(at, stop))
    if (end >= 0) return end + PASTE_END.length
    kept = all.slice(stop)
    return undefined
  }

  const pasteOf = (pieces: readonly string[]): Input => ({
    kind: 'paste',
    text: pieces.join('').slice(0, LONGEST_PASTE),
  })

  const hear = (data: string): Heard => {
    const all = kept + data
    kept = ''
    const inputs: Input[] = []
    let at = 0
    for (;;) {
      if (pasted) {
        const end = paste(pasted, all, at)
        if (end === undefined) return { inputs, held: 'more' }
        inputs.push(pasteOf(pasted))
        pasted = undefined
        at = end
      }
      if (at >= all.length) return { inputs }
      const next = all.indexOf('\x1b', at)
      if (next !== at) inputs.push({ kind: 'text', text: all.slice(at, next < 0 ? all.length : next) })
      if (next < 0) return { inputs }
      at = next
      const sequence = matchAt(SEQUENCE, all, at)
      if (sequence !== undefined) {
        if (sequence === PASTE) pasted = []
        else if (!answers(sequence)) inputs.push(...keyOf(sequence))
        at += sequence.length
        continue
      }
      const doubtful = matchAt(DOUBTFUL, all, at) !== undefined
      if (doubtful || matchAt(BEGUN, all, at) !== undefined) {
        kept = all.slice(at)
        return { inputs, held: doubtful ? 'key' : 'more' }
      }
      const following = String.fromCodePoint(all.codePointAt(at + 1) ?? 0)
      if (isControl(following)) {
        // Esc, and behind it a key: ^C is never Alt's.
        inputs.push({ kind: 'key', key: 'escape' })
        at += 1
      } else at += matchAt(BROKEN, all, at)?.length ?? 1 + following.length
    }
  }

  return {
    hear,
    release: () => {
      const given = kept
      const pieces = pasted
      kept = ''
      pasted = undefined
      if (pieces) return [pasteOf([...pieces, given])]
      const escapes = /^\x1b*$/.test(given) ? given.length : 0
      return Array.from({ length: escapes }, () => ({ kind: 'key', key: 'escape' }) as const)
    },
  }
}
