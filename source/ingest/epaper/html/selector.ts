import type { Element, Html } from './html.ts'

/** One compound of a selector, `td.font02[align=center]`; parts not given are undefined or empty. */
interface Compound {
  readonly name?: string
  readonly id?: string
  readonly classes: readonly string[]
  readonly attributes: readonly (readonly [name: string, value: string])[]
}

interface Selector {
  /** From the outermost ancestor to the element itself. */
  readonly compounds: readonly Compound[]
  /** The name to look up in the page's index: the most specific one in the last compound. */
  readonly key: string
}

const compoundOf = (text: string): Compound => {
  const attributes = [...text.matchAll(/\[([\w-]+)=([^\]]*)\]/g)].map(
    ([, name = '', value = '']) => [name, value.toLowerCase()] as const,
  )
  const bare = text.replace(/\[[^\]]*\]/g, '')
  const name = /^[\w-]+/.exec(bare)?.[0]
  const id = /#([\w-]+)/.exec(bare)?.[1]?.toLowerCase()
  const classes = [...bare.matchAll(/\.([\w-]+)/g)].map(([, one = '']) => one.toLowerCase())
  return { classes, attributes, ...(name ? { name } : {}), ...(id ? { id } : {}) }
}

const keyOf = ({ id, classes, name }: Compound): string => {
  if (id) return `#${id}`
  return classes[0] ? `.${classes[0]}` : (name ?? '')
}

const selectorOf = (text: string): Selector => {
  const compounds = text.trim().split(/\s+/).map(compoundOf)
  const last = compounds.at(-1)
  return { compounds, key: last ? keyOf(last) : '' }
}

const compiled = new Map<string, readonly Selector[]>()

/** Selectors of the part of CSS that forms are written in: `tag#id.class[name=value]`, descendants, commas. */
const selectorsOf = (text: string): readonly Selector[] => {
  const cached = compiled.get(text)
  if (cached) return cached
  const selectors = text.split(',').map(selectorOf)
  compiled.set(text, selectors)
  return selectors
}

const classesOf = (element: Element): string[] => element.attributes.class?.toLowerCase().split(/\s+/) ?? []

/** Names, ids and classes are compared in lower case: templates use both. */
const matchesCompound = (element: Element, { name, id, classes, attributes }: Compound): boolean => {
  if (name && element.name !== name) return false
  if (id && element.attributes.id?.trim().toLowerCase() !== id) return false
  if (!attributes.every(([key, value]) => element.attributes[key]?.trim().toLowerCase() === value))
    return false
  if (classes.length === 0) return true
  const ownClasses = classesOf(element)
  return classes.every((name) => ownClasses.includes(name))
}

const matches = (html: Html, element: Element, { compounds }: Selector): boolean => {
  const last = compounds.at(-1)
  if (!last || !matchesCompound(element, last)) return false
  let remaining = compounds.length - 2
  for (let index = element.parent; index >= 0 && remaining >= 0; ) {
    const ancestor = html.nodes[index]
    if (ancestor?.kind !== 'element') return false
    const wanted = compounds[remaining]
    if (wanted && matchesCompound(ancestor, wanted)) remaining--
    index = ancestor.parent
  }
  return remaining < 0
}

export const isA = (html: Html, index: number, selector: string): boolean => {
  const node = html.nodes[index]
  return node?.kind === 'element' && selectorsOf(selector).some((one) => matches(html, node, one))
}

/** Indices of the elements of `html` that a selector names, in document order. */
export const select = (html: Html, selector: string): number[] => {
  const indices: number[] = []
  for (const compiledSelector of selectorsOf(selector)) {
    const named = html.named.get(compiledSelector.key)
    if (!named) continue
    for (const index of named) {
      const node = html.nodes[index]
      if (node?.kind === 'element' && matches(html, node, compiledSelector)) indices.push(index)
    }
  }
  return indices.length < 2 ? indices : [...new Set(indices)].sort((one, other) => one - other)
}

/** Like `select`, without elements inside another match. */
export const selectOutermost = (html: Html, selector: string): number[] => {
  let end = -1
  return select(html, selector).filter((index) => {
    if (index < end) return false
    end = html.nodes[index]?.end ?? index
    return true
  })
}
