import { Foot } from '../../parts/foot.tsx'
import { Rows } from '../../parts/rows.tsx'
import type { ContentsScreen, State } from '../../state/state.ts'
import { contentsView } from './contents-rows.ts'
import { Headlines } from './headlines.tsx'
import { Nameplate } from './nameplate.tsx'

interface ContentsProps {
  readonly state: State
  readonly screen: ContentsScreen
}

/** One page of the paper: nameplate, headlines, keys. */
export const ContentsPane = ({ state, screen }: ContentsProps) => {
  const view = contentsView(state, screen)
  const { head, body } = view
  return (
    <>
      <Nameplate rows={head} />
      {body.kind === 'list' ? <Headlines list={body} /> : <Rows rows={body.rows} />}
      <Foot view={view} />
    </>
  )
}
