import { Picker } from '../../parts/picker.tsx'
import type { List } from '../../parts/view.ts'

interface HeadlinesProps {
  readonly list: List
}

/** The list of headlines. */
export const Headlines = ({ list }: HeadlinesProps) => <Picker list={list} />
