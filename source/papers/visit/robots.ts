/** What robots.txt (RFC 9309) says to us. */
export interface Robots {
  /** Of a path with its query. */
  allows(path: string): boolean
  /** `Crawl-delay`, which is no part of the RFC but widely used, ms. */
  readonly delayMs: number
}

interface Rule {
  readonly allow: boolean
  readonly pattern: string
}

interface Group {
  readonly agents: string[]
  readonly rules: Rule[]
  delayMs: number
}

export const EVERYTHING: Robots = { allows: () => true, delayMs: 0 }

const groupsOf = (text: string): readonly Group[] => {
  const groups: Group[] = []
  let naming = false
  for (const line of text.split(/\r\n?|\n/)) {
    const [told = ''] = line.split('#')
    const colon = told.indexOf(':')
    if (colon < 0) continue
    const field = told.slice(0, colon).trim().toLowerCase()
    const value = told.slice(colon + 1).trim()
    if (field === 'user-agent') {
      // Agents named one after the other share the rules that follow them.
      if (!naming) groups.push({ agents: [], rules: [], delayMs: 0 })
      groups.at(-1)?.agents.push(value.toLowerCase())
      naming = true
      continue
    }
    const group = groups.at(-1)
    if (!group) continue
    if (field === 'allow' || field === 'disallow') {
      naming = false
      if (value) group.rules.push({ allow: field === 'allow', pattern: value })
    } else if (field === 'crawl-delay') {
      naming = false
      if (Number(value) > 0) group.delayMs = Number(value) * 1000
    }
  }
  return groups
}

/** One spelling for one path: percent-encoding is undone where it hides nothing and upper-cased where it stays. */
const spelled = (path: string): string =>
  path
    .replace(/[^\x21-\x7e]/gu, (character) => encodeURIComponent(character))
    .replace(/%[0-9a-f]{2}/gi, (code) => {
      const character = String.fromCharCode(Number.parseInt(code.slice(1), 16))
      return /[\w.~-]/.test(character) ? character : code.toUpperCase()
    })

/** Whether a pattern with `*` and a closing `$` meets a path. Linear in both: a hostile file costs nothing. */
const meets = (pattern: string, path: string): boolean => {
  const ends = pattern.endsWith('$')
  const [head = '', ...rest] = (ends ? pattern.slice(0, -1) : pattern).split('*')
  if (!path.startsWith(head)) return false
  let at = head.length
  const last = rest.pop()
  for (const piece of rest) {
    const found = path.indexOf(piece, at)
    if (found < 0) return false
    at = found + piece.length
  }
  if (last === undefined) return !ends || at === path.length
  return ends ? path.length - last.length >= at && path.endsWith(last) : path.indexOf(last, at) >= 0
}

/**
 * Reads a robots.txt for one product token (`baolan`): its own groups together, else those of `*`.
 * The longest pattern that meets a path decides, of two equally long ones the one that allows.
 */
export const readRobots = (text: string, product: string): Robots => {
  const groups = groupsOf(text.replace(/^\ufeff/, ''))
  const named = (agent: string): Group[] => groups.filter(({ agents }) => agents.includes(agent))
  const own = named(product.toLowerCase())
  const mine = own.length ? own : named('*')
  const rules = mine
    .flatMap((group) => group.rules)
    .map(({ allow, pattern }) => ({ allow, pattern: spelled(pattern) }))
  return {
    allows: (path) => {
      const asked = spelled(path)
      const best = rules
        .filter(({ pattern }) => meets(pattern, asked))
        .reduce<Rule | undefined>(
          (longest, rule) =>
            !longest ||
            rule.pattern.length > longest.pattern.length ||
            (rule.pattern.length === longest.pattern.length && rule.allow)
              ? rule
              : longest,
          undefined,
        )
      return best?.allow ?? true
    },
    delayMs: Math.max(0, ...mine.map(({ delayMs }) => delayMs)),
  }
}
