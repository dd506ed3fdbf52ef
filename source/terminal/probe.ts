/** What a terminal answered about itself. Undefined: no answer, or an invalid one. */
export interface Answers {
  /** Cells of “, — and …; if they differ, of the widest, so that no line is too wide. */
  readonly ambiguous?: 1 | 2
  /** Cells of ─. */
  readonly rule?: 1 | 2
  /** Whether it has synchronised output (DEC private mode 2026). */
  readonly synchronised?: boolean
}

const PROBED = ['“', '—', '…', '─'] as const

/**
 * The queries, sent on a row that is painted over afterwards: each character of ambiguous width at the left edge, followed
 * by a query for the cursor's position (CPR); then one for the state of mode 2026 (DECRQM). The row is erased before the
 * last query, for the device's attributes (DA1). Every terminal answers that one, and answers in order: it ends the probe.
 */
export const PROBE = `\x1b[H${PROBED.map((character) => `\r${character}\x1b[6n`).join('')}\x1b[?2026$p\r\x1b[K\x1b[c`

const CURSOR = /^\x1b\[(\d+);(\d+)R$/
const MODE = /^\x1b\[\?2026;(\d)\$y$/
const ATTRIBUTES = /^\x1b\[\?[\d;]*c$/
/** Answers that cannot be keys: taken even if nothing was asked. */
const ANY_ANSWER = /^(?:\x1b\[\?[\d;]*(?:c|\$y|n)|\x1b\[>[\d;]*c|\x1b[\]P][\s\S]*)$/

/** Collects the terminal's answers to PROBE from its input. */
export class ProbeAnswers {
  #complete = false
  /** The cursor's columns, from 1, as reported after each probed character. */
  readonly #columns: number[] = []
  #synchronised: boolean | undefined

  get answers(): Answers {
    const synchronised = this.#synchronised
    // With fewer or more reports than queries, none can be assigned to its query.
    if (this.#columns.length !== PROBED.length) return synchronised === undefined ? {} : { synchronised }
    const marks = [this.#cellsAt(0), this.#cellsAt(1), this.#cellsAt(2)]
    const rule = this.#cellsAt(3)
    const widest = marks.includes(2) ? 2 : 1
    const ambiguous: 1 | 2 | undefined = marks.includes(undefined) ? undefined : widest
    return {
      ...(ambiguous && { ambiguous }),
      ...(rule && { rule }),
      ...(synchronised !== undefined && { synchronised }),
    }
  }

  /** Whether the last answer has come. */
  get complete(): boolean {
    return this.#complete
  }

  /** Takes a control sequence if it is an answer, even a late one; returns whether it was. */
  take(sequence: string): boolean {
    const cursor = CURSOR.exec(sequence)
    if (cursor && !this.#complete) {
      this.#columns.push(Number(cursor[2]))
      return true
    }
    const mode = MODE.exec(sequence)
    // 0 is an unknown mode, 4 one that can never be set (DECRPM).
    if (mode) this.#synchronised = mode[1] !== '0' && mode[1] !== '4'
    if (ATTRIBUTES.test(sequence)) this.#complete = true
    return ANY_ANSWER.test(sequence)
  }

  #cellsAt(index: number): 1 | 2 | undefined {
    const column = this.#columns[index]
    return column === 2 ? 1 : column === 3 ? 2 : undefined
  }
}
