/**
 * Which tags end which elements if closing tags are missing or crossed: the part of the HTML standard's tree
 * construction (section 13.2.6) that pages of digital editions need.
 */
const set = (names: string): ReadonlySet<string> => new Set(names.split(' '))

export const VOID = set(
  'area base basefont br col embed frame hr img input link meta param source track wbr html head body',
)

/** Elements that break the line and end an open paragraph, the publishing systems' own among them. */
export const BLOCK = set(
  'address article aside blockquote cms-content center content dd details dir div dl dt fieldset figcaption figure ' +
    'footer form founder-author founder-content founder-title h1 h2 h3 h4 h5 h6 header hr li main menu nav ol p pre ' +
    'section table tbody td tfoot th thead tr ul',
)

/** Elements whose content is not text of the page; the brackets of `rp` are for browsers that know no readings. */
export const NOT_TEXT = set(
  'script style noscript iframe object embed select option textarea button input template rp',
)

/** Elements past whose start no tag inside them can close: table cells and lists. */
const CELL = set('table td th caption')
const LIST = set('table td th ul ol dl menu')
const TABLE = set('table')
const TABLE_PART = set('td th tr tbody thead tfoot caption')

/** An element of that name ends the nearest open one of these, unless a boundary is between them. */
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
  rt: [set('rt rp rb'), set('ruby')],
  rp: [set('rt rp rb'), set('ruby')],
  rb: [set('rt rp rb'), set('ruby')],
  option: [set('option'), set('select')],
  a: [set('a'), CELL],
}
const PARAGRAPH: readonly [ReadonlySet<string>, ReadonlySet<string>] = [set('p'), CELL]

/** The depth of the outermost of the `depth` open elements that opening `name` ends, or undefined. */
export const closedByOpening = (
  name: string,
  nameAt: (depth: number) => string,
  depth: number,
): number | undefined => {
  const rules = [IMPLIED[name], BLOCK.has(name) ? PARAGRAPH : undefined]
  let outermost: number | undefined
  for (const rule of rules) {
    if (!rule) continue
    const [ends, within] = rule
    for (let at = depth - 1; at >= 0; at--) {
      const open = nameAt(at)
      if (ends.has(open)) {
        outermost = Math.min(at, outermost ?? at)
        break
      }
      if (within.has(open)) break
    }
  }
  return outermost
}

/** The depth of the element that a closing tag ends, or undefined if it ends none. */
export const closedByClosing = (
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
