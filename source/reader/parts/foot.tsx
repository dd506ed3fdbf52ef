import { useCursor } from 'ink'
import { Rows } from './rows.tsx'
import { cursorOf, type View } from './view.ts'

interface FootProps {
  readonly view: View
}

/** The last rows of a screen. They place the terminal's cursor, in whatever row: whether it is shown, the terminal room decides. */
export const Foot = ({ view }: FootProps) => {
  const { setCursorPosition } = useCursor()
  setCursorPosition(cursorOf(view))
  return <Rows rows={view.foot} />
}
