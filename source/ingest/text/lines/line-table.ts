import type { Range } from '../../../issue/index.ts'
import type { LineKind } from './line-kinds.ts'

/** Shared by all lines without unsafe runs: a text has a line for every few characters, and most have none. */
export const NONE: readonly Range[] = []

/** What a table holds of a line. */
export interface LineRow {
  readonly start: number
  readonly end: number
  readonly indent: number
  readonly row: number
  readonly kind: LineKind
  readonly unsafe: readonly Range[]
}

/** Numbers of a line: start, end, indent, row, and the place of its kind among the kinds. */
const STRIDE = 5
const [END, INDENT, ROW, KIND] = [1, 2, 3, 4]
const FIRST_LINES = 256
/** How many texts are kept that were made last. A power of two. */
const RECENT = 64

/** The lines of a source as numbers, 20 bytes each: as objects they would take twice as much memory as the text. */
export class LineTable {
  readonly #source: string
  #numbers = new Int32Array(FIRST_LINES * STRIDE)
  #length = 0
  readonly #kinds: LineKind[] = []
  readonly #unsafe = new Map<number, readonly Range[]>()
  readonly #recentPlaces = new Int32Array(RECENT).fill(-1)
  readonly #recentTexts: string[] = new Array<string>(RECENT).fill('')

  constructor(source: string) {
    this.#source = source
  }

  get length(): number {
    return this.#length
  }

  add({ start, end, indent, row, kind, unsafe }: LineRow): void {
    const place = this.#length++
    const from = place * STRIDE
    if (from === this.#numbers.length) this.#resize(place * 2)
    let code = this.#kinds.indexOf(kind)
    if (code < 0) code = this.#kinds.push(kind) - 1
    this.#numbers[from] = start
    this.#numbers[from + END] = end
    this.#numbers[from + INDENT] = indent
    this.#numbers[from + ROW] = row
    this.#numbers[from + KIND] = code
    if (unsafe.length > 0) this.#unsafe.set(place, unsafe)
  }

  /** Gives back the memory that lines after the last would have taken. */
  finish(): void {
    this.#resize(this.#length)
  }

  startOf(place: number): number {
    return this.#numbers[place * STRIDE] ?? 0
  }

  endOf(place: number): number {
    return this.#numbers[place * STRIDE + END] ?? 0
  }

  indentOf(place: number): number {
    return this.#numbers[place * STRIDE + INDENT] ?? 0
  }

  rowOf(place: number): number {
    return this.#numbers[place * STRIDE + ROW] ?? 0
  }

  kindOf(place: number): LineKind {
    return this.#kinds[this.#numbers[place * STRIDE + KIND] ?? 0] ?? 'prose'
  }

  unsafeOf(place: number): readonly Range[] {
    return this.#unsafe.size === 0 ? NONE : (this.#unsafe.get(place) ?? NONE)
  }

  /** The text of a line as it is in the source. */
  textOf(place: number): string {
    const slot = place & (RECENT - 1)
    if (this.#recentPlaces[slot] === place) return this.#recentTexts[slot] ?? ''
    const text = this.#source.slice(this.startOf(place), this.endOf(place))
    this.#recentPlaces[slot] = place
    this.#recentTexts[slot] = text
    return text
  }

  #resize(lines: number): void {
    const numbers = new Int32Array(lines * STRIDE)
    numbers.set(this.#numbers.subarray(0, this.#length * STRIDE))
    this.#numbers = numbers
  }
}
