/** What a terminal answered about itself. Undefined: it did not, or not sensibly. */
export interface Answers {
  /** Cells that it gives “ — …: the widest of the three, so that no line runs over. */
  readonly ambiguous?: 1 | 2
  /** Cells that it gives ─. */
  readonly rule?: 1 | 2
  /** Whether it has synchronised output (DEC private mode 2026). */
  readonly synchronised?: boolean
}

const ASKED = ['“', '—', '…', '─'] as const

/**
 * What to send, on a row that is painted over behind it: each character of ambiguous width at the left edge with the
 * question where the cursor is now (CPR), then the state of mode 2026 (DECRQM). The row is erased before the last
 * question, the device's attributes (DA1), which every terminal answers: when that answer is here, no other will come.
 */
export const PROBE = `\x1b[H${ASKED.map((character) => `\r${character}\x1b[6n`).join('')}\x1b[?2026$p\r\x1b[K\x1b[c`

/** What was read, told apart. */
export interface Heard {
  /** What the reader typed: for the app. */
  readonly typed: string
  /** Whether some of it was pasted. */
  readonly pasted: boolean
  /**
   * What may be the beginning of an answer and is kept back: 'escape' for a start that could as well be a key (Esc, or
   * Esc and [), and must be given up soon; 'answer' for one that can only be an answer.
   */
  readonly held?: 'escape' | 'answer'
}

export interface Listener {
  readonly answers: Answers
  /** Whether the last answer has come. */
  readonly complete: boolean
  hear(data: string): Heard
  /** Gives up a held 'escape': it was a key. */
  release(): string
}

const CURSOR = /^\x1b\[(\d+);(\d+)R$/
const MODE = /^\x1b\[\?2026;(\d)\$y$/
const ATTRIBUTES = /^\x1b\[\?[\d;]*c$/
/** Answers that no key looks like: swallowed whether or not they were asked for. */
const ANY_ANSWER = /^(?:\x1b\[\?[\d;]*(?:c|\$y|n)|\x1b\[>[\d;]*c|\x1b[\]P][\s\S]*)$/
const SEQUENCE = /\x1b(?:\[[<=>?]?[\d;:]*[ -/]*[@-~]|[\]P][^\x07\x1b]+(?:\x07|\x1b\\))/y
const BEGUN = /\x1b\[(?:[<=>?][\d;:]*|\d[\d;:]*)[ -/]*$/y
const DOUBTFUL = /\x1b\[?$/y
const PASTE = '\x1b[200~'
const PASTE_END = '\x1b[201~'

const matchAt = (pattern: RegExp, text: string, at: number): string | undefined => {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}

/**
 * Listens to what comes from the terminal behind PROBE: takes the answers out, however late and in whatever pieces they
 * come, and lets all else through. Pasted text is let through unread.
 */
export const createListener = (): Listener => {
  let kept = ''
  let pasting = false
  let complete = false
  const columns: number[] = []
  let synchronised: boolean | undefined

  /** Whether the sequence was an answer. */
  const take = (sequence: string): boolean => {
    const cursor = CURSOR.exec(sequence)
    if (cursor && !complete) {
      columns.push(Number(cursor[2]))
      return true
    }
    const mode = MODE.exec(sequence)
    // 0 is a mode not known, 4 one that can never be set (DECRPM).
    if (mode) synchronised = mode[1] !== '0' && mode[1] !== '4'
    if (ATTRIBUTES.test(sequence)) complete = true
    return ANY_ANSWER.test(sequence)
  }

  const hear = (data: string): Heard => {
    const all = kept + data
    kept = ''
    let typed = ''
    let pasted = pasting
    let at = 0
    while (at < all.length) {
      if (pasting) {
        const end = all.indexOf(PASTE_END, at)
        const stop = end < 0 ? all.length : end + PASTE_END.length
        typed += all.slice(at, stop)
        pasting = end < 0
        at = stop
        continue
      }
      const next = all.indexOf('\x1b', at)
      typed += all.slice(at, next < 0 ? all.length : next)
      if (next < 0) break
      at = next
      const sequence = matchAt(SEQUENCE, all, at)
      if (sequence !== undefined) {
        if (!take(sequence)) typed += sequence
        pasting = sequence === PASTE
        pasted ||= pasting
        at += sequence.length
        continue
      }
      const answer = matchAt(BEGUN, all, at) !== undefined
      if (answer || (!complete && matchAt(DOUBTFUL, all, at) !== undefined)) {
        kept = all.slice(at)
        return { typed, pasted, held: answer ? 'answer' : 'escape' }
      }
      typed += '\x1b'
      at++
    }
    return { typed, pasted }
  }

  const cellsAt = (index: number): 1 | 2 | undefined => {
    const column = columns[index]
    return column === 2 ? 1 : column === 3 ? 2 : undefined
  }

  return {
    get answers() {
      // Fewer or more reports than questions: which one answers which is not known.
      if (columns.length !== ASKED.length) return synchronised === undefined ? {} : { synchronised }
      const text = [cellsAt(0), cellsAt(1), cellsAt(2)]
      const rule = cellsAt(3)
      const widest = text.includes(2) ? 2 : 1
      const ambiguous: 1 | 2 | undefined = text.includes(undefined) ? undefined : widest
      return {
        ...(ambiguous && { ambiguous }),
        ...(rule && { rule }),
        ...(synchronised !== undefined && { synchronised }),
      }
    },
    get complete() {
      return complete
    },
    hear,
    release: () => {
      const given = kept
      kept = ''
      return given
    },
  }
}
