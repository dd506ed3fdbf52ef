import type { Row } from '../../../makeup/index.ts'
import { Rows } from '../../parts/rows.tsx'

export interface NameplateProps {
  readonly rows: readonly Row[]
}

/** The paper's name and what its masthead says, or one running head where there is no room for them. */
export const Nameplate = ({ rows }: NameplateProps) => <Rows rows={rows} />
