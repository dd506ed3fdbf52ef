/**
 * Which tags end which elements where a page leaves closing tags out or crosses them: the part of the HTML standard's
 * tree construction (section 13.2.6) that the pages of digital editions lean on.
 */
const set = (names: string): ReadonlySet<string> => new Set(names.split(' '))

export const VOID = set(
  'area base basefont br col embed frame hr img input link meta param source track wbr html head body',
)

/** Elements that break the line and end an open paragraph. Those of the publishing systems count as such. */
export const BLOCK = set(
  'address article aside blockquote cms-content center content dd details dir div dl dt fieldset figcaption figure ' +
    'footer form founder-author founder-content founder-title h1 h2 h3 h4 h5 h6 header hr li main menu nav ol p pre ' +
    'section table tbody td tfoot th thead tr ul',
)

/** Cells and lists keep what is inside from closing what is outside. */
const CELL = set('table td th caption')
const LIST = set('table td th ul ol dl menu')
const TABLE = set('table')
const TABLE_PART = set('td th tr tbody thead tfoot caption')

/** A new element of that name ends the nearest open one of these, unless one of those stands between. */
const IMPLIED: Readonly<Record<string, readonly [ends: ReadonlySet<string>, within: ReadonlySet<string>]>> = {
  li: [set('li'), LIST],
  dd: [set('dd dt'), LIST],
  dt: [set('dd dt'), LIST],
  td: [set('td th'), TABLE],
  th: [set('td th'), TABLE],
  tr: [set('tr'), TABLE],
  tbody: [set('tbody thead tfoot'), TABLE],
  thead: [set('tbody thead tfoot'), TABLE],
  tfoot: [set('tbody thead tfoot'), TABLE],
  option: [set('option'), set('select')],
  a: [set('a'), CELL],
}
const PARAGRAPH: readonly [ReadonlySet<string>, ReadonlySet<string>] = [set('p'), CELL]

/** The depth of the outermost element that opening `name` ends, among `depth` open ones, or undefined. */
export const closedBy = (
  name: string,
  nameAt: (depth: number) => string,
  depth: number,
): number | undefined => {
  const rules = [IMPLIED[name], BLOCK.has(name) ? PARAGRAPH : undefined]
  let found: number | undefined
  for (const rule of rules) {
    if (!rule) continue
    const [ends, within] = rule
    for (let at = depth - 1; at >= 0; at--) {
      const open = nameAt(at)
      if (ends.has(open)) {
        found = Math.min(at, found ?? at)
        break
      }
      if (within.has(open)) break
    }
  }
  return found
}

/** The depth of the element that a closing tag ends, or undefined where it ends none. */
export const closes = (
  name: string,
  nameAt: (depth: number) => string,
  depth: number,
): number | undefined => {
  for (let at = depth - 1; at >= 0; at--) {
    const open = nameAt(at)
    if (open === name) return at
    if (name !== 'table' && (TABLE_PART.has(name) ? TABLE : CELL).has(open)) return undefined
    if (!BLOCK.has(name) && BLOCK.has(open)) return undefined
  }
  return undefined
}
