import type { Html } from '../epaper/html/html.ts'
import { BLOCK } from '../epaper/html/nesting.ts'
import { fontSizeOf, NORMAL_SIZE } from './font-size.ts'

/** What the elements around a text say of it. */
export interface TextContext {
  /** The level of the heading that it is in. */
  readonly level?: number
  readonly role?: 'list' | 'quote' | 'caption' | 'site'
  /** The index of the link that it is in. */
  readonly link?: number
  /** Pixels. */
  readonly size: number
  /** The index of the innermost block around it; -1 if there is none. */
  readonly block: number
}

const OUTSIDE: TextContext = { size: NORMAL_SIZE, block: -1 }
const ROLES: Readonly<Record<string, TextContext['role']>> = {
  li: 'list',
  dd: 'list',
  dt: 'list',
  blockquote: 'quote',
  figcaption: 'caption',
  // The title of a window and what leads about a site are not printed on a page.
  title: 'site',
  nav: 'site',
  menu: 'site',
  footer: 'site',
}
const HEADING = /^h[1-6]$/

/** The context of each node of a page, found in one pass: those of an element's content come after its own. */
export const contextsOf = ({ nodes }: Html): readonly TextContext[] => {
  const contexts: TextContext[] = []
  for (const [index, node] of nodes.entries()) {
    const around = contexts[node.parent] ?? OUTSIDE
    if (node.kind !== 'element') {
      contexts.push(around)
      continue
    }
    const { name } = node
    const role = around.role === 'site' ? around.role : (ROLES[name] ?? around.role)
    const size = fontSizeOf(node, around.size)
    const isBlock = BLOCK.has(name)
    const level = HEADING.test(name) ? Number(name[1]) : around.level
    if (name === 'a' || isBlock || level !== around.level || role !== around.role || size !== around.size)
      contexts.push({
        ...around,
        size,
        ...(isBlock ? { block: index } : {}),
        ...(name === 'a' ? { link: index } : {}),
        ...(level === undefined ? {} : { level }),
        ...(role === undefined ? {} : { role }),
      })
    else contexts.push(around)
  }
  return contexts
}
