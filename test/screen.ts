import xterm, { type IBufferCell, type Terminal } from '@xterm/headless'
import { eastAsianWidth } from 'get-east-asian-width'

export interface ScreenOptions {
  readonly columns?: number
  readonly rows?: number
  /** Cells this terminal gives an East Asian Ambiguous character. Default 1. */
  readonly ambiguous?: 1 | 2
}

/** One cell: its characters ('' in the second cell of a wide one) and its style in words, 'bold red'. */
interface Cell {
  readonly text: string
  readonly style: string
}

/** A headless terminal: what the bytes written to it show. */
export interface Screen {
  readonly terminal: Terminal
  /** Resolves when the terminal has processed the data. */
  write(data: string): Promise<void>
  resize(columns: number, rows: number): void
  /** The rows as text, trailing blanks cut. */
  lines(): string[]
  /** The rows joined by line feeds. */
  text(): string
  /** The rows with their styles, for golden files: `«bold»衡阳日报«»`, trailing plain blanks cut. */
  styled(): string
  /** Every cell of every row, to compare two screens exactly. */
  cells(): Cell[][]
  /** The cursor's place, from 0, and whether it is visible. */
  cursor(): { readonly column: number; readonly row: number; readonly shown: boolean }
  /** Whether the alternate screen is on. */
  alternate(): boolean
}

const COLOURS = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white']

const colourOf = (mode: 'palette' | 'rgb' | 'default', value: number): string => {
  if (mode === 'default') return ''
  return mode === 'palette' ? (COLOURS[value] ?? `${value}`) : `#${value.toString(16).padStart(6, '0')}`
}

const styleOf = (cell: IBufferCell): string => {
  const mode = (isDefault: boolean, isRgb: boolean) => (isDefault ? 'default' : isRgb ? 'rgb' : 'palette')
  const foreground = colourOf(mode(cell.isFgDefault(), cell.isFgRGB()), cell.getFgColor())
  const background = colourOf(mode(cell.isBgDefault(), cell.isBgRGB()), cell.getBgColor())
  return [
    cell.isBold() ? 'bold' : '',
    cell.isDim() ? 'dim' : '',
    cell.isItalic() ? 'italic' : '',
    cell.isUnderline() ? 'underline' : '',
    cell.isInverse() ? 'inverse' : '',
    cell.isStrikethrough() ? 'strike' : '',
    foreground,
    background && `on-${background}`,
  ]
    .filter(Boolean)
    .join(' ')
}

/** Packs a character's properties as xterm.js does: whether it joins the cell before, the cell's width, and our own state. */
const pack = (joins: boolean, width: number, state: number): number =>
  (state << 3) | (width << 1) | (joins ? 1 : 0)
/** States after a character: a zero-width joiner, the first regional indicator of a flag. */
const JOINER = 1
const HALF_FLAG = 2

/**
 * Measures clusters as current terminals do. The table of xterm.js is that of Unicode 6, where no emoji is wide and a family
 * is five characters.
 */
const useWidths = (terminal: Terminal, ambiguous: 1 | 2): void => {
  const wcwidth = (code: number): 0 | 1 | 2 => {
    if (code < 32 || /^[\p{M}\p{Cf}]$/u.test(String.fromCodePoint(code))) return 0
    return eastAsianWidth(code, { ambiguousAsWide: ambiguous === 2 })
  }
  terminal.unicode.register({
    version: 'current',
    wcwidth,
    charProperties: (code, before) => {
      const [state, widthBefore] = [before >> 3, (before >> 1) & 3]
      const character = String.fromCodePoint(code)
      const width = wcwidth(code)
      if (before !== 0) {
        if (code === 0xfe0f) return pack(true, 2, 0)
        if (width === 0) return pack(true, widthBefore, code === 0x200d ? JOINER : 0)
        if (state === JOINER && /^\p{Extended_Pictographic}$/u.test(character))
          return pack(true, widthBefore, 0)
        if (state === HALF_FLAG && /^\p{RI}$/u.test(character)) return pack(true, 2, 0)
      }
      return pack(false, width, /^\p{RI}$/u.test(character) ? HALF_FLAG : 0)
    },
  })
  terminal.unicode.activeVersion = 'current'
}

/** Opens a headless terminal, 80x24 by default. */
export const createScreen = ({ columns = 80, rows = 24, ambiguous = 1 }: ScreenOptions = {}): Screen => {
  const terminal = new xterm.Terminal({ cols: columns, rows, scrollback: 0, allowProposedApi: true })
  useWidths(terminal, ambiguous)

  const cells = (): Cell[][] => {
    const buffer = terminal.buffer.active
    return Array.from({ length: terminal.rows }, (_, row) => {
      const line = buffer.getLine(buffer.baseY + row)
      return Array.from({ length: terminal.cols }, (_, column) => {
        const cell = line?.getCell(column)
        if (!cell) return { text: ' ', style: '' }
        const text = cell.getWidth() === 0 ? '' : cell.getChars() || ' '
        return { text, style: styleOf(cell) }
      })
    })
  }
  const lines = (): string[] =>
    cells().map((row) =>
      row
        .map(({ text }) => text)
        .join('')
        .trimEnd(),
    )

  return {
    terminal,
    write: (data) => new Promise((done) => terminal.write(data, done)),
    resize: (newColumns, newRows) => terminal.resize(newColumns, newRows),
    lines,
    text: () => lines().join('\n'),
    styled: () =>
      cells()
        .map((row) => {
          let style = ''
          let line = ''
          for (const cell of row) {
            if (cell.style !== style) line += `«${cell.style}»`
            style = cell.style
            line += cell.text
          }
          return style ? `${line}«»` : line.trimEnd()
        })
        .join('\n'),
    cells,
    cursor: () => ({
      column: terminal.buffer.active.cursorX,
      row: terminal.buffer.active.cursorY,
      shown: !(terminal as unknown as { _core: { coreService: { isCursorHidden: boolean } } })._core
        .coreService.isCursorHidden,
    }),
    alternate: () => terminal.buffer.active.type === 'alternate',
  }
}
