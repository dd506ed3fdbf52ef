import { datelineOf } from '../../forms/index.ts'
import type { SourceLine } from '../lines/source-line.ts'

/** Characters. */
const LONGEST = 30

/** Whether a line is a dateline alone: the report begins on the next. */
export const isBareDateline = ({ kind, text }: SourceLine): boolean =>
  kind === 'dated' && text.length <= LONGEST && datelineOf(text)?.raw.length === text.length
