import { Foot } from './foot.tsx'
import { Picker } from './picker.tsx'
import { Rows } from './rows.tsx'
import type { View } from './view.ts'

interface LayoutProps {
  readonly view: View
}

/** A screen from top to bottom: head, a list or rows, foot. */
export const ScreenLayout = ({ view }: LayoutProps) => (
  <>
    <Rows rows={view.head} />
    {view.body.kind === 'list' ? <Picker list={view.body} /> : <Rows rows={view.body.rows} />}
    <Foot view={view} />
  </>
)
