import { Foot } from './foot.tsx'
import { Picker } from './picker.tsx'
import { Rows } from './rows.tsx'
import type { View } from './view.ts'

interface LayoutProps {
  readonly view: View
}

/** A screen from top to bottom: head, a list or rows, foot. */
export const ScreenLayout = ({ view: { head, body, foot, cursor } }: LayoutProps) => (
  <>
    <Rows rows={head} />
    {body.kind === 'list' ? <Picker list={body} /> : <Rows rows={body.rows} />}
    <Foot foot={foot} {...(cursor ? { cursor } : {})} />
  </>
)
