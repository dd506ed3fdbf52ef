import { type Ground, groundOfColour } from './ground.ts'

/** What a terminal answered about itself. Undefined: no answer, or an invalid one. */
export interface Answers {
  /** Cells of “, — and …; if they differ, of the widest, so that no line is too wide. */
  readonly ambiguous?: 1 | 2
  /** Cells of ─. */
  readonly rule?: 1 | 2
  /** Cells of a block element, of the widest: “xterm -cjk_width” gives █ two, and ▗ one. */
  readonly blocks?: 1 | 2
  /** Its background. */
  readonly ground?: Ground
  /** Whether it has synchronised output (DEC private mode 2026). */
  readonly synchronised?: boolean
  /** Whether the wheel sends arrows on the alternate screen (mode 1007), if that can be chosen. */
  readonly wheel?: boolean
}

const MARKS = ['“', '—', '…'] as const
const RULE = '─'
const BLOCKS = ['█', '▗'] as const
const PROBED: readonly string[] = [...MARKS, RULE, ...BLOCKS]

/** Asks for the background's colour. Ended by BEL: where a query ends in ST, urxvt ends its answer in the first half of one. */
const ASK_GROUND = '\x1b]11;?\x07'

/**
 * The queries, sent on a row that is painted over afterwards: each character of ambiguous width at the left edge, followed
 * by a query for the cursor's position (CPR); then one for the background (OSC 11) and two for the state of modes (DECRQM). The row is erased before the last query, for the device's attributes (DA1). Every terminal answers that one, and
 * answers in order: it ends the probe. Only the answer about the background may come later: GNU screen asks for it elsewhere.
 */
export const PROBE = `\x1b[H${PROBED.map((character) => `\r${character}\x1b[6n`).join('')}${ASK_GROUND}\x1b[?2026$p\x1b[?1007$p\r\x1b[K\x1b[c`

const CURSOR = /^\x1b\[(\d+);(\d+)R$/
const BACKGROUND = /^\x1b\]11;([^\x07\x1b]*)/
const MODE = /^\x1b\[\?(2026|1007);(\d)\$y$/
const ATTRIBUTES = /^\x1b\[\?[\d;]*c$/
/** Answers that cannot be keys: taken even if nothing was asked. */
const ANY_ANSWER = /^(?:\x1b\[\?[\d;]*(?:c|\$y|n)|\x1b\[>[\d;]*c|\x1b[\]P][\s\S]*)$/

/** Collects the terminal's answers to PROBE from its input. */
export class ProbeAnswers {
  #complete = false
  /** The cursor's columns, from 1, as reported after each probed character. */
  readonly #columns: number[] = []
  #synchronised: boolean | undefined
  #wheel: boolean | undefined
  /** The answer about the background; '' is an invalid one. */
  #ground: Ground | '' | undefined

  get answers(): Answers {
    const [ambiguous, rule, blocks] = [this.#widest(MARKS), this.#widest([RULE]), this.#widest(BLOCKS)]
    return {
      ...(ambiguous && { ambiguous }),
      ...(rule && { rule }),
      ...(blocks && { blocks }),
      ...(this.#ground && { ground: this.#ground }),
      ...(this.#synchronised !== undefined && { synchronised: this.#synchronised }),
      ...(this.#wheel !== undefined && { wheel: this.#wheel }),
    }
  }

  /** Whether the last answer in order has come. */
  get complete(): boolean {
    return this.#complete
  }

  /** Whether the background is answered, in whatever order. */
  get hasGround(): boolean {
    return this.#ground !== undefined
  }

  /** Takes a control sequence if it is an answer, even a late one; returns whether it was. */
  take(sequence: string): boolean {
    const cursor = CURSOR.exec(sequence)
    if (cursor && !this.#complete) {
      this.#columns.push(Number(cursor[2]))
      return true
    }
    const background = BACKGROUND.exec(sequence)?.[1]
    if (background !== undefined) this.#ground = groundOfColour(background) ?? ''
    const [, mode, setting] = MODE.exec(sequence) ?? []
    // DECRPM: 0 is an unknown mode, 1 set, 2 reset, 3 always set, 4 never.
    if (mode === '2026') this.#synchronised = setting !== '0' && setting !== '4'
    if (mode === '1007' && (setting === '1' || setting === '2')) this.#wheel = setting === '1'
    if (ATTRIBUTES.test(sequence)) this.#complete = true
    return ANY_ANSWER.test(sequence)
  }

  /** The cells of the widest; undefined if the answers leave one open. */
  #widest(characters: readonly string[]): 1 | 2 | undefined {
    // With fewer or more reports than queries, none can be assigned to its query.
    if (this.#columns.length !== PROBED.length) return undefined
    const columns = characters.map((character) => this.#columns[PROBED.indexOf(character)])
    if (columns.some((column) => column !== 2 && column !== 3)) return undefined
    return columns.includes(3) ? 2 : 1
  }
}
