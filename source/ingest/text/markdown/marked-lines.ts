import type { Range } from '../../../issue/index.ts'
import type { LineKind } from '../lines/line-kinds.ts'
import type { Mark } from '../lines/mark.ts'
import { type SourceLine, unmarkerOf } from '../lines/source-line.ts'
import { latexLines } from '../tables/latex-rows.ts'
import { type TableLine, tableLines } from '../tables/table-lines.ts'
import { type TableSource, taggedTables } from '../tables/table-tags.ts'
import { withTabs } from '../tables/tabs.ts'
import { type BlockMarks, blockMarks, isOnlyMark, isRemark, underlineLevel } from './block-marks.ts'
import { inlineMarks } from './inline-marks.ts'
import { isMarkdown } from './signs.ts'
import { aroundAnswer } from './thoughts.ts'

/** The lines of a text without the marks of Markdown, and with its tables. */
export interface MarkedLines {
  readonly lines: readonly SourceLine[]
  /** Ranges that are only mark-up, or what a model says about its transcript. */
  readonly markup: readonly Range[]
}

const shifted = (ranges: readonly Range[], by: number): Range[] =>
  ranges.map(([from, to]): Range => [from + by, to + by])

/** The most rows from one row of a table to the next: each printed line may be a block of its own. */
const MAX_ROW_GAP = 2

const BREAK = /<br\s*\/?>/gi
const COMMENT = /^<!--/
/** The longest comment over several lines, in code units. */
const MAX_COMMENT = 4000

/** An item of a numbered list. */
const ORDERED = /^(\d{1,2})[.)）]\s*(?=[^\s\d])/

/** A part of a line, with its marks as ranges of the source. */
interface Part {
  readonly range: Range
  readonly marks: readonly Range[]
  readonly mark: Mark
  readonly kind?: LineKind
}

/** The tables in HTML but for those in which a line already has a mark: it would be read twice, or the rest of the table not at all. */
const tablesOutside = (source: string, printed: readonly SourceLine[]): TableSource[] => {
  const tables = taggedTables(source)
  if (tables.length === 0) return tables
  const marked = printed.filter(({ mark }) => mark)
  return tables.filter(({ range }) => !marked.some(({ start, end }) => start < range[1] && end > range[0]))
}

/** Reads a text line by line. */
class MarkReader {
  readonly #source: string
  readonly #printed: readonly SourceLine[]
  readonly #tabs: readonly number[]
  readonly #isMarkdown: boolean
  readonly #tables: readonly TableSource[]
  readonly #unmark: ReturnType<typeof unmarkerOf>
  readonly #lines: SourceLine[] = []
  readonly #markup: Range[] = []
  /** How many rows more there are than in the source, because lines were broken at `<br>`. */
  #extraRows = 0
  #tableCount = 0
  #nextTable = 0
  #isInComment = false
  /** What a model prints around its answer. */
  readonly #around: readonly Range[]
  #nextAround = 0
  /** The index of the last line that is more than a mark. */
  #lastText: number | undefined

  constructor(source: string, printed: readonly SourceLine[], tabs: readonly number[]) {
    this.#source = source
    this.#printed = printed
    this.#tabs = tabs
    this.#isMarkdown = isMarkdown(source)
    this.#around = this.#isMarkdown ? aroundAnswer(source) : []
    this.#tables = this.#isMarkdown ? tablesOutside(source, printed) : []
    this.#unmark = unmarkerOf(source)
  }

  read(): MarkedLines {
    for (let index = 0; index < this.#printed.length; ) {
      const rows = this.#readTable(index)
      if (rows === 0) this.#readLine(index)
      index += Math.max(1, rows)
    }
    const isUnchanged = !this.#isMarkdown && this.#tableCount === 0
    return { lines: isUnchanged ? this.#printed : this.#lines, markup: this.#markup }
  }

  #textOf({ start, end }: SourceLine): string {
    return this.#source.slice(start, end)
  }

  /**
   * The line at `index` of a run of rows that began at `first`, below each other or with an empty row between any two; undefined where
   * it ends, or if the line has a mark already.
   */
  #inRun(first: number, index: number): SourceLine | undefined {
    const [head, line] = [this.#printed[first], this.#printed[index]]
    if (!head || !line || line.mark) return undefined
    const gap = Math.min(MAX_ROW_GAP, (this.#printed[first + 1]?.row ?? head.row + 1) - head.row)
    return line.row - head.row === (index - first) * gap ? line : undefined
  }

  /** Reads a table that is not in HTML. @returns how many lines it takes */
  #readTable(index: number): number {
    const lineAt = (at: number): TableLine | undefined => {
      const line = this.#inRun(index, at)
      if (!line) return undefined
      const text = withTabs(this.#textOf(line), line.start, this.#tabs)
      return { text, indent: line.indent, isSafe: line.unsafe.length === 0 }
    }
    const latex = this.#isMarkdown ? latexLines((at) => lineAt(at)?.text, index) : []
    const rows = latex.length > 0 ? latex : tableLines(lineAt, index)
    const table = rows.length > 0 ? this.#tableCount++ : 0
    for (const [at, row] of rows.entries()) {
      const line = this.#printed[index + at]
      if (line && row === 'rule') this.#markup.push([line.start, line.end])
      else if (line && row !== 'rule')
        this.#addRow(line, [line.start, line.end], table, shifted(row, line.start))
    }
    return rows.length
  }

  /** Adds a row; its marks are what is between its cells, and the marks in them. */
  #addRow(line: SourceLine, range: Range, table: number, cells: readonly Range[]): void {
    const between: Range[] = []
    let from = range[0]
    for (const [start, end] of cells) {
      if (start > from) between.push([from, start])
      from = Math.max(from, end)
    }
    if (from < range[1]) between.push([from, range[1]])
    const inside = this.#isMarkdown ? cells.flatMap(([start, end]) => this.#marksIn([start, end])) : []
    this.#add(line, {
      range,
      marks: [...between, ...inside],
      mark: { kind: 'row', table, cells },
      kind: 'table',
    })
  }

  #marksIn([start, end]: Range): Range[] {
    const text = this.#source.slice(start, end)
    const breaks = [...text.matchAll(BREAK)].map(({ 0: tag, index }): Range => [index, index + tag.length])
    return shifted([...inlineMarks(text), ...breaks], start)
  }

  #readLine(index: number): void {
    const line = this.#printed[index]
    if (!line) return
    if (!this.#isMarkdown || line.mark) {
      const index = this.#lines.length
      // A copy of every line would take as much memory as the text.
      const row = line.row + this.#extraRows
      this.#lines.push(line.index === index && line.row === row ? line : line.with({ index, row }))
      return
    }
    let from = line.start
    for (let table = this.#tables[this.#nextTable]; table; table = this.#tables[++this.#nextTable]) {
      const [start, end] = table.range
      if (start >= line.end) break
      if (start > from) this.#readText(index, line, [from, start])
      if (start >= from) this.#addTable(line, table)
      from = Math.max(from, Math.min(end, line.end))
      if (end > line.end) return
    }
    if (from < line.end) this.#readText(index, line, [from, line.end])
  }

  #addTable(line: SourceLine, { range: [start, end], rows }: TableSource): void {
    const table = this.#tableCount++
    let from = start
    for (const [row, cells] of rows.entries()) {
      const to = row === rows.length - 1 ? end : Math.max(from, cells.at(-1)?.[1] ?? from)
      this.#addRow(line, [from, to], table, cells)
      from = to
      this.#extraRows++
    }
  }

  /** Reads a line, or a part of one beside a table. */
  #readText(index: number, line: SourceLine, [start, end]: Range): void {
    const around = this.#aroundAt(start)
    if (around && around[0] < end) {
      if (start < around[0]) this.#readText(index, line, [start, around[0]])
      this.#markup.push([Math.max(start, around[0]), Math.min(end, around[1])])
      if (end > around[1]) this.#readText(index, line, [around[1], end])
      return
    }
    const text = this.#source.slice(start, end).trim()
    const from = start + this.#source.slice(start, end).indexOf(text)
    const [isFirst, isLast] = [this.#lines.length === 0, this.#isLastText(index)]
    if (isRemark(text, isFirst, isLast) || isOnlyMark(text)) {
      const level = underlineLevel(text)
      if (level !== undefined) this.#underline(index, level)
      this.#markup.push([start, end])
      return
    }
    if (this.#isInComment || (COMMENT.test(text) && !text.includes('-->') && this.#endsComment(end))) {
      this.#isInComment = !text.includes('-->')
      this.#markup.push([start, end])
      return
    }
    const marks = blockMarks(text)
    const read = this.#isOrdered(index) ? { ...marks, mark: { kind: 'list' } as const } : marks
    this.#addBroken(line, [from, from + text.length], read)
  }

  /** What is around the answer at an offset or next below it. */
  #aroundAt(offset: number): Range | undefined {
    let around = this.#around[this.#nextAround]
    while (around && around[1] <= offset) around = this.#around[++this.#nextAround]
    return around
  }

  /** Whether a comment ends below; of one that does not, only the line would be certain, and that may be text. */
  #endsComment(from: number): boolean {
    const below = this.#source.slice(from, from + MAX_COMMENT)
    const end = below.indexOf('-->')
    return end >= 0 && !below.slice(0, end).includes('<!--')
  }

  /** Adds a line, broken at each `<br>`. */
  #addBroken(line: SourceLine, [from, to]: Range, { mark, marks, kind }: BlockMarks): void {
    const own = shifted(marks, from)
    let start = from
    for (const { 0: tag, index } of this.#source.slice(from, to).matchAll(BREAK)) {
      const end = from + index + tag.length
      const breaks: Range = [end - tag.length, end]
      this.#add(line, partOf([start, end], [...own, breaks], mark, kind))
      this.#extraRows++
      start = end
    }
    if (start < to) this.#add(line, partOf([start, to], own, mark, kind))
  }

  /** Whether a line is an item of a numbered list: the next number is right below it, or the one before right above. */
  #isOrdered(index: number): boolean {
    const numberAt = (at: number): number | undefined => {
      const line = this.#printed[at]
      const number = line && !line.mark && ORDERED.exec(this.#textOf(line))?.[1]
      return number === undefined ? undefined : Number(number)
    }
    const own = numberAt(index)
    return own !== undefined && (numberAt(index + 1) === own + 1 || numberAt(index - 1) === own - 1)
  }

  #isLastText(index: number): boolean {
    this.#lastText ??= this.#printed.findLastIndex((line) => !isOnlyMark(this.#textOf(line)))
    return index >= this.#lastText
  }

  /** Makes the line above a heading, if it is a title with nothing right above it. */
  #underline(index: number, level: number): void {
    const [above, line] = [this.#printed[index - 1], this.#printed[index]]
    const last = this.#lines.at(-1)
    if (!above || !line || !last || above.row !== line.row - 1 || last.kind !== 'title') return
    const isBelow = last.start >= above.start && last.end <= above.end
    if (!isBelow || this.#printed[index - 2]?.row === above.row - 1) return
    if (last.mark?.kind === 'plain' || last.mark?.kind === 'strong')
      this.#lines[this.#lines.length - 1] = last.with({ mark: { kind: 'heading', level } })
  }

  #add(line: SourceLine, part: Part): void {
    const row = line.row + this.#extraRows
    const title = part.mark.kind === 'heading' ? ({ kind: 'title' } as const) : {}
    const added = this.#unmark(line.with({ row }), { ...part, ...title })
    if (added) this.#lines.push(added.with({ index: this.#lines.length }))
    else this.#markup.push(part.range)
  }
}

const partOf = (range: Range, marks: readonly Range[], mark: Mark, kind: LineKind | undefined): Part => ({
  range,
  marks: marks.filter(([from, to]) => from < range[1] && to > range[0]),
  mark,
  ...(kind ? { kind } : {}),
})

/**
 * Takes the marks of Markdown off the lines of a text, if it is Markdown, and finds its tables.
 * @param tabs the offsets of the tabs, which are spaces in the source
 */
export const markedLines = (
  source: string,
  printed: readonly SourceLine[],
  tabs: readonly number[],
): MarkedLines => new MarkReader(source, printed, tabs).read()
