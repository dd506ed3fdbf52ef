import { Text } from 'ink'
import { createContext, useContext } from 'react'
import type { Row } from '../../makeup/index.ts'
import { encode } from './encode.ts'

/** Whether colour may be used. Bold and dim always are. */
export const ColourContext = createContext(true)

interface RowsProps {
  readonly rows: readonly Row[]
}

/** Rows that already fit: nothing here may wrap or cut them. A blank row is a space: Ink gives an empty text no height. */
export const Rows = ({ rows }: RowsProps) => {
  const colour = useContext(ColourContext)
  if (rows.length === 0) return null
  return (
    <Text>
      {encode(
        rows.map((row) => (row.length > 0 ? row : [{ text: ' ' }])),
        colour,
      )}
    </Text>
  )
}
