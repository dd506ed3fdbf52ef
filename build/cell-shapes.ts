/** A cell of the picture in its units. */
export const CELL = { width: 9, height: 22 }

interface Cell {
  readonly x: number
  readonly y: number
}

const { width, height } = CELL

const rect = ({ x, y }: Cell, left: number, top: number, across: number, down: number): string =>
  `M${x + left} ${y + top}h${across}v${down}h${-across}z`

/** The quarters of a block element: 1 upper left, 2 upper right, 4 lower left, 8 lower right. */
const QUARTERS: Readonly<Record<string, number>> = {
  '▘': 1,
  '▝': 2,
  '▀': 3,
  '▖': 4,
  '▌': 5,
  '▞': 6,
  '▛': 7,
  '▗': 8,
  '▚': 9,
  '▐': 10,
  '▜': 11,
  '▄': 12,
  '▙': 13,
  '▟': 14,
  '█': 15,
}

const quarters = (cell: Cell, bits: number): string =>
  [0, 1, 2, 3]
    .filter((quarter) => bits & (1 << quarter))
    .map((quarter) =>
      rect(cell, (quarter % 2) * (width / 2), quarter < 2 ? 0 : height / 2, width / 2, height / 2),
    )
    .join('')

/** The sides from which a hairline runs to the middle: 1 up, 2 right, 4 down, 8 left. */
const SIDES: Readonly<Record<string, number>> = {
  '│': 5,
  '─': 10,
  '└': 3,
  '┌': 6,
  '├': 7,
  '┘': 9,
  '┴': 11,
  '┐': 12,
  '┤': 13,
  '┬': 14,
  '┼': 15,
}

/** The thickness of a hairline, and the middle of a cell that it runs through. */
const HAIR = 1
const MIDDLE = { x: (width - HAIR) / 2, y: (height - HAIR) / 2 }

const hairlines = (cell: Cell, sides: number): string =>
  [
    sides & 1 ? rect(cell, MIDDLE.x, 0, HAIR, MIDDLE.y + HAIR) : '',
    sides & 2 ? rect(cell, MIDDLE.x, MIDDLE.y, width - MIDDLE.x, HAIR) : '',
    sides & 4 ? rect(cell, MIDDLE.x, MIDDLE.y, HAIR, height - MIDDLE.y) : '',
    sides & 8 ? rect(cell, 0, MIDDLE.y, MIDDLE.x + HAIR, HAIR) : '',
  ].join('')

/** Dots and dashes stand in the middle of their cell, as in Chinese print. */
const dots = (cell: Cell, count: number): string =>
  Array.from({ length: count }, (_, index) =>
    rect(cell, (width / count) * (index + 0.5) - 0.8, height / 2 - 0.8, 1.6, 1.6),
  ).join('')

/** Ticks of a quotation mark, thick below in opening ones and above in closing ones. */
const ticks = ({ x, y }: Cell, count: number, opens: boolean): string =>
  Array.from({ length: count }, (_, index) => {
    const left = x + (count === 2 ? 1.5 : 3.5) + index * 3.6
    return opens ? `M${left} ${y + 8}l1.4 -4.5h1l-.4 4.5z` : `M${left} ${y + 8}l.4 -4.5h2l-1.4 4.5z`
  }).join('')

/**
 * The outline of a mark that fonts draw in different widths and places, as the data of an SVG path; undefined for what is text.
 * Dots, dashes, blocks and hairlines are then true in any viewer.
 */
export const shapeOf = (text: string, cell: Cell): string | undefined => {
  const bits = QUARTERS[text]
  if (bits !== undefined) return quarters(cell, bits)
  const sides = SIDES[text]
  if (sides !== undefined) return hairlines(cell, sides)
  if (text === '·') return dots(cell, 1)
  if (text === '…') return dots(cell, 3)
  if (text === '“' || text === '”') return ticks(cell, 2, text === '“')
  if (text === '‘' || text === '’') return ticks(cell, 1, text === '‘')
  if (text === '—') return rect(cell, 0, height / 2 - 0.6, width, 1.2)
  if (text === '■') return rect(cell, 1, height / 2 - 3.5, 7, 7)
  if (text === '░')
    return [0, 1, 2, 3].map((dot) => rect(cell, (dot % 2) * 4.5 + 1.5, dot < 2 ? 4 : 14, 1.5, 1.5)).join('')
  return undefined
}
