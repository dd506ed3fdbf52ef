import { useCursor } from 'ink'
import { Rows } from './rows.tsx'
import type { View } from './view.ts'

/** The last rows of a screen, with the terminal's cursor in them while the user types. */
export const Foot = ({ foot, cursor }: Pick<View, 'foot' | 'cursor'>) => {
  const { setCursorPosition } = useCursor()
  setCursorPosition(cursor)
  return <Rows rows={foot} />
}
