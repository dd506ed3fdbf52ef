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

/** Reads the answers out of what comes from the terminal behind PROBE. */
export interface Questioning {
  readonly answers: Answers
  /** Whether the last answer has come. */
  readonly complete: boolean
  /** Takes a control sequence if it is an answer, however late it comes; says whether it was one. */
  take(sequence: string): boolean
}

const CURSOR = /^\x1b\[(\d+);(\d+)R$/
const MODE = /^\x1b\[\?2026;(\d)\$y$/
const ATTRIBUTES = /^\x1b\[\?[\d;]*c$/
/** Answers that no key looks like: taken whether or not they were asked for. */
const ANY_ANSWER = /^(?:\x1b\[\?[\d;]*(?:c|\$y|n)|\x1b\[>[\d;]*c|\x1b[\]P][\s\S]*)$/

export const createQuestioning = (): Questioning => {
  let complete = false
  const columns: number[] = []
  let synchronised: boolean | undefined

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
    take: (sequence) => {
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
    },
  }
}
