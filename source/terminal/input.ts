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
   * What is kept back as the beginning of a sequence: 'key' where it could as well be a key by itself (Esc) and must be
   * released soon; 'sequence' where it can only go on; 'paste' while one is under way.
   */
  readonly held?: 'key' | 'sequence' | 'paste'
}

export interface Decoder {
  hear(data: string): Heard
  /** Gives up what is held as a 'key': no more of it will come. */
  release(): readonly Input[]
}

/** CSI, SS3 or a string with its end; a second Esc before it is how some terminals send Alt. */
const SEQUENCE =
  /\x1b\x1b?(?:\[\[?[<=>?]?[\d;:]*[ -/]*[@-~]|O[\d;]*[@-~])|\x1b[\]P][^\x07\x1b]+(?:\x07|\x1b\\)/y
const BEGUN = /\x1b\x1b?(?:\[(?:[<=>?][\d;:]*|\d[\d;:]*)[ -/]*|O\d[\d;]*)$/y
const DOUBTFUL = /\x1b\x1b?(?:\[\[?|O)?$/y
const PASTE = '\x1b[200~'
const PASTE_END = '\x1b[201~'

/** As xterm sends them (ctlseqs, PC-style function keys), and rxvt and the Linux console where they differ. */
const BY_FINAL: Readonly<Record<string, string>> = {
  A: 'up',
  B: 'down',
  C: 'right',
  D: 'left',
  F: 'end',
  H: 'home',
  Z: 'shift+tab',
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
const KEY = /^\x1b\x1b?[[O](\d*)(?:;(\d+))?([A-Z~])$/

const keyOf = (sequence: string): Input[] => {
  const [, number = '', modifiers = '1', final = ''] = KEY.exec(sequence) ?? []
  const key = final === '~' ? BY_NUMBER[number] : BY_FINAL[final]
  if (key === undefined) return []
  const shift = ((Number(modifiers) - 1) & 1) === 1
  return [{ kind: 'key', key: shift && /^(?:up|down)$/.test(key) ? `shift+${key}` : key }]
}

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
  let pasting = false

  const hear = (data: string): Heard => {
    const all = kept + data
    kept = ''
    const inputs: Input[] = []
    let at = 0
    while (at < all.length) {
      if (pasting) {
        const end = all.indexOf(PASTE_END, at)
        if (end < 0) {
          kept = all.slice(at)
          return { inputs, held: 'paste' }
        }
        inputs.push({ kind: 'paste', text: all.slice(at, end) })
        pasting = false
        at = end + PASTE_END.length
        continue
      }
      const next = all.indexOf('\x1b', at)
      if (next !== at) inputs.push({ kind: 'text', text: all.slice(at, next < 0 ? all.length : next) })
      if (next < 0) break
      at = next
      const sequence = matchAt(SEQUENCE, all, at)
      if (sequence !== undefined) {
        if (sequence === PASTE) pasting = true
        else if (!answers(sequence)) inputs.push(...keyOf(sequence))
        at += sequence.length
        continue
      }
      const doubtful = matchAt(DOUBTFUL, all, at) !== undefined
      if (doubtful || matchAt(BEGUN, all, at) !== undefined) {
        kept = all.slice(at)
        return { inputs, held: doubtful ? 'key' : 'sequence' }
      }
      if (all[at + 1] === '\x1b') {
        inputs.push({ kind: 'key', key: 'escape' })
        at += 1
      } else at += 1 + String.fromCodePoint(all.codePointAt(at + 1) ?? 0).length
    }
    return pasting ? { inputs, held: 'paste' } : { inputs }
  }

  return {
    hear,
    release: () => {
      const escapes = /^\x1b*$/.test(kept) ? kept.length : 0
      kept = ''
      return Array.from({ length: escapes }, () => ({ kind: 'key', key: 'escape' }) as const)
    },
  }
}
