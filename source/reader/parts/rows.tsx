import { Text } from 'ink'
import { createContext, useContext } from 'react'
import type { Row } from '../../makeup/index.ts'
import { encode, PLAIN_PALETTE } from './encode.ts'

/** What the terminal can and may show. */
export const PaletteContext = createContext(PLAIN_PALETTE)

interface RowsProps {
  readonly rows: readonly Row[]
}

/** Rows that already fit: nothing here may wrap or cut them. A blank row is a space: Ink gives an empty text no height. */
export const Rows = ({ rows }: RowsProps) => {
  const palette = useContext(PaletteContext)
  if (rows.length === 0) return null
  return (
    <Text>
      {encode(
        rows.map((row) => (row.length > 0 ? row : [{ text: ' ' }])),
        palette,
      )}
    </Text>
  )
}
