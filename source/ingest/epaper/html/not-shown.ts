import type { Element } from './html.ts'

/** Why a page does not show an element as its text. */
export type NotShown = 'deleted' | 'hidden'

const DELETED = new Set('del s strike'.split(' '))
const STRUCK = /text-decoration(?:-line)?\s*:[^;]*line-through/i
const INVISIBLE =
  /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden|(?:font-size|opacity)\s*:\s*0(?:\.0+)?(?:px|pt|em|%)?\s*(?:!|;|$))/i

/** Whether an element's text is struck out or not shown at all. */
export const notShown = ({ name, attributes }: Element): NotShown | undefined => {
  const { style = '' } = attributes
  if (DELETED.has(name) || STRUCK.test(style)) return 'deleted'
  const isHidden =
    Object.hasOwn(attributes, 'hidden') || attributes['aria-hidden'] === 'true' || INVISIBLE.test(style)
  return isHidden ? 'hidden' : undefined
}
