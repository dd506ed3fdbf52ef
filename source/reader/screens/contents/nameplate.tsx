import type { Row } from '../../../makeup/index.ts'
import { Rows } from '../../parts/rows.tsx'

interface NameplateProps {
  readonly rows: readonly Row[]
}

/** The paper's name and masthead, or one running head if there is no room. */
export const Nameplate = ({ rows }: NameplateProps) => <Rows rows={rows} />
